import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { directoryId } from '#db/open.ts'
import { commit, record } from '#domain/events/commit.ts'
import { systemClock } from '#edge/clock.ts'
import { makeIds } from '#edge/ids.ts'
import { groundOf } from '#jobs/ground.ts'
import { anchorChains, sealChains } from '#jobs/seals.ts'
import { migrateEveryShard } from '../../bin/local/shards.ts'
import { openWorld } from '../../bin/local/world.ts'
import { seedDemo } from '../../bin/seed.ts'

const state = mkdtempSync(join(tmpdir(), 'lisiere-audit-'))
const ambient = { clock: systemClock, ids: makeIds(systemClock.now), handlersOf: () => [] }

beforeAll(async () => {
  const world = await openWorld({ state })
  const env = await world.env()
  await migrateEveryShard(env)
  await seedDemo(env)
  const { office, directory } = groundOf(env, ambient)
  for (const scope of [office('SHARD_1', 'lisiere'), office('SHARD_2', 'garonne'), directory]) {
    for (const action of ['site_opened', 'site_changed', 'site_closed']) {
      await commit(scope, [record(scope, action, 'nantes', { name: 'Nantes' })])
    }
  }
  await sealChains(env, ambient)
  await anchorChains(env, ambient)
  await tamper(env.SHARD_1)
  await world.stop()
}, 60_000)
afterAll(() => rmSync(state, { recursive: true, force: true }))

test('ends with 0 where every event holds', () => {
  const { status, said } = audit('verify', 'garonne')
  expect(said).toMatch(/^garonne {2}\d+ events sealed, all of them hold\n$/)
  expect(status).toBe(0)
})

test('names the first broken link of every chain and ends with 1, when the end was cut off as well', () => {
  const { status, said } = audit('verify')
  expect(status).toBe(1)
  expect(said).toMatch(/^lisiere {2}BROKEN at event 2 \(.*\): the event is not the one that was sealed\.$/m)
  expect(said).toMatch(/^directory {2}BROKEN at event 3: the chain is shorter than it was\.$/m)
  expect(said).toMatch(/^miroir {2}\d+ events sealed, all of them hold$/m)
})

async function tamper(database: D1Database) {
  for (const sql of [
    'DROP TRIGGER events_are_never_rewritten',
    'DROP TRIGGER seals_stay',
    "UPDATE events SET actor_id = 'nobody' WHERE organisation_id = 'lisiere' AND seq = 2",
    `DELETE FROM seals WHERE organisation_id = '${directoryId}' AND seq = 3`,
  ]) {
    await database.prepare(sql).run()
  }
}

function audit(...given: string[]) {
  const { status, stdout } = spawnSync('node', ['bin/audit.ts', ...given], {
    env: { ...process.env, LISIERE_STATE: state },
  })
  return { status, said: String(stdout) }
}
