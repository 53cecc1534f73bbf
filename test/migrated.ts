import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

// Not with `applyD1Migrations`: importing `cloudflare:test` would read the whole Worker again for each test file.
beforeAll(async () => {
  const statements = env.MIGRATIONS.flatMap(({ queries }) => queries)
  await Promise.all([env.SHARD_1, env.SHARD_2].map((each) => each.batch(statements.map((sql) => each.prepare(sql)))))
})
