import * as z from 'zod'
import { day, line, optionalText, several, ticked } from '#domain/fields.ts'
import { instantOf, wallOf } from '#domain/organisations/clock.ts'
import { movedDays } from './calendar.ts'
import type { Wanted } from './slot.ts'

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
const accepted = () => optionalText(20_000)

export const CancellationInput = z.strictObject({ reason: line(300), tell: ticked(), refund: ticked() })
export type CancellationInput = z.output<typeof CancellationInput>

export const PostponementInput = z.strictObject({
  id: id(),
  first: day(),
  reason: line(300),
  tell: ticked(),
  accepted: accepted(),
})
export type PostponementInput = z.output<typeof PostponementInput>

/** What an undoing form says: the conflicts that it goes on with. */
export const ReturnInput = z.strictObject({ accepted: accepted() })

export const DuplicateInput = z.strictObject({
  id: id(),
  reference: line(40),
  first: day(),
  trainers: ticked(),
  space: ticked(),
  tell: ticked(),
  accepted: accepted(),
})
export type DuplicateInput = z.output<typeof DuplicateInput>

export const SplitInput = z.strictObject({ id: id(), reference: line(40), enrolments: several() })
export type SplitInput = z.output<typeof SplitInput>

export type Placed = Omit<Wanted, 'trainers'> & { trainers: readonly { id: string }[] }

/** The same slots with the same hours on the wall, from another first day. */
export function movedTo(slots: readonly Placed[], first: string, timeZone: string): Wanted[] {
  const days = movedDays(
    slots.map(({ day }) => day),
    first,
  )
  return slots.map((slot) => {
    const day = days.get(slot.day) ?? slot.day
    return {
      ...slot,
      day,
      startsAt: instantOf(day, wallOf(slot.startsAt, timeZone).hour, timeZone),
      endsAt: instantOf(day, wallOf(slot.endsAt, timeZone).hour, timeZone),
      trainers: slot.trainers.map(({ id }) => id),
    }
  })
}

export const spanOf = (slots: readonly { day: string }[]): { startsOn: string; endsOn: string } => {
  const days = slots.map(({ day }) => day).sort()
  return { startsOn: days[0] ?? '', endsOn: days.at(-1) ?? '' }
}
