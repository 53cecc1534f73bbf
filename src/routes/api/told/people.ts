import * as z from 'zod'
import { PersonInput } from '#domain/people/person.ts'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { id, instant, pageOf, sure, version } from './shapes.ts'

export const PersonTold = z.strictObject({
  id: id('bruno'),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  phone: z.string(),
  version: version(),
  addedAt: instant(),
})
export type PersonTold = z.output<typeof PersonTold>

export const PersonAsked = PersonInput.extend({ sure: sure('Whoever has this name or address is somebody else.') })

const onPerson = [idParameter('bruno')]

export const people: Described = {
  schemas: { Person: PersonTold, PersonPage: pageOf(PersonTold) },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.people, scope: 'people:read', id: 'listPeople' },
      summary: 'The people, by name',
      parameters: listParameters,
      answers: { 200: 'PersonPage' },
    },
    {
      ...{ method: 'POST', path: paths.api.people, scope: 'people:write', id: 'addPerson' },
      summary: 'Add somebody. Refused with 409 when somebody has this name or address, unless `sure`.',
      body: {
        type: 'application/json',
        schema: PersonAsked,
        example: { givenName: 'Nolwenn', familyName: 'Tanguy', email: 'nolwenn@example.com' },
      },
      answers: { 201: 'Person' },
    },
    {
      ...{ method: 'GET', path: `${paths.api.people}/:id`, scope: 'people:read', id: 'readPerson' },
      summary: 'One person',
      parameters: onPerson,
      answers: { 200: 'Person' },
    },
    {
      ...{ method: 'PATCH', path: `${paths.api.people}/:id`, scope: 'people:write', id: 'changePerson' },
      summary: 'Change what is known of somebody. What is left out stays as it is.',
      parameters: onPerson,
      body: {
        type: 'application/json',
        schema: PersonInput.partial().extend({ version: version() }),
        example: { phone: '02 40 00 00 00', version: 1 },
      },
      answers: { 200: 'Person' },
    },
  ],
}
