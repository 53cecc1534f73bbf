import { directoryId } from '#db/open.ts'
import { deleteOld, keptDays, type OldTable, selectOldBodies } from '#db/operations/old.ts'
import { shardsOf } from '#db/shards.ts'
import { idFrom } from '#edge/ids.ts'
import { deleteBody } from '#edge/webhooks/bodies.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'

const day = 24 * 3600_000
const atOnce = 500
const mostTurns = 20

/** Once a day, a bounded number of rows: what is left waits for tomorrow. Bytes go before the row that names them. */
export async function forgetOld(env: Bindings, ambient: Ambient): Promise<void> {
  const beginning = (days: number) => idFrom(ambient.clock.now() - days * day)
  for (const shard of shardsOf(env).keys()) {
    const { db } = jobScope(env, ambient, shard, directoryId, 'forgetOld', [])
    for (const { organisationId, sha256 } of await selectOldBodies(db, beginning(keptDays.incoming), atOnce)) {
      await deleteBody(env.FILES, organisationId, sha256)
    }
    for (const [table, days] of Object.entries(keptDays) as [OldTable, number][]) {
      for (let turn = 0; turn < mostTurns; turn += 1) {
        if ((await deleteOld(db, table, beginning(days), atOnce)) < atOnce) break
      }
    }
  }
}
