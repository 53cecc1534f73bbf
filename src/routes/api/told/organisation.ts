import * as z from 'zod'
import { paths } from '#paths.ts'
import type { Described } from './operation.ts'
import { id } from './shapes.ts'

export const OrganisationTold = z.strictObject({
  id: id('lisiere'),
  name: z.string(),
  siret: z.string(),
  nda: z.string(),
  address: z.string(),
  email: z.string(),
  phone: z.string(),
  website: z.string(),
  timeZone: z.string(),
})
export type OrganisationTold = z.output<typeof OrganisationTold>

export const organisation: Described = {
  schemas: { Organisation: OrganisationTold },
  operations: [
    {
      ...{ method: 'GET', path: paths.api.organisation, scope: 'organisation:read', id: 'readOrganisation' },
      summary: 'The organisation that the key is for',
      answers: { 200: 'Organisation' },
    },
  ],
}
