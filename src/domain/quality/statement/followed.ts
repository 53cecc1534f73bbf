import type { Action, Facts, Slot, Trainee } from './facts.ts'
import type { Reading } from './reading.ts'

/** What the statement asks of an action. */
export type ActionKind = Pick<Action, 'id' | 'category' | 'certification' | 'nsf' | 'isReceived'>

/** One trainee in one action, as the year sees her. */
export type Followed = {
  action: ActionKind
  trainee: Pick<Trainee, 'id' | 'person' | 'status'>
  minutes: number
  /** Of those, with a partner. */
  givenMinutes: number
  /** Counted as somebody, or only for her hours. */
  counts: boolean
}

export const isWithin = ({ from, to }: Facts['period'], day: string): boolean => day >= from && day <= to

/** Every trainee of every action who has something in the period. */
export function followedIn(facts: Facts, reading: Reading): Followed[] {
  return facts.actions.flatMap((action) => {
    const slots = new Map(taughtSlots(action, reading).map((slot) => [slot.id, slot]))
    return action.trainees.flatMap((trainee) => followedBy(trainee, action, slots, facts, reading) ?? [])
  })
}

/** The part of an action that lies in the period, by the length of the slots that these people were to follow. */
export function shareOf(action: Action, persons: readonly string[], { period }: Facts, reading: Reading): number {
  const concerned = action.trainees.filter(({ person }) => persons.length === 0 || persons.includes(person))
  const slots = taughtSlots(action, reading)
  const planned = concerned.flatMap(({ planned }) => slots.filter(({ id }) => planned?.includes(id) ?? true))
  const all = planned.length === 0 ? slots : planned
  return all.length === 0 ? 0 : total(all.filter(({ day }) => isWithin(period, day))) / total(all)
}

function followedBy(
  trainee: Trainee,
  action: Action,
  slots: ReadonlyMap<string, Slot>,
  facts: Facts,
  reading: Reading,
): Followed | null {
  const all = trainee.followed.flatMap(({ slot, minutes }) => {
    const known = slots.get(slot)
    return known && minutes > 0 ? [{ slot: known, minutes }] : []
  })
  const within = all.filter(({ slot }) => isWithin(facts.period, slot.day))
  const share = shareOf(action, [trainee.person], facts, reading)
  if (within.length === 0 && !(reading.no_show === 'counted' && all.length === 0 && share > 0)) return null
  const given = (some: typeof all) => some.filter(({ slot }) => isGiven(slot, facts))
  const minutesOf = (inPeriod: typeof all, everything: typeof all) =>
    reading.straddle_hours === 'prorata' ? total(everything) * share : total(inPeriod)
  const first = all.map(({ slot }) => slot.day).sort()[0] ?? facts.period.from
  return {
    action,
    trainee,
    minutes: minutesOf(within, all),
    givenMinutes: minutesOf(given(within), given(all)),
    counts: reading.straddle_count === 'each_year' || isWithin(facts.period, first),
  }
}

/** A slot is given to a partner when nobody of ours, and nobody we hire, teaches in it. */
function isGiven({ trainers, day }: Slot, facts: Facts): boolean {
  return trainers.length > 0 && trainers.every((id) => statusOn(facts, id, day) === 'partner')
}

/** What a trainer was on that day. */
export function statusOn({ trainers }: Facts, id: string, day: string) {
  const statuses = trainers.find((trainer) => trainer.id === id)?.statuses ?? []
  return statuses.findLast(({ from }) => from <= day)?.status ?? 'internal'
}

export const taughtSlots = ({ slots }: Action, { personal_work }: Reading): readonly Slot[] =>
  personal_work === 'counted' ? slots : slots.filter(({ isPersonalWork }) => !isPersonalWork)

const total = (some: readonly { minutes: number }[]): number => some.reduce((sum, { minutes }) => sum + minutes, 0)
