import type { Statement } from '#db/database.ts'
import { linkCorrected, withdrawIfPresent, withdrawIfVoid } from '#db/quality/proof-corrections.ts'
import { insertSuccession } from '#db/quality/proof-life.ts'
import { deleteWithdrawal, insertWithdrawalIfNone } from '#db/quality/proofs.ts'
import type { Scope } from '#db/scope.ts'
import { record } from '#domain/events/commit.ts'
import { type ProofRuleName, proofRules } from './rules.ts'

type Proof = { id: string; label: string }

/** What a proof says is no longer so: it stays to be read with the reason, and serves no indicator. */
export const withdrawing = (scope: Scope, proofs: readonly Proof[], reason: string) =>
  proofs.flatMap(({ id, label }) => [
    insertWithdrawalIfNone(scope, id, reason),
    record(scope, 'proof_withdrawn', id, { name: label, reason }),
  ])

/** What it says is so again: it serves as before. */
export const returning = (scope: Scope, proofs: readonly Proof[]) =>
  proofs.flatMap(({ id, label }) => [deleteWithdrawal(scope, id), record(scope, 'proof_returned', id, { name: label })])

/** The same, when another says what is so now: it takes the place of the last of them. */
export const correcting = (scope: Scope, proofId: string, proofs: readonly Proof[], reason: string) => [
  ...proofs.slice(-1).map(({ id }) => insertSuccession(scope, proofId, id)),
  ...withdrawing(scope, proofs, reason),
]

/** A source may have been corrected before its proof was kept. */
export function settling(
  scope: Scope,
  rule: ProofRuleName,
  proofId: string,
  payload: Readonly<Record<string, unknown>>,
): readonly Statement[] {
  if (proofRules[rule].opens === 'paper') return [withdrawIfVoid(scope, proofId), ...linkCorrected(scope, proofId)]
  const { enrolment } = payload
  return rule === 'absence_followed' && typeof enrolment === 'string'
    ? [withdrawIfPresent(scope, proofId, enrolment)]
    : []
}
