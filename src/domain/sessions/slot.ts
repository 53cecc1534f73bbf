import * as z from 'zod'
import { count, day, hour, optionalLine, optionalText, optionalUrl, several, ticked } from '#domain/fields.ts'
import { instantOf } from '#domain/organisations/clock.ts'
import { trainingDays } from './calendar.ts'

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z-]{1,40}$/, { error: 'unreadable' })

/** Ids of people, one box each; an undone removal brings them in one field. */
const people = () =>
  several().transform((list) => [...new Set(list.flatMap((text) => text.split(',')).filter(Boolean))].slice(0, 20))

/** What was shown to whoever goes on all the same: keys of conflicts. */
const accepted = () => optionalText(20_000)

/** The kinds of papers that a change makes false, as they were listed to whoever confirms it. */
const confirmed = () => optionalText(400)

/** Days and half-days at once: the ids of the slots are made from the form's own. */
export const PlanInput = z.strictObject({
  id: id(),
  first: day(),
  days: count(60, 1),
  weekdays: several(),
  morning: ticked(),
  morningFrom: hour(),
  morningTo: hour(),
  afternoon: ticked(),
  afternoonFrom: hour(),
  afternoonTo: hour(),
  holidays: ticked(),
  space: optionalLine(40),
  remoteLink: optionalUrl(),
  trainers: people(),
  trainer: optionalLine(160),
  tell: ticked(),
  accepted: accepted(),
  confirmed: confirmed(),
})
export type PlanInput = z.output<typeof PlanInput>

/** One slot, new (version 0) or as it was when the form was filled. */
export const SlotInput = z.strictObject({
  id: id(),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
  day: day(),
  from: hour(),
  to: hour(),
  minutes: z.union([z.literal(''), count(720, 5).transform(String)]).default(''),
  title: optionalLine(120),
  space: optionalLine(40),
  remoteLink: optionalUrl(),
  trainers: people(),
  trainer: optionalLine(160),
  tell: ticked(),
  accepted: accepted(),
  confirmed: confirmed(),
})
export type SlotInput = z.output<typeof SlotInput>

export const RemovalInput = z.strictObject({ tell: ticked(), confirmed: confirmed() })

/** A slot as it is wanted. */
export type Wanted = {
  id: string
  day: string
  startsAt: number
  endsAt: number
  minutes: number
  spaceId: string | null
  remoteLink: string
  title: string
  trainers: readonly string[]
}

export function wantedOf(input: Omit<SlotInput, 'tell' | 'confirmed' | 'trainer'>, timeZone: string): Wanted {
  const startsAt = instantOf(input.day, input.from, timeZone)
  const endsAt = instantOf(input.day, input.to, timeZone)
  return {
    id: input.id,
    day: input.day,
    startsAt,
    endsAt,
    minutes: input.minutes === '' ? minutesIn(startsAt, endsAt) : Number(input.minutes),
    spaceId: input.space || null,
    remoteLink: input.remoteLink,
    title: input.title,
    trainers: input.trainers,
  }
}

/** The half-days of a template, on its days. */
export function plannedBy(input: PlanInput, timeZone: string): Wanted[] {
  const halves = [
    input.morning ? ([input.morningFrom, input.morningTo] as const) : null,
    input.afternoon ? ([input.afternoonFrom, input.afternoonTo] as const) : null,
  ].filter((half) => half !== null)
  const weekdays = input.weekdays.map(Number)
  const days = trainingDays({ first: input.first, count: input.days, weekdays, holidays: input.holidays })
  return days.flatMap((day) =>
    halves.map(([from, to], half) => {
      const startsAt = instantOf(day, from, timeZone)
      const endsAt = instantOf(day, to, timeZone)
      return {
        id: `${input.id}-${day.replaceAll('-', '')}${half}`,
        day,
        startsAt,
        endsAt,
        minutes: minutesIn(startsAt, endsAt),
        spaceId: input.space || null,
        remoteLink: input.remoteLink,
        title: '',
        trainers: input.trainers,
      }
    }),
  )
}

export type SlotRefusal = 'no_day_left' | 'ends_before' | 'slot_too_long' | 'slot_minutes'

export function refuseSlots(wanted: readonly Wanted[]): SlotRefusal | null {
  if (wanted.length === 0) return 'no_day_left'
  if (wanted.some(({ startsAt, endsAt }) => endsAt <= startsAt)) return 'ends_before'
  if (wanted.some(({ startsAt, endsAt }) => endsAt - startsAt > longest)) return 'slot_too_long'
  return wanted.some(({ startsAt, endsAt, minutes }) => minutes > minutesIn(startsAt, endsAt)) ? 'slot_minutes' : null
}

const minutesIn = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 60_000))
const longest = 12 * 3600_000
