import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import {
  deleteConfirmation,
  deleteContact,
  insertCompany,
  insertConfirmation,
  updateCompany,
  upsertContact,
} from '#db/people/companies.ts'
import { insertPerson } from '#db/people/persons.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { type CompanyChange, type CompanyInput, type ContactInput, suggestOpco } from './company.ts'

type Company = { id: string; name: string }

/** What somebody typed as its skills operator is theirs; left empty, it is proposed. */
export async function addCompany<const T extends Statements>(scope: Scope, id: string, input: CompanyInput, show: T) {
  const { opco } = input
  const writes = [
    insertCompany(scope, {
      id,
      ...input,
      opco: opco || (await suggestOpco(input.idcc)),
      sortKey: companyKey(input, id),
    }),
    ...(opco === '' ? [] : [insertConfirmation(scope, id)]),
    record(scope, 'company_added', id, { name: input.name }),
  ]
  return commit(scope, writes, ...show)
}

export async function changeCompany<const T extends Statements>(
  scope: Scope,
  company: Company & { opco: string },
  { version, ...input }: CompanyChange,
  show: T,
) {
  const { opco } = input
  const isSaid = opco !== '' && opco !== company.opco
  const writes = [
    updateCompany(scope, company.id, version, {
      ...input,
      opco: opco || (await suggestOpco(input.idcc)),
      sortKey: companyKey(input, company.id),
    }),
    exactlyOne(scope),
    ...(isSaid ? [insertConfirmation(scope, company.id)] : []),
    ...(opco === '' ? [deleteConfirmation(scope, company.id)] : []),
    record(scope, 'company_changed', company.id, { name: input.name }),
  ]
  return commit(scope, writes, ...show)
}

export function confirmOpco<const T extends Statements>(scope: Scope, company: Company & { opco: string }, show: T) {
  const writes = [
    insertConfirmation(scope, company.id),
    exactlyOne(scope),
    record(scope, 'company_opco_confirmed', company.id, { name: company.name, opco: company.opco }),
  ]
  return commit(scope, writes, ...show)
}

/** Somebody who is known already, or somebody new: whoever has this address is the one. */
export function addContact<const T extends Statements>(
  scope: Scope,
  company: Company,
  { title, ...person }: ContactInput,
  knownId: string | null,
  show: T,
) {
  const id = knownId ?? scope.ids.next()
  const writes = [
    ...(knownId === null ? [insertPerson(scope, { id, ...person, identityId: null })] : []),
    upsertContact(scope, company.id, id, title),
    record(scope, 'contact_added', company.id, { name: `${person.givenName} ${person.familyName}`, title }),
  ]
  return commit(scope, writes, ...show)
}

export function removeContact<const T extends Statements>(scope: Scope, company: Company, personId: string, show: T) {
  const writes = [
    deleteContact(scope, company.id, personId),
    exactlyOne(scope),
    record(scope, 'contact_removed', company.id, { person: personId }),
  ]
  return commit(scope, writes, ...show)
}

/** The name decides the order; the town is there to be found by. */
export const companyKey = ({ name, town }: { name: string; town: string }, id: string) => fold(name, town) || id
