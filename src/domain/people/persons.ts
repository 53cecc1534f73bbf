import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { insertEmployment, updateEmploymentEnd } from '#db/people/employments.ts'
import { upsertNeeds } from '#db/people/needs.ts'
import { updatePerson, upsertDetails } from '#db/people/people.ts'
import { insertPerson } from '#db/people/persons.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { EmploymentInput, NeedsInput, PersonChange, PersonInput } from './person.ts'

type Company = { id: string; name: string }

/** Somebody new, and where they work when it is known. */
export function addPerson<const T extends Statements>(
  scope: Scope,
  id: string,
  input: PersonInput,
  work: { company: Company; title: string } | null,
  show: T,
) {
  return commit(
    scope,
    [...personWrites(scope, id, input, work), record(scope, 'person_added', id, { name: nameOf(input) })],
    ...show,
  )
}

/** What makes somebody known, for a verb that does more with them in the same batch. */
export function personWrites(
  scope: Scope,
  id: string,
  { givenName, familyName, email, phone, ...details }: PersonInput,
  work: { company: Company; title: string } | null,
) {
  const isMore = Object.values(details).some(Boolean)
  return [
    insertPerson(scope, { id, givenName, familyName, email, identityId: null, phone }),
    ...(isMore ? [upsertDetails(scope, id, details)] : []),
    ...(work ? [insertEmployment(scope, employmentOf(scope, id, work.company.id, { title: work.title }))] : []),
  ]
}

export function changePerson<const T extends Statements>(
  scope: Scope,
  id: string,
  { version, givenName, familyName, email, phone, ...details }: PersonChange,
  show: T,
) {
  const name = { givenName, familyName }
  const sortKey = fold(familyName, givenName) || id
  const writes = [
    updatePerson(scope, id, version, { ...name, sortKey, email, phone }),
    exactlyOne(scope),
    upsertDetails(scope, id, details),
    record(scope, 'person_changed', id, { name: nameOf(name) }),
  ]
  return commit(scope, writes, ...show)
}

export function employ<const T extends Statements>(
  scope: Scope,
  person: { id: string; name: string },
  company: Company,
  input: Omit<EmploymentInput, 'company'>,
  show: T,
) {
  const writes = [
    insertEmployment(scope, employmentOf(scope, person.id, company.id, input)),
    exactlyOne(scope),
    record(scope, 'employment_added', person.id, { name: person.name, company: company.name }),
  ]
  return commit(scope, writes, ...show)
}

export function endEmployment<const T extends Statements>(
  scope: Scope,
  employment: { id: string; personId: string; company: string },
  until: string,
  show: T,
) {
  const writes = [
    updateEmploymentEnd(scope, employment.id, until),
    exactlyOne(scope),
    record(scope, 'employment_ended', employment.personId, { company: employment.company, until }),
  ]
  return commit(scope, writes, ...show)
}

/** The history says that they were noted and by whom, never what they are. */
export function noteNeeds<const T extends Statements>(scope: Scope, personId: string, input: NeedsInput, show: T) {
  const { version, ...fields } = input
  const writes = [
    upsertNeeds(scope, personId, version, fields),
    exactlyOne(scope),
    record(scope, 'needs_changed', personId),
  ]
  return commit(scope, writes, ...show)
}

/** Whoever reads them leaves a trace, with what they read. */
export const readNeeds = <const T extends Statements>(scope: Scope, personId: string, show: T) =>
  commit(scope, [record(scope, 'needs_read', personId)], ...show)

type Given = { title?: string; since?: string; until?: string }

const employmentOf = (
  scope: Scope,
  personId: string,
  companyId: string,
  { title = '', since = '', until = '' }: Given,
) => ({
  id: scope.ids.next(),
  personId,
  companyId,
  title,
  since,
  until,
})

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`
