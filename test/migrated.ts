import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

beforeAll(async () => {
  await Promise.all([env.SHARD_1, env.SHARD_2].map((database) => applyD1Migrations(database, env.MIGRATIONS)))
})
