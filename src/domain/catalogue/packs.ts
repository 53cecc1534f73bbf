import { deleteLevels, deletePack, insertLevels, insertPack, type PackRow, updatePack } from '#db/catalogue/packs.ts'
import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { parseAmount } from './hours.ts'
import type { PackInput } from './pack.ts'

/** Each verb brings back what the answer shows, read in the same trip. */
export function createPack<const T extends Statements>(scope: Scope, id: string, input: PackInput, show: T) {
  const writes = [
    insertPack(scope, { id, ...fieldsOf(input) }),
    insertLevels(scope, id, input.level),
    record(scope, 'pack_created', id, { title: input.title }),
  ]
  return commit(scope, writes, ...show)
}

export function changePack<const T extends Statements>(
  scope: Scope,
  id: string,
  version: number,
  input: PackInput,
  show: T,
) {
  const writes = [
    updatePack(scope, id, version, fieldsOf(input)),
    exactlyOne(scope),
    deleteLevels(scope, id),
    insertLevels(scope, id, input.level),
    record(scope, 'pack_changed', id, { title: input.title }),
  ]
  return commit(scope, writes, ...show)
}

export function removePack<const T extends Statements>(scope: Scope, { id, title }: PackRow, version: number, show: T) {
  const writes = [
    deleteLevels(scope, id),
    deletePack(scope, id, version),
    exactlyOne(scope),
    record(scope, 'pack_removed', id, { title }),
  ]
  return commit(scope, writes, ...show)
}

const fieldsOf = ({ title, kind, description, price }: PackInput) => ({
  title,
  sortKey: fold(title),
  kind,
  description,
  price: parseAmount(price) ?? 0,
})
