import * as z from 'zod'
import { day, hour, line, optionalLine } from '#domain/fields.ts'
import { addDays, instantOf } from '#domain/organisations/clock.ts'

/** When somebody cannot come, as a form says it: whole days unless hours are given. The id is made with the form. */
export const UnavailabilityInput = z.strictObject({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
  person: line(160),
  from: day(),
  until: day(),
  fromHour: z.union([z.literal(''), hour()]).default(''),
  untilHour: z.union([z.literal(''), hour()]).default(''),
  reason: optionalLine(200),
})
export type UnavailabilityInput = z.output<typeof UnavailabilityInput>

export type Span = { startsAt: number; endsAt: number }

/** From the first hour of the first day to the last of the last one, there. */
export function spanOf({ from, until, fromHour, untilHour }: Days, timeZone: string): Span {
  const startsAt = instantOf(from, fromHour || '00:00', timeZone)
  const endsAt = untilHour ? instantOf(until, untilHour, timeZone) : instantOf(addDays(until, 1), '00:00', timeZone)
  return { startsAt, endsAt }
}

type Days = Pick<UnavailabilityInput, 'from' | 'until' | 'fromHour' | 'untilHour'>

const longest = 400 * 24 * 3600_000

/** It ends after it begins, and is forgotten one day. */
export function refuseSpan({ startsAt, endsAt }: Span): 'ends_before' | 'too_long_away' | null {
  if (endsAt <= startsAt) return 'ends_before'
  return endsAt - startsAt > longest ? 'too_long_away' : null
}
