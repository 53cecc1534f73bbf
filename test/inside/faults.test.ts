import { beforeAll, expect, test } from 'vitest'
import { schedules } from '#jobs/schedules.ts'
import { rooms } from '#routes/rooms.ts'
import { type Covered, recordedIn, runClean } from '#test/faults/coverage.ts'
import { flows } from '#test/faults/flows.ts'
import { openLedger } from '#test/faults/ledger.ts'
import { openStage } from '#test/faults/place.ts'
import { world } from '#test/visit.ts'

const sources = import.meta.glob<string>(['/src/**/*.ts', '/src/**/*.tsx', '!/src/**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Written by nothing a flow can do yet, each with the reason. One that is no longer needed must go. */
const unflown: Readonly<Record<string, string>> = {}

let covered: Covered

beforeAll(async () => {
  await world()
  const stage = openStage()
  covered = await runClean(flows, stage, await openLedger(stage.env))
}, 300_000)

test('every action that some verb records has its flow', () => {
  const recorded = [...recordedIn(sources)]
  expect(recorded.length).toBeGreaterThan(100)
  const missing = recorded.filter((action) => !covered.actions.has(action) && !(action in unflown)).sort()
  expect(missing, missing.join()).toEqual([])
  expect(Object.keys(unflown).filter((action) => covered.actions.has(action) || !recorded.includes(action))).toEqual([])
})

test('every address that writes has its flow, and every errand of cron', () => {
  const paths = rooms.flatMap(({ routes }) => routes.filter(({ method }) => method === 'POST').map(({ path }) => path))
  const asked = [...covered.posts]
  const isAsked = (path: string) => {
    const pattern = new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`)
    return asked.some((address) => pattern.test(address))
  }
  const missing = paths.filter((path) => !isAsked(path))
  expect(missing, missing.join()).toEqual([])
  expect(schedules.map(({ name }) => name).filter((name) => !covered.errands.has(name))).toEqual([])
})

test('on a fine day every flow does what it says, and leaves nothing owed', () => {
  expect(covered.odd, covered.odd.join('; ')).toEqual([])
})
