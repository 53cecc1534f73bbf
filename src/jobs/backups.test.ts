import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/database.ts'
import { backUp } from '#domain/backups/backup.ts'
import { readManifest } from '#domain/backups/manifest.ts'
import { bucketChest } from '#edge/bucket-chest.ts'
import { makeIds } from '#edge/ids.ts'
import { clock, now, world } from '#test/visit.ts'
import { backUpDaily } from './backups.ts'
import { handlersOf } from './subscriptions.ts'

beforeAll(world)

/** Ten seconds pass each time it is asked the hour: no run can finish. */
function hurried() {
  let at = now
  return { now: () => (at += 10_000) }
}
const ambient = (hour = clock) => ({ clock: hour, ids: makeIds(clock.now), handlersOf })

test('goes on where the last run stopped, ends in a signed manifest, and has nothing more to do that day', async () => {
  const chest = bucketChest(env.BACKUPS, '2026-11-21')
  await backUpDaily(env, ambient(hurried()))
  expect(await readManifest(chest, env.SECRET)).toBe('no_backup')
  await backUpDaily(env, ambient())

  const manifest = await readManifest(chest, env.SECRET)
  if (typeof manifest === 'string') throw new Error(manifest)
  const databases = new Map([
    ['SHARD_1', database(env.SHARD_1)],
    ['SHARD_2', database(env.SHARD_2)],
  ])
  const source = { databases, files: env.FILES, organisationId: null }
  const whole = await backUp(source, bucketChest(env.BACKUPS, 'whole'), now)
  expect(manifest.parts).toEqual(whole.parts)

  const written = (await env.BACKUPS.head('2026-11-21/manifest.json'))?.uploaded
  await backUpDaily(env, ambient())
  expect((await env.BACKUPS.head('2026-11-21/manifest.json'))?.uploaded).toEqual(written)
})
