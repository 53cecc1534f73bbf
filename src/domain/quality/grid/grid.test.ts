import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readinessOf } from '#domain/quality/proofs/readiness.ts'
import { runs } from '#test/runs.ts'
import { applicabilityOf, type Profile } from './applicability.ts'
import { cycleOf, positionOf } from './cycle.ts'
import { type AuditType, deadlinesOf, findingsOf, outcomeOf, type Shortcoming } from './findings.ts'
import { monthsAfter } from './months.ts'
import { nationalGrids } from './national.ts'
import { gridOn } from './version.ts'

const plain: Profile = {
  categories: ['AF'],
  certifying: false,
  alternating: false,
  workplace: false,
  subcontracting: false,
  isOnlySubcontractor: false,
}
const doingEverything = { certifying: true, alternating: true, workplace: true, subcontracting: true }
const today = gridOn(nationalGrids, '2026-11-20')
const numbers = (some: readonly { number: number }[]) => some.map(({ number }) => number)
const found = (told: Readonly<Record<number, Shortcoming>>, earlier: Parameters<typeof findingsOf>[2] = []) =>
  findingsOf(
    applicabilityOf(today, plain, 'initial').applicable,
    new Map(Object.entries(told).map(([number, shortcoming]) => [Number(number), shortcoming])),
    earlier,
  )

test('the grid is the one of the day of the audit', () => {
  expect(gridOn(nationalGrids, '2026-10-31').id).toBe('V9')
  expect(gridOn(nationalGrids, '2026-11-01').id).toBe('V10')
  expect(gridOn([...nationalGrids, { ...today, id: 'V11', from: '2030-01-01' }], '2031-05-05').id).toBe('V11')
})

test('each category is asked what concerns it, at most', () => {
  const most = (...categories: Profile['categories']) =>
    applicabilityOf(today, { ...plain, ...doingEverything, categories }, 'initial').applicable.length
  expect([most('BC'), most('VAE'), most('AF'), most('CFA')]).toEqual([22, 24, 28, 33])
})

test('what an organisation does not do is not asked of it', () => {
  const { applicable, maximum } = applicabilityOf(today, plain, 'initial')
  // 22 common ones less subcontracting, and where one stands at the beginning.
  expect([applicable.length, maximum]).toEqual([22, 28])
  expect(numbers(applicable)).not.toContain(27)
  expect(numbers(applicable)).toContain(8)
})

test('apprenticeship certifies, alternates and works by nature', () => {
  const { applicable } = applicabilityOf(today, { ...plain, categories: ['CFA'] }, 'initial')
  expect(numbers(today.indicators).filter((number) => !numbers(applicable).includes(number))).toEqual([27])
})

test('who only works for others leaves them what is theirs', () => {
  const seen = applicabilityOf(today, { ...plain, certifying: true, isOnlySubcontractor: true }, 'initial')
  expect(numbers(seen.notApplicable)).toEqual([1, 2, 3, 13, 14, 15, 20, 27, 28, 29, 33])
  expect([numbers(seen.caseByCase), numbers(seen.byOwnRule)]).toEqual([
    [7, 9, 16],
    [5, 26, 30],
  ])
})

test('a lightened audit keeps nine common indicators and every specific one', () => {
  const recognised = { ...plain, certifying: true, subcontracting: true, isRecognised: true }
  expect(numbers(applicabilityOf(today, recognised, 'initial').applicable)).toEqual([
    1, 2, 3, 7, 8, 11, 12, 16, 22, 24, 25, 26, 32,
  ])
  expect(applicabilityOf(today, recognised, 'surveillance').applicable.length).toBe(26)
})

test('in part is a minor where that may be, a major elsewhere; nothing at all is always a major', () => {
  const { grades, minors, majors } = found({ 1: 'partial', 4: 'partial', 9: 'missing', 12: 'serious' })
  expect([...grades]).toEqual([
    [1, 'minor'],
    [4, 'major'],
    [9, 'major'],
    [12, 'major'],
  ])
  expect([minors, majors]).toEqual([1, 3])
})

test('four minors pass, the fifth makes a major', () => {
  const four = found({ 1: 'partial', 9: 'partial', 17: 'partial', 30: 'partial' })
  const five = found({ 1: 'partial', 9: 'partial', 17: 'partial', 18: 'partial', 30: 'partial' })
  expect([four.effectiveMajors, outcomeOf('initial', four)]).toEqual([0, 'granted'])
  expect([five.effectiveMajors, outcomeOf('initial', five)]).toEqual([1, 'to_lift'])
})

test('a minor that was not lifted comes back as a major; one that was is a new minor; one that is met is nothing', () => {
  const earlier = [
    { indicator: 9, lifted: false },
    { indicator: 17, lifted: true },
    { indicator: 23, lifted: false },
  ]
  expect([...found({ 9: 'partial', 17: 'partial' }, earlier).grades]).toEqual([
    [9, 'major'],
    [17, 'minor'],
  ])
})

