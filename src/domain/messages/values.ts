import type { Values } from './template.ts'

type Person = { givenName: string; familyName: string }
type Office = { name: string; email: string; phone: string }

/** What every mail may say: who reads, and who writes. */
export const valuesOf = (person: Person, office: Office): Values => ({
  'person.givenName': person.givenName,
  'person.name': `${person.givenName} ${person.familyName}`,
  'organisation.name': office.name,
  'organisation.email': office.email,
  'organisation.phone': office.phone,
})
