import * as z from 'zod'
import { choice, line, ticked } from '#domain/fields.ts'

export const askingDays = ['7', '14', '30'] as const

/** A survey asked by hand. The id is made with the form: sent twice, it is one asking. */
export const AskingInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  survey: line(40),
  days: choice(askingDays),
  present: ticked(),
})
export type AskingInput = z.output<typeof AskingInput>
