import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { tendSurveys } from '#jobs/surveys-due.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { now, visitor, world } from '#test/visit.ts'

const people = 420

beforeAll(async () => {
  await world()
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})`
  const id = "'foule-' || substr('0000' || i, -5)"
  await env.SHARD_1.batch(
    [
      `INSERT INTO persons SELECT 'lisiere', ${id}, 'P' || i, 'Foule', ${id}, ${id} || '@foule.example', '', NULL, 1, 0
        FROM (${numbers} SELECT i FROM n)`,
      `INSERT INTO enrolments (organisation_id, id, session_id, person_id, state, price, planned_minutes, source, held_until, version, at, by_id)
        SELECT 'lisiere', ${id}, 'avenir', ${id}, 'enrolled', 0, 0, 'import', 0, 1, 0, 'ana' FROM (${numbers} SELECT i FROM n)`,
      `INSERT INTO survey_rules VALUES ('lisiere', 'avant', 'a-chaud', 'manager', 'start', -40, 0, '', 30, 1, ${now}, 'ana')`,
    ].map((sql) => env.SHARD_1.prepare(sql)),
  )
})

test('a survey of many leaves piece by piece: each the same small work, however many were asked before', async () => {
  const { binding, trips } = metered(env.SHARD_1)
  const chores = makeQueue({ ...env, SHARD_1: binding }, (action) => (action === 'chore_started' ? ['runChore'] : []))
  await tendSurveys(chores.env, chores.ambient)
  trips.length = 0
  while ((await chores.deliver()) > 0);
  const { results } = await env.SHARD_1.prepare(
    "SELECT asked FROM asking_counts JOIN askings ON askings.organisation_id = 'lisiere' AND id = asking_id WHERE rule_id = 'avant'",
  ).all<{ asked: number }>()
  const asked = results[0]?.asked ?? 0
  expect(asked).toBeGreaterThanOrEqual(people)

  const full = trips.filter(({ written }) => written > 400)
  expect(full).toHaveLength(Math.floor(asked / 40))
  const most = (what: keyof Trip, of: readonly Trip[]) => Math.max(...of.map((trip) => trip[what]))
  // The people come in one value, and each letter in statements of its own: none grows with the crowd.
  expect(most('statements', full)).toBeLessThanOrEqual(40 * 2 + 10)
  expect(most('read', full.slice(-3))).toBeLessThanOrEqual(most('read', full.slice(0, 3)) + 40)
  const reads = trips.filter(({ written, read }) => written === 0 && read > 0)
  expect(most('read', reads.slice(-4))).toBeLessThanOrEqual(most('read', reads.slice(0, 8)) + 40)
  report(
    'survey of many',
    `${asked} asked, forty at a time, at most ${most('statements', full)} statements, ${most('read', reads)} rows read, ${most('written', full)} written`,
  )

  const quentin = await visitor('quentin')
  expect(await (await quentin.get('/sessions/avenir/surveys')).text()).toContain(String(asked))
})

type Trip = { statements: number; read: number; written: number }

/** The same database, every batch of which is counted. */
function metered(database: D1Database): { binding: D1Database; trips: Trip[] } {
  const trips: Trip[] = []
  const over = <T extends D1Database | D1DatabaseSession>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        if (name === 'withSession') return (...by: [string]) => over((target as D1Database).withSession(...by))
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name !== 'batch') return value.bind(target)
        return async (statements: D1PreparedStatement[]) => {
          const answers = await target.batch(statements)
          const sum = (what: 'rows_read' | 'rows_written') =>
            answers.reduce((all, { meta }) => all + (meta[what] ?? 0), 0)
          trips.push({ statements: statements.length, read: sum('rows_read'), written: sum('rows_written') })
          return answers
        }
      },
    })
  return { binding: over(database), trips }
}
