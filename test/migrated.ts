import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, vi } from 'vitest'

/** Each file finds every binding empty, and both databases as the migrations leave them. */
beforeAll(async () => {
  await reset()
  const statements = env.MIGRATIONS.flatMap(({ queries }) => queries)
  await Promise.all([env.SHARD_1, env.SHARD_2].map((each) => each.batch(statements.map((sql) => each.prepare(sql)))))
})

afterAll(() => vi.restoreAllMocks())
