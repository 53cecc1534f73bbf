import { batch } from '#db/database.ts'
import { deleteOldAnswers, selectOldAnswers } from '#db/events/api-answers.ts'
import { directoryId } from '#db/open.ts'
import { shardsOf } from '#db/shards.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'
import { livingHere } from './places.ts'

const kept = 24 * 3600_000

/** From cron: a program that asks again does so within a day; what it was told is not kept longer. */
export async function forgetAnswers(env: Bindings, ambient: Ambient): Promise<void> {
  const before = ambient.clock.now() - kept
  for (const shard of shardsOf(env).keys()) {
    const { db } = jobScope(env, ambient, shard, directoryId, 'forgetAnswers', [])
    const old = await selectOldAnswers({ db }, before, 20)
    for (const { organisationId } of await livingHere(env, ambient, shard, old)) {
      const office = jobScope(env, ambient, shard, organisationId, 'forgetAnswers', [])
      await batch(office.db, [deleteOldAnswers(office, before)])
    }
  }
}
