import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readings, usualReading } from '#domain/quality/statement/reading.ts'
import { statementOf } from '#domain/quality/statement/statement.ts'
import { report } from '../report.ts'
import { runs } from '../runs.ts'
import { money } from '../statement/money.ts'
import { trainees } from '../statement/trainees.ts'
import { teaching } from '../statement/trainers.ts'
import { action, attending, type Example, sale, year } from '../statement/year.ts'

const examples = [...money, ...trainees, ...teaching]

test('the statement says what was counted by hand', () => {
  const different = examples.flatMap((example) => differencesOf(example))
  report('statement', `${examples.length} examples, ${different.length} different`)
  expect(different).toEqual([])
})

test('every rule that the notice leaves open has an example for each reading of it', () => {
  const tried = new Set(examples.flatMap(({ reading = {} }) => Object.entries(reading).map(([rule]) => rule)))
  expect([...tried].sort()).toEqual(Object.keys(readings).sort())
})

test('an example counted wrong is seen', () => {
  const [first] = money
  if (!first) throw new Error('There is no example.')
  expect(differencesOf({ ...first, expected: { C1: 2401 } })).toHaveLength(1)
})

test('frames F1, F3 and F4 count the same trainees, and every euro is on one line', () => {
  const statuses = fc.array(fc.constantFrom('private_employee', 'apprentice', 'job_seeker', 'individual', 'other'), {
    maxLength: 8,
  })
  const sales = fc.array(
    fc.record({ customer: fc.constantFrom('company', 'individual', 'cdc', 'opco'), euros: fc.nat(9999) }),
  )
  fc.assert(
    fc.property(statuses, sales, fc.constantFrom('310', '312', null), (people, sold, nsf) => {
      const taught = attending(action({ nsf }), ...people.map((status) => ({ status })))
      const { lines } = statementOf(
        year({
          actions: [taught],
          sales: sold.map(({ customer, euros }) => sale({ customer, amount: euros * 100 })),
        }),
      )
      expect([lines.F1T.count, lines.F3T.count, lines.F4T.count]).toEqual([people.length, people.length, people.length])
      expect(lines.CT).toBe(sold.reduce((sum, { euros }) => sum + euros, 0))
    }),
    { numRuns: runs(100) },
  )
})

function differencesOf({ title, facts, reading, expected }: Example): string[] {
  const { lines, checks } = statementOf(facts, { ...usualReading, ...reading })
  const found: Readonly<Record<string, unknown>> = {
    ...lines,
    odd: checks.filter(({ holds }) => !holds).map(({ rule }) => rule),
  }
  return Object.entries(expected)
    .filter(([line, value]) => JSON.stringify(found[line]) !== JSON.stringify(value))
    .map(([line, value]) => `${title}: ${line} is ${JSON.stringify(found[line])}, not ${JSON.stringify(value)}`)
}
