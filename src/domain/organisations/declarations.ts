import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import {
  type DeclarationRow,
  deleteDeclaration,
  deleteDeclaredSites,
  insertDeclaration,
  insertDeclaredSites,
  updateDeclaration,
} from '#db/organisations/declarations.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { day, line, several, version } from '#domain/fields.ts'
import { nda } from './nda.ts'

const DeclarationInput = z.strictObject({
  number: nda(),
  region: line(60),
  fromDay: day(),
  sites: several().pipe(z.array(z.string().max(40)).min(1, { error: 'required' }).max(200, { error: 'choice' })),
})

export const NewDeclaration = DeclarationInput.extend({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
})
export type NewDeclaration = z.output<typeof NewDeclaration>

export const DeclarationChange = DeclarationInput.extend({ version: version() })
export type DeclarationChange = z.output<typeof DeclarationChange>

/** The number in the organisation's identity stands for every site that is under no other. */
export async function addDeclaration<const T extends Statements>(
  scope: Scope,
  ownNumber: string,
  { sites, ...fields }: NewDeclaration,
  show: T,
) {
  if (fields.number === ownNumber) return no('declared_already')
  const writes = [
    insertDeclaration(scope, fields),
    insertDeclaredSites(scope, fields.id, sites),
    record(scope, 'office_declaration_added', fields.id, { number: fields.number, sites }),
  ]
  return commit(scope, writes, ...show)
}

export async function changeDeclaration<const T extends Statements>(
  scope: Scope,
  ownNumber: string,
  id: string,
  { sites, version, ...fields }: DeclarationChange,
  show: T,
) {
  if (fields.number === ownNumber) return no('declared_already')
  const writes = [
    updateDeclaration(scope, version, { id, ...fields }),
    exactlyOne(scope),
    deleteDeclaredSites(scope, id),
    insertDeclaredSites(scope, id, sites),
    record(scope, 'office_declaration_changed', id, { number: fields.number, sites }),
  ]
  return commit(scope, writes, ...show)
}

/** Its sites return under the organisation's own number; statements that were counted for it stay. */
export function removeDeclaration<const T extends Statements>(
  scope: Scope,
  { id, number }: Pick<DeclarationRow, 'id' | 'number'>,
  show: T,
) {
  const writes = [
    deleteDeclaredSites(scope, id),
    deleteDeclaration(scope, id),
    exactlyOne(scope),
    record(scope, 'office_declaration_removed', id, { number }),
  ]
  return commit(scope, writes, ...show)
}
