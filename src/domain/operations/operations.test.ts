import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { alarmsOf, type Pulse } from './alarms.ts'
import { billOf, type Month } from './bill.ts'
import { bucketOf, edges, percentile } from './latency.ts'
import { monthOf } from './month.ts'

test('a percentile is the edge of the bucket where that answer really lies', () => {
  const times = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95, 0.99), (millis, share) => {
      const buckets = Array.from({ length: edges.length + 1 }, () => 0)
      for (const each of millis) buckets[bucketOf(each)] = (buckets[bucketOf(each)] ?? 0) + 1
      const exact = [...millis].sort((a, b) => a - b)[Math.ceil(share * millis.length) - 1] ?? 0
      expect(percentile(buckets, share)).toBe(edges.find((edge) => exact <= edge))
    }),
    { numRuns: runs(200) },
  )
  expect(percentile([0, 0], 0.5)).toBeNull()
  expect(percentile([...edges.map(() => 0), 1], 0.5)).toBe(Number.POSITIVE_INFINITY)
})

const calm: Pulse = {
  requests: 100,
  errors: 1,
  buckets: [100],
  openWork: 100,
  abandoned: 0,
  hoursSinceBackup: 26,
  lateSchedules: 0,
}

test('alarms sound beyond the thresholds and not at them', () => {
  expect([...alarmsOf(calm).keys()]).toEqual([])
  const slow = [94, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6]
  expect([
    ...alarmsOf({ ...calm, errors: 2, openWork: 101, abandoned: 1, hoursSinceBackup: 31, buckets: slow }).keys(),
  ]).toEqual(['slow', 'errors', 'depth', 'abandoned', 'backup'])
  expect([...alarmsOf({ ...calm, buckets: [...edges.map((_, at) => (at === 0 ? 98 : 0)), 2] }).keys()]).toEqual([
    'very_slow',
  ])
  expect([...alarmsOf({ ...calm, requests: 49, errors: 49 }).keys()]).toEqual([])
})

const nothing: Month = {
  requests: 0,
  cpuMillis: 0,
  rowsRead: 0,
  rowsWritten: 0,
  databaseBytes: 0,
  fileBytes: 0,
  queueOperations: 0,
}

test('the bill is what is included, then so much a million; the free plan as long as its days suffice', () => {
  expect(billOf(nothing, null)).toMatchObject({ plan: 'free', dollars: 0 })
  expect(billOf({ ...nothing, requests: 3_000_000 }, null)).toMatchObject({ plan: 'free' })
  expect(billOf({ ...nothing, requests: 3_000_001 }, null)).toMatchObject({ plan: 'paid', dollars: 5 })
  expect(billOf({ ...nothing, requests: 12e6, rowsWritten: 51e6, databaseBytes: 7e9 }, null).dollars).toBeCloseTo(
    5 + 0.6 + 1 + 1.5,
  )
  const growing = billOf({ ...nothing, requests: 5e6 }, 2).lines.find(({ measure }) => measure === 'requests')
  expect(growing?.monthsLeft).toBe(1)
  expect(billOf({ ...nothing, requests: 20e6 }, 2).lines[0]?.monthsLeft).toBe(0)
})

test('ten days measured are brought to a month, and compared with the days before when there are enough', () => {
  const day = (index: number, requests: number) => ({
    day: `2026-10-${String(index).padStart(2, '0')}`,
    requests,
    rowsRead: 0,
    rowsWritten: 0,
    millis: 0,
  })
  const recent = Array.from({ length: 10 }, (_, at) => day(20 + at, 200))
  expect(monthOf(recent, [], '2026-10-15')).toMatchObject({ month: { requests: 6000 }, growth: null })
  const before = Array.from({ length: 7 }, (_, at) => day(5 + at, 100))
  expect(
    monthOf(
      [...before, ...recent],
      [
        { place: 'SHARD_1', bytes: 7 },
        { place: 'FILES', bytes: 3 },
      ],
      '2026-10-15',
    ),
  ).toMatchObject({
    growth: 2,
    month: { databaseBytes: 7, fileBytes: 3 },
  })
})
