import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import {
  anomaliesOf,
  countersignatureMissing,
  deviceShared,
  hoursDiffer,
  type SignedFact,
  type SlotFacts,
  signedAnotherDay,
  signedBeforeStart,
  signedInOneBurst,
  signedOnHoliday,
  signedWhileAway,
} from './anomalies.ts'
import { signingModes } from './signature.ts'

const minute = 60_000
const startsAt = Date.UTC(2026, 10, 24, 8)
const slot = { startsAt, endsAt: startsAt + 210 * minute, minutes: 210, day: '2026-11-24' }
const signed = (personId: string, at = startsAt, more: Partial<SignedFact> = {}): SignedFact => ({
  personId,
  isTrainer: false,
  mode: 'tablet',
  at,
  deviceAt: null,
  deviceId: '',
  ...more,
})
const facts = (more: Partial<SlotFacts>): SlotFacts => ({
  slot,
  timeZone: 'Europe/Paris',
  signatures: [],
  presences: [],
  ...more,
})
const later = slot.endsAt + 120 * minute

test('what was signed before the half-day opens, by the device’s clock when there was no network', () => {
  const early = facts({ signatures: [signed('lea', startsAt - 16 * minute), signed('malo', startsAt - 15 * minute)] })
  expect(signedBeforeStart(early, later).map(({ personId }) => personId)).toEqual(['lea'])
  const offline = facts({ signatures: [signed('lea', later, { mode: 'offline', deviceAt: startsAt - 3600_000 })] })
  expect(signedBeforeStart(offline, later)).toHaveLength(1)
})

test('another day is another day where the organisation lives', () => {
  const evening = Date.UTC(2026, 10, 24, 23, 30)
  expect(signedAnotherDay(facts({ signatures: [signed('lea', evening)] }), later)).toMatchObject([
    { facts: { day: '2026-11-25', slotDay: '2026-11-24' } },
  ])
  const inGuadeloupe = { ...facts({ signatures: [signed('lea', evening)] }), timeZone: 'America/Guadeloupe' }
  expect(signedAnotherDay(inGuadeloupe, later)).toEqual([])
})

test('four on one tablet in a few seconds are a burst; a room of phones, or a calm turn, is none', () => {
  const people = ['a', 'b', 'c', 'd']
  const every = (seconds: number, mode: SignedFact['mode']) =>
    facts({ signatures: people.map((one, at) => signed(one, startsAt + at * seconds * 1000, { mode })) })
  expect(signedInOneBurst(every(2, 'tablet'), later)).toMatchObject([{ facts: { count: 4, seconds: 6 } }])
  expect(signedInOneBurst(every(2, 'phone'), later)).toEqual([])
  expect(signedInOneBurst(every(20, 'tablet'), later)).toEqual([])
})

test('a public holiday asks a question as soon as somebody signs', () => {
  const armistice = { ...slot, day: '2026-11-11' }
  expect(signedOnHoliday(facts({ slot: armistice }), later)).toEqual([])
  expect(signedOnHoliday(facts({ slot: armistice, signatures: [signed('lea')] }), later)).toHaveLength(1)
})

test('whoever is noted away, or had left, has not signed', () => {
  const away = (state: string, endedAt: number | null = null) =>
    signedWhileAway(
      facts({ signatures: [signed('lea')], presences: [{ personId: 'lea', state, minutes: 0, endedAt }] }),
      later,
    )
  expect(away('justified')).toMatchObject([{ personId: 'lea', facts: { state: 'justified' } }])
  expect(away('present', startsAt - minute)).toMatchObject([{ facts: { state: 'ended' } }])
  expect(away('present', later)).toEqual([])
})

test('the trainer has an hour to countersign what others have signed', () => {
  const one = facts({ signatures: [signed('lea')] })
  expect(countersignatureMissing(one, slot.endsAt + 60 * minute)).toEqual([])
  expect(countersignatureMissing(one, later)).toHaveLength(1)
  expect(countersignatureMissing(facts({}), later)).toEqual([])
  const both = facts({ signatures: [signed('lea'), signed('bruno', later, { isTrainer: true })] })
  expect(countersignatureMissing(both, later)).toEqual([])
})

test('one phone signs for one person; a tablet for all', () => {
  const phone = (personId: string, deviceId: string) => signed(personId, startsAt, { mode: 'phone', deviceId })
  const some = [phone('lea', 'x'), phone('malo', 'x'), phone('gael', 'y'), phone('cleo', '')]
  expect(deviceShared(facts({ signatures: some }), later)).toMatchObject([{ facts: { people: 2, devices: 1 } }])
})

test('hours are those of the half-day, which holds no more than its own span', () => {
  const present = (minutes: number, state = 'present') => [{ personId: 'lea', state, minutes, endedAt: null }]
  expect(hoursDiffer(facts({ presences: present(210) }), later)).toEqual([])
  expect(hoursDiffer(facts({ presences: present(180) }), later)).toHaveLength(1)
  expect(hoursDiffer(facts({ presences: present(120, 'partial') }), later)).toEqual([])
  expect(hoursDiffer(facts({ presences: present(240, 'partial') }), later)).toHaveLength(1)
  expect(hoursDiffer(facts({ slot: { ...slot, minutes: 300 } }), later)).toHaveLength(1)
})

const anySignature = fc.record({
  personId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  isTrainer: fc.boolean(),
  mode: fc.constantFrom(...signingModes),
  at: fc.integer({ min: startsAt - 40 * 3600_000, max: startsAt + 40 * 3600_000 }),
  deviceAt: fc.option(fc.integer({ min: startsAt - 40 * 3600_000, max: startsAt + 40 * 3600_000 })),
  deviceId: fc.constantFrom('', 'x', 'y'),
})
const anyPresence = fc.record({
  personId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  state: fc.constantFrom('present', 'partial', 'absent', 'justified'),
  minutes: fc.integer({ min: 0, max: 300 }),
  endedAt: fc.option(fc.integer({ min: startsAt - 40 * 3600_000, max: startsAt + 40 * 3600_000 })),
})
const anyFacts = fc.record({
  slot: fc.constant(slot),
  timeZone: fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe'),
  signatures: fc.uniqueArray(anySignature, { maxLength: 5, selector: ({ personId }) => personId }),
  presences: fc.uniqueArray(anyPresence, { maxLength: 5, selector: ({ personId }) => personId }),
})

test('the same facts give the same anomalies in any order, each named once, and nothing signed is nothing suspect but its hours', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: startsAt, max: later }), (some, now) => {
      const found = anomaliesOf(some, now)
      const names = found.map(({ rule, personId }) => `${rule} ${personId}`)
      expect(new Set(names).size).toBe(names.length)
      const turned = { ...some, signatures: some.signatures.toReversed(), presences: some.presences.toReversed() }
      const said = (all: typeof found) => all.map((one) => JSON.stringify(one)).sort()
      expect(said(anomaliesOf(turned, now))).toEqual(said(found))
      const unsigned = anomaliesOf({ ...some, signatures: [] }, now)
      expect(unsigned.every(({ rule }) => rule === 'hours_differ')).toBe(true)
    }),
    { numRuns: runs(300) },
  )
})
