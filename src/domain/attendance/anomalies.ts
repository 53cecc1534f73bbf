import { dayOf } from '#domain/organisations/clock.ts'
import { isHoliday } from '#domain/sessions/holidays.ts'
import { opensAt, type SigningMode, signedAt } from './signature.ts'

/** What may look wrong to whoever pays: each is found by one rule, and explained by the facts it found. */
export const anomalyRules = [
  'before_start',
  'other_day',
  'burst',
  'holiday',
  'declared_absence',
  'no_countersignature',
  'shared_device',
  'hours_differ',
] as const
export type AnomalyRule = (typeof anomalyRules)[number]

export type SignedFact = {
  personId: string
  isTrainer: boolean
  mode: SigningMode
  at: number
  deviceAt: number | null
  deviceId: string
}

export type SlotFacts = {
  slot: { startsAt: number; endsAt: number; minutes: number; day: string }
  timeZone: string
  signatures: readonly SignedFact[]
  presences: readonly { personId: string; state: string; minutes: number; endedAt: number | null }[]
}

export type Found = { rule: AnomalyRule; personId: string; facts: Readonly<Record<string, string | number>> }

type Rule = (facts: SlotFacts, now: number) => Found[]

const minute = 60_000

export const signedBeforeStart: Rule = ({ slot, signatures }) =>
  signatures
    .filter((one) => isDated(one) && signedAt(one) < opensAt(slot))
    .map((one) => ({
      rule: 'before_start',
      personId: one.personId,
      facts: { at: signedAt(one), startsAt: slot.startsAt },
    }))

export const signedAnotherDay: Rule = ({ slot, timeZone, signatures }) =>
  signatures
    .filter(isDated)
    .map((one) => ({ one, day: dayOf(signedAt(one), timeZone) }))
    .filter(({ day }) => day !== slot.day)
    .map(({ one, day }) => ({ rule: 'other_day', personId: one.personId, facts: { day, slotDay: slot.day } }))

/** Paper does not say when it was signed: only when it came back. */
const isDated = ({ mode }: SignedFact): boolean => mode !== 'paper'

/** A tablet goes from hand to hand: nobody reads, draws and passes it on in four seconds. */
export const signedInOneBurst: Rule = ({ signatures }) => {
  const turns = signatures
    .filter(({ isTrainer, mode }) => !isTrainer && (mode === 'tablet' || mode === 'offline'))
    .map(signedAt)
    .sort((a, b) => a - b)
  const seconds = Math.round(((turns.at(-1) ?? 0) - (turns[0] ?? 0)) / 1000)
  const isBurst = turns.length >= fewest && seconds < (turns.length - 1) * secondsEach
  return isBurst ? [{ rule: 'burst', personId: '', facts: { count: turns.length, seconds } }] : []
}

const fewest = 4
const secondsEach = 4

export const signedOnHoliday: Rule = ({ slot, signatures }) =>
  signatures.length > 0 && isHoliday(slot.day) ? [{ rule: 'holiday', personId: '', facts: { day: slot.day } }] : []

export const signedWhileAway: Rule = ({ slot, signatures, presences }) => {
  const signed = new Set(signatures.map(({ personId }) => personId))
  return presences
    .filter(
      ({ personId, state, endedAt }) =>
        signed.has(personId) && (isAway(state) || (endedAt ?? slot.endsAt) < slot.startsAt),
    )
    .map(({ personId, state }) => ({
      rule: 'declared_absence',
      personId,
      facts: { state: isAway(state) ? state : 'ended' },
    }))
}

const isAway = (state: string) => state === 'absent' || state === 'justified'

/** Trainers have an hour after the end to countersign before anybody asks. */
export const countersignatureMissing: Rule = ({ slot, signatures }, now) => {
  const signed = signatures.filter(({ isTrainer }) => !isTrainer).length
  const isMissing = signed > 0 && signatures.length === signed && now > slot.endsAt + countersignWithin
  return isMissing ? [{ rule: 'no_countersignature', personId: '', facts: { day: slot.day } }] : []
}

export const countersignWithin = 60 * minute

export const deviceShared: Rule = ({ signatures }) => {
  const own = signatures.filter(({ mode, deviceId }) => (mode === 'phone' || mode === 'link') && deviceId !== '')
  const shared = [...Map.groupBy(own, ({ deviceId }) => deviceId).values()].filter((some) => some.length > 1)
  const people = shared.reduce((sum, some) => sum + some.length, 0)
  return people === 0 ? [] : [{ rule: 'shared_device', personId: '', facts: { people, devices: shared.length } }]
}

export const hoursDiffer: Rule = ({ slot, presences }) => {
  const span = Math.round((slot.endsAt - slot.startsAt) / minute)
  const longer: Found[] =
    slot.minutes > span
      ? [{ rule: 'hours_differ', personId: '', facts: { minutes: slot.minutes, slotMinutes: span } }]
      : []
  const differing = presences
    .filter(({ state, minutes }) => (state === 'present' ? minutes !== slot.minutes : minutes > slot.minutes))
    .map(
      ({ personId, minutes }): Found => ({
        rule: 'hours_differ',
        personId,
        facts: { minutes, slotMinutes: slot.minutes },
      }),
    )
  return [...longer, ...differing]
}

const rules: readonly Rule[] = [
  signedBeforeStart,
  signedAnotherDay,
  signedInOneBurst,
  signedOnHoliday,
  signedWhileAway,
  countersignatureMissing,
  deviceShared,
  hoursDiffer,
]

/** Everything that looks wrong in a slot, today. */
export const anomaliesOf = (facts: SlotFacts, now: number): Found[] => rules.flatMap((rule) => rule(facts, now))
