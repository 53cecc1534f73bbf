import { listDurableObjectIds, reset, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, vi } from 'vitest'
import { layGround } from './as-migrated.ts'
import { emptyBuckets } from './faults/objects.ts'

const databases = [env.SHARD_1, env.SHARD_2] as const

/** Each file finds every binding empty, and both databases as the migrations leave them. */
beforeAll(() => begin(5))

afterAll(() => vi.restoreAllMocks())

/** `reset` forgets a database that has slept: it is woken first. One found full all the same is emptied again. */
async function begin(tries: number): Promise<void> {
  await Promise.all(databases.map((each) => each.prepare('SELECT 1').run()))
  await reset()
  await Promise.all([forgetAttempts(), emptyBuckets(env)])
  try {
    await layGround(databases)
  } catch (error) {
    if (tries === 0 || !String(error).includes('already exists')) throw error
    await new Promise((soon) => setTimeout(soon, 200))
    await begin(tries - 1)
  }
}

/** `reset` may leave what an object had just counted, or a file just kept: somebody of the next file would be told to wait. */
async function forgetAttempts(): Promise<void> {
  for (const id of await listDurableObjectIds(env.ATTEMPTS))
    await runInDurableObject(env.ATTEMPTS.get(id), (_, { storage }) => storage.deleteAll())
}
