import type { Statements } from '#db/database.ts'
import { insertCredential, updateCredential } from '#db/quality/registers-credentials.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import type { CredentialInput, CredentialRenewal, OwnCredential } from './credential.ts'

type Credential = { id: string; name: string; title: string; holdingId: string | null }

/** A piece that a trainer's file must hold, by a day. */
export function addCredential<const T extends Statements>(
  scope: Scope,
  { id, person: _, ...input }: CredentialInput,
  { id: personId, name }: { id: string; name: string },
  show: T,
) {
  const writes = [
    insertCredential(scope, { id, personId, ...input, givenOn: '', holdingId: null }),
    record(scope, 'credential_added', id, { name: `${input.title} (${name})`, until: input.renewOn }),
  ]
  return commit(scope, writes, ...show)
}

/** Given until another day, with its bytes or without. */
export const renewCredential = <const T extends Statements>(
  scope: Scope,
  credential: Credential,
  input: CredentialRenewal,
  file: Received | undefined,
  show: T,
) => commit(scope, renewal(scope, 'credential_renewed', credential, input, file), ...show)

/** Whom it speaks of gives it today, for a while to come: their word alone is no proof, the file is. */
export async function giveCredential<const T extends Statements>(
  scope: Scope,
  credential: Credential,
  { renewOn, version }: OwnCredential,
  { file, today }: { file: Received | undefined; today: string },
  show: T,
) {
  if (!file) return no('credential_without_file')
  if (renewOn <= today) return no('credential_already_over')
  const given = { givenOn: today, renewOn, version }
  return commit(scope, renewal(scope, 'credential_given', credential, given, file), ...show)
}

/** The file of before stays among the files. */
const renewal = (
  scope: Scope,
  action: 'credential_renewed' | 'credential_given',
  { id, name, title, holdingId }: Credential,
  { version, ...days }: CredentialRenewal,
  file: Received | undefined,
) => [
  ...(file ? keeping(scope, { id: file.id, use: 'document', rule: 'proofs', file }) : []),
  updateCredential(scope, id, version, { ...days, holdingId: file?.id ?? holdingId }),
  exactlyOne(scope),
  record(scope, action, id, { name: `${title} (${name})`, until: days.renewOn }),
]
