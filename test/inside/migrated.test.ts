import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { groundOf, lay, migrations } from '#test/as-migrated.ts'

test('a database laid down is the one that its migrations make', async () => {
  await reset()
  await lay(env.SHARD_1, migrations)
  const migrated = await groundOf(env.SHARD_1)
  await reset()
  await lay(env.SHARD_1, migrated)
  expect(await groundOf(env.SHARD_1)).toEqual(migrated)
  expect(migrated.length).toBeGreaterThan(env.MIGRATIONS.length)
})
