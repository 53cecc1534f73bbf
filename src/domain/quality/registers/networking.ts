import type { Statements } from '#db/database.ts'
import { insertContact, putReferent, updateContact } from '#db/quality/registers-network.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { NetworkContactChange, NetworkContactInput, ReferentInput } from './network.ts'

export function addContact<const T extends Statements>(
  scope: Scope,
  { id, kinds, ...input }: NetworkContactInput,
  show: T,
) {
  const writes = [
    insertContact(scope, { id, kinds: JSON.stringify(kinds), ...input }),
    record(scope, 'network_contact_added', id, { name: input.name, contactedOn: input.contactedOn }),
  ]
  return commit(scope, writes, ...show)
}

/** Written to again, or somebody else answers there now. */
export function changeContact<const T extends Statements>(
  scope: Scope,
  id: string,
  { version, kinds, ...input }: NetworkContactChange,
  show: T,
) {
  const writes = [
    updateContact(scope, id, version, { kinds: JSON.stringify(kinds), ...input }),
    exactlyOne(scope),
    record(scope, 'network_contact_changed', id, { name: input.name, contactedOn: input.contactedOn }),
  ]
  return commit(scope, writes, ...show)
}

export function nameReferent<const T extends Statements>(
  scope: Scope,
  { person: _, isPublic, ...input }: ReferentInput,
  { id: personId, name }: { id: string; name: string },
  show: T,
) {
  const writes = [
    putReferent(scope, { ...input, personId, isPublic: Number(isPublic) }),
    record(scope, 'referent_named', input.kind, { name, kind: input.kind, sinceOn: input.sinceOn }),
  ]
  return commit(scope, writes, ...show)
}