test('six months for a minor, three for a major, then the certificate', () => {
  expect(deadlinesOf('initial', '2026-08-31', found({ 1: 'partial' }))).toEqual({ minorsBy: '2027-02-28' })
  expect(deadlinesOf('surveillance', '2026-11-20', found({ 4: 'missing' }))).toEqual({
    majorsBy: '2027-02-20',
    suspendedAfter: '2027-02-20',
    withdrawnAfter: '2027-05-20',
  })
  expect(deadlinesOf('initial', '2026-11-20', found({ 4: 'missing' })).refusedAfter).toBe('2027-02-20')
})

test('a certificate is looked at again from its fourteenth to its twenty-second month', () => {
  const cycle = cycleOf('2025-06-20')
  expect(cycle).toEqual({ surveillanceFrom: '2026-08-20', surveillanceTo: '2027-04-20', expires: '2028-06-20' })
  const at = (type: AuditType, day: string) => positionOf(type, day, cycle)
  expect([at('surveillance', '2026-08-19'), at('surveillance', '2026-08-20')]).toEqual(['early', 'inside'])
  expect([at('surveillance', '2027-04-20'), at('surveillance', '2027-04-21')]).toEqual(['inside', 'late'])
  expect([at('renewal', '2028-06-19'), at('renewal', '2028-06-20')]).toEqual(['in_time', 'late'])
})

test('whatever is short, every finding is on an applicable indicator, and more shortcomings never help', () => {
  const shortcomings = fc.dictionary(
    fc.integer({ min: 1, max: 33 }).map(String),
    fc.constantFrom<Shortcoming>('partial', 'missing', 'serious'),
  )
  const categories = fc.uniqueArray(fc.constantFrom('AF', 'BC', 'VAE', 'CFA'), { minLength: 1 })
  fc.assert(
    fc.property(shortcomings, categories, fc.boolean(), (told, chosen, certifying) => {
      const { applicable } = applicabilityOf(today, { ...plain, categories: chosen, certifying }, 'initial')
      const all = new Map(Object.entries(told).map(([number, shortcoming]) => [Number(number), shortcoming]))
      const findings = findingsOf(applicable, all)
      expect([...findings.grades.keys()].every((number) => numbers(applicable).includes(number))).toBe(true)
      for (const number of all.keys()) {
        const fewer = findingsOf(applicable, new Map([...all].filter(([other]) => other !== number)))
        expect(fewer.effectiveMajors).toBeLessThanOrEqual(findings.effectiveMajors)
      }
    }),
    { numRuns: runs(100) },
  )
})

test('months later is the same day, or the last of a short month', () => {
  expect([monthsAfter('2026-01-31', 1), monthsAfter('2027-12-31', 2), monthsAfter('2026-11-30', 3)]).toEqual([
    '2026-02-28',
    '2028-02-29',
    '2027-02-28',
  ])
})

test('in the initial audit of a new entrant, adapted indicators ask for a process, and two wait', () => {
  const certifying = { ...plain, certifying: true }
  const once = [{ indicator: 11, recent: 1, last: '2026-11-02' }]
  const stateIn = (profile: Profile, type: AuditType) => {
    const { lines, applicable } = readinessOf(today, profile, once, type)
    return [
      ...[3, 11, 22].map((number) => lines.find(({ indicator }) => indicator.number === number)?.state),
      applicable,
    ]
  }
  const all = applicabilityOf(today, certifying, 'initial').applicable.length
  expect(stateIn(certifying, 'initial')).toEqual(['missing', 'thin', 'missing', all])
  expect(stateIn({ ...certifying, isNewEntrant: true }, 'initial')).toEqual([
    'deferred',
    'covered',
    'deferred',
    all - 2,
  ])
  expect(stateIn({ ...certifying, isNewEntrant: true }, 'surveillance')).toEqual(['missing', 'thin', 'missing', all])
})

test('a category that has just begun eases its own indicators, in whatever audit comes next, and no other', () => {
  const profile: Profile = { ...plain, categories: ['AF', 'CFA'], certifying: true, newCategories: ['CFA'] }
  const { lines } = readinessOf(today, profile, [{ indicator: 11, recent: 1, last: '2026-11-02' }], 'surveillance')
  const stateOf = (number: number) => lines.find(({ indicator }) => indicator.number === number)
  expect([stateOf(11)?.state, stateOf(22)?.state]).toEqual(['thin', 'missing'])
  const alone = readinessOf(today, { ...profile, newCategories: ['AF', 'CFA'] }, [], 'surveillance')
  expect(alone.lines.find(({ indicator }) => indicator.number === 22)?.state).toBe('deferred')
})

test('a minor that an auditor has found and that still stands is feared as a major', () => {
  const once = [{ indicator: 9, recent: 1, last: '2026-11-02' }]
  const graded = (unlifted: readonly number[]) =>
    readinessOf(today, plain, once, 'surveillance', unlifted).findings.grades.get(9)
  expect([graded([]), graded([9])]).toEqual(['minor', 'major'])
})

test('an indicator says how it is looked at on a mission for others', () => {
  const missions = (profile: Profile) =>
    readinessOf(today, profile, [], 'initial').lines.flatMap(({ indicator, mission }) =>
      mission ? [indicator.number] : [],
    )
  expect([missions(plain), missions({ ...plain, isOnlySubcontractor: true })]).toEqual([[], [5, 9, 26, 30]])
})
