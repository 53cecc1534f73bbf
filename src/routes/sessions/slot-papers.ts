import { datedKinds } from '#domain/documents/fate.ts'
import { type Judged, lostWith } from '#domain/documents/judging.ts'
import type { Timetable, TimetableSlot } from '#domain/documents/timetable.ts'
import type { Wanted } from '#domain/sessions/slot.ts'
import type { Context } from '#http/context.ts'
import type { Unconfirmed } from '#views/sessions/consequences.tsx'
import { voiceOf } from '#words/voice.ts'
import { papersIn } from './affected-papers.ts'

/** What a form says to have nothing listed: a change is undone without a word. */
export const everyKind = [...datedKinds, 'people'].join(' ')

/** The papers that slots changed so would make false, unless whoever changes them has read which kinds. */
export const unconfirmed = (
  c: Context,
  judged: Judged,
  confirmed: string,
  change: (slots: readonly TimetableSlot[]) => readonly TimetableSlot[],
): Unconfirmed | undefined => unread(c, judged, confirmed, ({ place, slots }) => ({ place, slots: change(slots) }))

/** The same of a session that takes place elsewhere. */
export const unconfirmedAt = (
  c: Context,
  judged: Judged,
  confirmed: string,
  place: Timetable['place'],
): Unconfirmed | undefined => unread(c, judged, confirmed, ({ slots }) => ({ place, slots }))

function unread(
  { var: { w } }: Context,
  judged: Judged,
  confirmed: string,
  after: (timetable: Timetable) => Timetable,
): Unconfirmed | undefined {
  const lost = lostWith(judged, voiceOf, after)
  const kinds = [...new Set(lost.map(({ kind }) => kind))]
  const known = confirmed.split(' ')
  if (kinds.every((kind) => known.includes(kind))) return undefined
  return { consequences: papersIn(w, lost, 'moved'), key: kinds.join(' ') }
}

/** These slots among the others, each in the place of what it was. */
export const withSlots =
  (wanted: readonly Wanted[]) =>
  (slots: readonly TimetableSlot[]): TimetableSlot[] => [
    ...withoutSlots(wanted.map(({ id }) => id))(slots),
    ...wanted.map(({ id, day, startsAt, endsAt, minutes, title, spaceId, trainers }) => {
      return { id, day, startsAt, endsAt, minutes, title, spaceId, trainers: [...trainers].sort() }
    }),
  ]

export const withoutSlots =
  (ids: readonly string[]) =>
  (slots: readonly TimetableSlot[]): TimetableSlot[] =>
    slots.filter(({ id }) => !ids.includes(id))
