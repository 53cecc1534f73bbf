import type { Scope } from '#db/scope.ts'
import {
  type AffectedPaper,
  type AffectedPerson,
  type AffectedSlot,
  selectAffectedPapers,
  selectAffectedPeople,
  selectAffectedSlots,
} from '#db/sessions/consequences.ts'
import type { Placed } from '#domain/sessions/move.ts'
import type { Wanted } from '#domain/sessions/slot.ts'
import { paths } from '#paths.ts'
import type { Consequence } from '#views/sessions/consequences.tsx'
import type { Speech } from '#words/words.ts'

export type Slot = Omit<AffectedSlot, 'trainers'> & { trainers: { id: string; name: string; email: string }[] }

export type Affected = {
  people: readonly AffectedPerson[]
  papers: readonly AffectedPaper[]
  slots: readonly Slot[]
}

/** What a change of the session touches: people, papers, slots. */
export const affectedBy = (scope: Scope, id: string) =>
  [selectAffectedPeople(scope, id), selectAffectedPapers(scope, id), selectAffectedSlots(scope, id)] as const

type Rows = readonly [readonly AffectedPerson[], readonly AffectedPaper[], readonly AffectedSlot[], ...unknown[]]

export const affectedIn = ([people, papers, slots]: Rows): Affected => ({
  people,
  papers,
  slots: slots.map((slot) => ({
    ...slot,
    trainers: (JSON.parse(slot.trainers) as [string, string, string][]).map(([id, name, email]) => ({
      id,
      name,
      email,
    })),
  })),
})

/** Those where nothing was noted. */
export const movable = ({ slots }: Affected): Slot[] => slots.filter(({ signed }) => !signed)

export const asWanted = (slots: readonly Placed[]): Wanted[] =>
  slots.map((slot) => ({ ...slot, trainers: slot.trainers.map(({ id }) => id) }))

/** Those who come, and those who teach. */
type Reached = {
  people: readonly AffectedPerson[]
  slots: readonly { trainers: readonly { id: string }[] }[]
}

export const isAnybody = ({ people, slots }: Reached): boolean => people.length + trainersIn(slots).length > 0

/** Who gets a message, and who must be told otherwise. */
export function toldIn(w: Speech, { people, slots }: Reached): Consequence[] {
  const { moves } = w.sessions
  const trainers = trainersIn(slots)
  if (people.length + trainers.length === 0) return [{ icon: 'mail', text: moves.nobodyTold }]
  const silent = people.filter(({ email }) => email === '').map(nameOf)
  const told: Consequence = {
    icon: 'mail',
    text: moves.told(
      w.format.count(people.length - silent.length, moves.person, moves.persons),
      w.format.count(trainers.length, moves.trainer, moves.trainers),
    ),
  }
  return silent.length > 0
    ? [told, { icon: 'triangle-alert', tone: 'warn', text: moves.noAddress(silent.join(', ')) }]
    : [told]
}

/** Beside a form that may also say who teaches. */
export const mayBeTold = (w: Speech, reached: Reached): Consequence[] => [
  ...(isAnybody(reached) ? toldIn(w, reached) : []),
  { icon: 'mail', text: w.sessions.slots.trainersTold },
]

export function freedIn(w: Speech, { slots }: Affected): Consequence[] {
  const { moves } = w.sessions
  if (slots.length === 0) return []
  const names = [
    ...trainersIn(slots).map(({ name }) => name),
    ...new Set(slots.map(({ spaceName }) => spaceName ?? '')),
  ]
  return [
    {
      icon: 'calendar-days',
      text: moves.freed(w.format.count(slots.length, moves.slot, moves.slots), names.filter(Boolean).join(', ') || '—'),
    },
  ]
}

/** What was paid online, and is given back where it was paid. */
export function paidIn(w: Speech, sessionId: string, paid: readonly { amount: number }[]): Consequence[] {
  if (paid.length === 0) return []
  const sum = paid.reduce((total, { amount }) => total + amount, 0)
  const text = w.sessions.moves.paid(paid.length, w.format.amount(sum))
  return [{ icon: 'euro', tone: 'warn', text, href: paths.sessions.registration(sessionId) }]
}

export const slotsMovedIn = (w: Speech, affected: Affected): Consequence[] => {
  const { moves } = w.sessions
  const [going, all] = [movable(affected).length, affected.slots.length]
  const said = (count: number) => w.format.count(count, moves.slot, moves.slots)
  return [
    { icon: 'calendar-clock', text: moves.moved(said(going)) },
    ...(all > going ? [{ icon: 'lock' as const, text: moves.staying(said(all - going)) }] : []),
  ]
}

const trainersIn = <T extends { id: string }>(slots: readonly { trainers: readonly T[] }[]) => [
  ...new Map(slots.flatMap(({ trainers }) => trainers).map((trainer) => [trainer.id, trainer])).values(),
]

const nameOf = ({ givenName, familyName }: AffectedPerson): string => `${givenName} ${familyName}`
