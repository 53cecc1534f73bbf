import * as z from 'zod'
import { count, line, optionalText, version } from '#domain/fields.ts'

export const SpaceInput = z.strictObject({
  name: line(80),
  site: line(40),
  capacity: count(2000, 1),
  equipment: optionalText(1000),
})
export type SpaceInput = z.output<typeof SpaceInput>

/** The id is made with the form, so that a form sent twice opens one space. */
export const NewSpace = SpaceInput.extend({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
})

export const SpaceChange = SpaceInput.extend({ version: version() })
export type SpaceChange = z.output<typeof SpaceChange>

export const SpaceClosure = z.strictObject({ reason: line(200) })
