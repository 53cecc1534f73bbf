import type { Statements } from '#db/database.ts'
import { insertCredential, updateCredential } from '#db/quality/registers-credentials.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import type { CredentialInput, CredentialRenewal } from './credential.ts'

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

/** Given until another day, with its bytes or without. The file of before stays among the files. */
export function renewCredential<const T extends Statements>(
  scope: Scope,
  { id, name, title, holdingId }: Credential,
  { version, ...days }: CredentialRenewal,
  file: Received | undefined,
  show: T,
) {
  const writes = [
    ...(file ? keeping(scope, { id: file.id, use: 'document', rule: 'proofs', file }) : []),
    updateCredential(scope, id, version, { ...days, holdingId: file?.id ?? holdingId }),
    exactlyOne(scope),
    record(scope, 'credential_renewed', id, { name: `${title} (${name})`, until: days.renewOn }),
  ]
  return commit(scope, writes, ...show)
}
