import * as z from 'zod'
import { paths } from '#paths.ts'
import { type Described, idParameter, listParameters } from './operation.ts'
import { id, instant, pageOf } from './shapes.ts'

export const PersonTold = z.strictObject({
  id: id('bruno'),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  phone: z.string(),
  addedAt: instant(),
})
export type PersonTold = z.output<typeof PersonTold>

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
      ...{ method: 'GET', path: `${paths.api.people}/:id`, scope: 'people:read', id: 'readPerson' },
      summary: 'One person',
      parameters: [idParameter('bruno')],
      answers: { 200: 'Person' },
    },
  ],
}
