import type { Statements } from '#db/database.ts'
import { insertProfile, updateProfile } from '#db/quality/profiles.ts'
import { insertProofSession } from '#db/quality/proof-life.ts'
import { deleteWithdrawal, insertProof, insertProofOfEvent, insertWithdrawal } from '#db/quality/proofs.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { keeping } from '#domain/files/holdings.ts'
import { sha256 } from '#edge/digest.ts'
import type { Received } from '#edge/files/reception.ts'
import { replacing } from './life.ts'
import type { GridProfileInput } from './profile.ts'
import { type EvidenceInput, type ProofState, refuseReturn, refuseWithdrawal } from './proof.ts'
import type { RuleStanding } from './rule-choice.ts'

type Proof = ProofState & { id: string; label: string }

/** What has just happened proves something: the row of it, for the batch of whoever answers the event. */
export function provenBy(
  scope: Scope,
  { rule, version, indicators }: RuleStanding,
  event: { id: string; at: number; payload: Readonly<Record<string, unknown>> },
) {
  return insertProofOfEvent(scope, event.id, {
    rule,
    ruleVersion: version,
    label: labelOf(event.payload),
    indicators: JSON.stringify(indicators),
    happenedOn: new Date(event.at).toISOString().slice(0, 10),
  })
}

/** Added by hand, with a file or without. */
export async function addProof<const T extends Statements>(
  scope: Scope,
  { id, label, indicators, sites, sessions, replaces, ...input }: EvidenceInput,
  file: Received | undefined,
  show: T,
) {
  const { organisationId } = scope
  const sum = file?.sha256 ?? (await sha256(JSON.stringify({ organisationId, id, label, ...input })))
  const writes = [
    ...(file ? keeping(scope, { id: file.id, use: 'document', rule: 'proofs', file }) : []),
    insertProof(scope, {
      id,
      rule: '',
      label,
      subjectId: '',
      indicators: JSON.stringify(indicators),
      ...input,
      sites: JSON.stringify(sites),
      holdingId: file?.id ?? null,
      sha256: sum,
    }),
    ...sessions.flatMap((code) => [insertProofSession(scope, id, code), exactlyOne(scope)]),
    ...(replaces ? replacing(scope, id, replaces) : []),
    record(scope, 'proof_added', id, { name: label, indicators: indicators.join(', ') }),
  ]
  return commit(scope, writes, ...show)
}

export async function withdrawProof<const T extends Statements>(scope: Scope, proof: Proof, reason: string, show: T) {
  const refusal = refuseWithdrawal(proof)
  if (refusal) return no(refusal)
  const writes = [
    insertWithdrawal(scope, proof.id, reason),
    record(scope, 'proof_withdrawn', proof.id, { name: proof.label, reason }),
  ]
  return commit(scope, writes, ...show)
}

export async function returnProof<const T extends Statements>(scope: Scope, proof: Proof, show: T) {
  const refusal = refuseReturn(proof)
  if (refusal) return no(refusal)
  const writes = [
    deleteWithdrawal(scope, proof.id),
    exactlyOne(scope),
    record(scope, 'proof_returned', proof.id, { name: proof.label }),
  ]
  return commit(scope, writes, ...show)
}

/** Described for the first time, or again by who has seen the last version of it. */
export function describeActivity<const T extends Statements>(
  scope: Scope,
  { version, categories, newCategories, ...input }: GridProfileInput,
  show: T,
) {
  const fields = {
    ...input,
    categories: categories.join(' '),
    certifying: Number(input.certifying),
    alternating: Number(input.alternating),
    workplace: Number(input.workplace),
    subcontracting: Number(input.subcontracting),
    isOnlySubcontractor: Number(input.isOnlySubcontractor),
    isNewEntrant: Number(input.isNewEntrant),
    isRecognised: Number(input.isRecognised),
    newCategories: newCategories.filter((one) => categories.includes(one)).join(' '),
  }
  const writes = [
    version === 0 ? insertProfile(scope, fields) : updateProfile(scope, version, fields),
    exactlyOne(scope),
    record(scope, 'quality_profile_changed', scope.organisationId, { categories: categories.join(', ') }),
  ]
  return commit(scope, writes, ...show)
}

/** What the event called the thing. */
function labelOf(payload: Readonly<Record<string, unknown>>): string {
  const [found = ''] = [payload.name, payload.title, payload.number, payload.code].filter(
    (one) => typeof one === 'string',
  )
  return String(found).slice(0, 160)
}
