import { batch } from '#db/database.ts'
import { type Cause, selectDue, selectHoldingToDestroy } from '#db/files/destructions.ts'
import { directoryId } from '#db/open.ts'
import type { Owed } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { destroyHolding } from '#domain/files/destruction.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'
import { livingHere } from './places.ts'

/** From cron: what has been thirty days in the trash, or is past its rule, is destroyed, so many at a time. */
export async function destroyDue(env: Bindings, ambient: Ambient, atOnce = 100): Promise<number> {
  const owed: Owed[] = []
  let destroyed = 0
  for (const shard of shardsOf(env).keys()) {
    const { db } = jobScope(env, ambient, shard, directoryId, 'destroyDue', owed)
    const now = ambient.clock.now()
    const due = await selectDue(db, now, new Date(now).toISOString().slice(0, 10), atOnce)
    for (const { organisationId, id, cause } of await livingHere(env, ambient, shard, due)) {
      const office = jobScope(env, ambient, shard, organisationId, 'destroyDue', owed)
      destroyed += (await destroyOne(office, id, cause)) ? 1 : 0
    }
  }
  if (owed.length > 0) await env.JOBS.sendBatch(owed.map((body) => ({ body })))
  return destroyed
}

async function destroyOne(office: ReturnType<typeof jobScope>, id: string, cause: Cause): Promise<boolean> {
  const [[holding]] = await batch(office.db, [selectHoldingToDestroy(office, id)])
  return holding !== undefined && (await destroyHolding(office, holding, cause, '', [])).ok
}
