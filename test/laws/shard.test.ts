import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateEveryShard } from '../../bin/local/shards.ts'
import { openWorld } from '../../bin/local/world.ts'
import { seedDemo } from '../../bin/seed.ts'

const state = mkdtempSync(join(tmpdir(), 'lisiere-shard-'))

beforeAll(async () => {
  const world = await openWorld({ state })
  await migrateEveryShard(await world.env())
  await seedDemo(await world.env())
  await world.stop()
})
afterAll(() => rmSync(state, { recursive: true, force: true }))

test('moves an organisation, and says where each one lives', () => {
  expect(shard('move', 'lisiere', 'SHARD_2')).toMatchObject({
    status: 0,
    said: expect.stringContaining('lisiere lives in SHARD_2'),
  })
  expect(shard('status').said).toMatch(
    /SHARD_1 {2}1 organisation\n(.*\n)*SHARD_2 {2}2 organisations\n(.*\n)* {2}lisiere/,
  )
})

test('refuses in a line what it cannot do', () => {
  expect(shard('move', 'nobody', 'SHARD_2')).toEqual({ status: 1, said: 'No organisation is called nobody.\n' })
  expect(shard('move', 'lisiere')).toMatchObject({ status: 1, said: expect.stringContaining('npm run shard') })
})

test('backs everything up, and restores it elsewhere with the same checksums', () => {
  const [kept, elsewhere] = [join(state, 'kept'), join(state, 'elsewhere')]
  expect(run('backup', [kept], state).said).toMatch(/: \d+ rows in \d+ parts/)
  const secret = readFileSync(join(state, 'secret'), 'utf8')
  expect(run('restore', [kept], elsewhere, secret).said).toContain('0 parts differ, 0 orphans')
  expect(run('restore', [kept], elsewhere, secret)).toMatchObject({ status: 1 })
}, 120_000)

const shard = (...given: string[]) => run('shard', given, state)

function run(command: string, given: readonly string[], folder: string, secret?: string) {
  const { status, stdout } = spawnSync('node', [`bin/${command}.ts`, ...given], {
    env: { ...process.env, LISIERE_STATE: folder, ...(secret ? { SECRET: secret } : {}) },
  })
  return { status, said: String(stdout) }
}
