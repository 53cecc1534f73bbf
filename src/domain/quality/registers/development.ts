import * as z from 'zod'
import { day, line, optionalText, version } from '#domain/fields.ts'

export const DevelopmentInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  person: line(160),
  need: line(300),
  training: line(300),
  plannedOn: day(),
})
export type DevelopmentInput = z.output<typeof DevelopmentInput>

/** Followed, and what came of it. */
export const DevelopmentDone = z.strictObject({ doneOn: day(), outcome: optionalText(2000), version: version() })
export type DevelopmentDone = z.output<typeof DevelopmentDone>
