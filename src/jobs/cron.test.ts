import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { now } from '#test/visit.ts'
import { speech } from '#words/words.ts'
import { runSchedules } from './cron.ts'
import { schedules as errands, type Schedule } from './schedules.ts'

const minute = 60_000
const handlersOf = () => []

/** A clock that is set by hand, and errands that count how often they ran, or fail, or die in the middle. */
function stage(periods: readonly number[]) {
  let time = now
  const ambient = { clock: { now: () => time }, ids: makeIds(() => time), handlersOf }
  const ran: number[] = periods.map(() => 0)
  const fate: ('well' | 'fails' | 'dies')[] = periods.map(() => 'well')
  const dying: (() => void)[] = []
  const schedules: Schedule[] = periods.map((everyMinutes, at) => ({
    name: `errand-${at}`,
    everyMinutes,
    run: async () => {
      ran[at] = (ran[at] ?? 0) + 1
      if (fate[at] === 'fails') throw new Error('It rains on ana@lisiere.example.')
      if (fate[at] === 'dies') await new Promise<void>((never) => dying.push(never))
    },
  }))
  const cron = () => runSchedules(schedules, env, ambient)
  const wake = () => {
    for (const end of dying.splice(0)) end()
  }
  return { ran, fate, cron, wake, set: (to: number) => (time = to), time: () => time }
}

const forget = () => env.SHARD_1.prepare('DELETE FROM watermarks').run()

test('each errand has a name that the operator reads', async () => {
  for (const { chores } of [await speech('fr'), await speech('en')]) {
    expect(Object.keys(chores.platform.tasks).sort()).toEqual(errands.map(({ name }) => name).sort())
  }
})

test('two runs at once run each schedule once; a minute later each is due by its own period', async () => {
  await forget()
  const { ran, cron, set, time } = stage([1, 60])
  await Promise.all([cron(), cron()])
  expect(ran).toEqual([1, 1])
  set(time() + minute)
  await Promise.all([cron(), cron(), cron()])
  expect(ran).toEqual([2, 1])
})

test('runs that were missed are caught up by one', async () => {
  await forget()
  const { ran, cron, set, time } = stage([60])
  await cron()
  set(time() + 4 * 60 * minute)
  await cron()
  await cron()
  expect(ran).toEqual([2])
})

test('a claim left by a crash expires, and no sooner', async () => {
  await forget()
  const { ran, fate, cron, wake, set, time } = stage([1])
  fate[0] = 'dies'
  const dead = cron()
  await expect.poll(() => ran).toEqual([1])
  fate[0] = 'well'
  set(time() + minute)
  await cron()
  expect(ran).toEqual([1])
  set(time() + minute)
  await cron()
  expect(ran).toEqual([2])

  // It was not dead, only very late: it takes nothing back from the run that came after it.
  const mark = () => env.SHARD_1.prepare('SELECT at, holder FROM watermarks').first()
  const before = await mark()
  wake()
  await dead
  expect(await mark()).toEqual(before)
})

test('a failure is told without naming anybody, and the errand is tried again', async () => {
  await forget()
  const { ran, fate, cron, set, time } = stage([1])
  fate[0] = 'fails'
  await cron()
  expect(await env.SHARD_1.prepare('SELECT error FROM watermarks').first('error')).toBe('It rains on …')
  fate[0] = 'well'
  set(time() + 2 * minute)
  await cron()
  expect(ran).toEqual([2])
  expect(await env.SHARD_1.prepare('SELECT error FROM watermarks').first('error')).toBe('')
})

const jump = fc.constantFrom(0, 1, 1, 1, 3, 4, 17, -60, 60)
const moment = fc.record({ jump, crons: fc.constantFrom(0, 1, 1, 2, 3) })

test('whatever is missed, doubled or told by a clock that jumps, each errand runs once a period', async () => {
  const histories = runs(25)
  let crons = 0
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 12 }), async (history) => {
      await forget()
      const { ran, cron, set, time } = stage([1, 5, 60])
      const marks: (number | undefined)[] = [undefined, undefined, undefined]
      for (const each of history) {
        set(time() + each.jump * minute)
        const before = [...ran]
        crons += each.crons
        await Promise.all(Array.from({ length: each.crons }, cron))
        for (const [at, every] of [1, 5, 60].entries()) {
          const mark = marks[at]
          const due = each.crons > 0 && (mark === undefined || Math.abs(time() - mark) >= every * minute)
          expect(ran[at]).toBe((before[at] ?? 0) + (due ? 1 : 0))
          if (due) marks[at] = time()
        }
      }
    }),
    { numRuns: histories, seed: 20261121 },
  )
  report('schedules', `${histories} histories of cron, ${crons} runs, 0 doubled or forgotten`)
})
