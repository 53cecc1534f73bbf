import * as z from 'zod'
import { id, instant } from './shapes.ts'

export const SiteTold = z.strictObject({
  id: id('nantes'),
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  town: z.string(),
  phone: z.string(),
  accessibility: z.string(),
  version: z.int().min(1).describe('To be sent back with a change: it is refused once somebody else was quicker.'),
  closedAt: instant().nullable(),
})
export type SiteTold = z.output<typeof SiteTold>
