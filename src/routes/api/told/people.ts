import * as z from 'zod'
import { id, instant } from './shapes.ts'

export const PersonTold = z.strictObject({
  id: id('bruno'),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  phone: z.string(),
  addedAt: instant(),
})
export type PersonTold = z.output<typeof PersonTold>
