import type { AffectedPerson, AffectedSlot } from '#db/sessions/consequences.ts'
import { placeOf, type Whereabouts } from '#domain/sessions/slots.ts'
import type { Speech } from '#words/words.ts'

export type Reader = { personId: string; givenName: string; familyName: string; email: string }

/** What somebody is told of a change, in which words. */
export type SessionLetter = {
  kind: 'session-cancelled' | 'session-moved' | 'trainer-changed'
  reader: Reader
  reason: string
}

type Payload = Readonly<Record<string, unknown>>
type Happened = { action: string; payload: Payload }

type Touched = {
  people: readonly AffectedPerson[]
  slots: readonly AffectedSlot[]
  /** Who no longer has anything to do there. */
  gone: readonly Reader[]
}

/** Everybody with an address, once: trainers who come or go by what changes for them, the others when something moved. */
export function lettersOf(w: Speech, event: Happened, touched: Touched): SessionLetter[] {
  const kind = event.action === 'session_cancelled' ? 'session-cancelled' : 'session-moved'
  const reason = slotsSaid[event.action]?.(w, event.payload, touched) ?? String(event.payload.reason ?? '')
  const own = trainersTold(w, event, touched)
  const theirs = new Set(own.map(({ reader }) => reader.personId))
  const others = isForAll(event) ? [...touched.people, ...teachersOf(touched.slots), ...touched.gone] : []
  return once([
    ...own,
    ...others.filter(({ personId }) => !theirs.has(personId)).map((reader) => ({ kind, reader, reason }) as const),
  ])
}

/** Where a slot was and where it is: another trainer alone concerns nobody else. */
function isForAll({ action, payload }: Happened): boolean {
  if (action === 'session_duplicated') return false
  if (action !== 'slot_changed') return true
  return JSON.stringify(placeOf(whereabouts(payload.before))) !== JSON.stringify(placeOf(whereabouts(payload.after)))
}

function trainersTold(w: Speech, { action, payload }: Happened, { slots, gone }: Touched): SessionLetter[] {
  const { comesTo, leaves, teachesSeveral } = w.sessions.slots
  const teachers = teachersOf(slots)
  const letters = (readers: readonly Reader[], reason: string) =>
    readers.map((reader) => ({ kind: 'trainer-changed', reader, reason }) as const)
  if (action === 'slot_changed') {
    const [before, after] = [idsIn(payload.formerTrainers), idsIn(payload.trainers)]
    const comers = after.filter((id) => !before.includes(id))
    const leavers = before.filter((id) => !after.includes(id))
    return [
      ...letters(those(teachers, comers), comesTo(hours(w, payload.after))),
      ...letters(those([...gone, ...teachers], leavers), leaves(hours(w, payload.before))),
    ]
  }
  const made = slots.filter(({ id }) => idsIn(payload.slots).includes(id))
  return teachersOf(made).flatMap((reader) => {
    const own = made.filter(({ trainers }) =>
      teachersOf([{ trainers }]).some(({ personId }) => personId === reader.personId),
    )
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    const said =
      own.length === 1 ? comesTo(hours(w, first)) : teachesSeveral(own.length, w.format.period(first.day, last.day))
    return letters([reader], said)
  })
}

/** « La séance du … a lieu le … », for a change of slots alone. */
const slotsSaid: Readonly<Record<string, (w: Speech, payload: Payload, touched: Touched) => string>> = {
  slot_changed: (w, { slotId, before, after }, { slots }) => {
    const slot = slots.find(({ id }) => id === slotId)
    const where = slot?.spaceName || slot?.remoteLink || ''
    return w.sessions.slots.movedTo(hours(w, before), hours(w, after), where)
  },
  session_changed: (w) => w.sessions.slots.movedElsewhere,
  slot_added: (w, { after }) => w.sessions.slots.addedOn(hours(w, after)),
  slots_planned: (w, { count, from, to }) =>
    w.sessions.slots.plannedOn(Number(count), w.format.period(String(from), String(to))),
  slot_removed: (w, payload) => w.sessions.slots.removedFrom(hours(w, payload)),
}

const whereabouts = (slot: unknown) => slot as Whereabouts

function hours(w: Speech, slot: unknown): string {
  const { day, startsAt, endsAt } = whereabouts(slot)
  return `${w.format.longDate(day)}, ${w.format.hours(startsAt, endsAt)}`
}

const idsIn = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : [])

const those = (readers: readonly Reader[], ids: readonly string[]) =>
  readers.filter(({ personId }) => ids.includes(personId))

function teachersOf(slots: readonly { trainers: string }[]): Reader[] {
  return slots
    .flatMap((slot) => JSON.parse(slot.trainers) as [string, string, string][])
    .map(([personId, name, email]) => {
      const [givenName = '', ...family] = name.split(' ')
      return { personId, givenName, familyName: family.join(' '), email }
    })
}

function once(letters: readonly SessionLetter[]): SessionLetter[] {
  const reachable = letters.filter(({ reader }) => reader.email !== '')
  return [...new Map(reachable.map((letter) => [letter.reader.personId, letter])).values()]
}
