import { selectUncountersigned } from '#db/attendance/days.ts'
import { batch } from '#db/database.ts'
import { shardsOf } from '#db/shards.ts'
import { judge } from '#domain/attendance/judgement.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, type Job, jobScope } from './job.ts'
import { settledHere } from './sendings.ts'

/** Something was signed or said of a slot: what looks wrong in it is looked for again. */
export async function judgeSlot({ scope, event, settle }: Job): Promise<void> {
  const { slotId } = event.payload
  await settle(await judge(scope, typeof slotId === 'string' ? slotId : event.subjectId))
}

/** From cron: slots that ended and that no trainer has countersigned, which nothing that happens would tell. */
export async function judgeEnded(env: Bindings, ambient: Ambient): Promise<void> {
  for (const shard of shardsOf(env).keys()) {
    for (const { organisationId, slotId } of await settledHere(env, ambient, shard, selectUncountersigned)) {
      const scope = jobScope(env, ambient, shard, organisationId, 'judgeEnded', [])
      try {
        await batch(scope.db, await judge(scope, slotId))
      } catch (error) {
        log('error', { handler: 'judgeEnded', organisation: organisationId, slot: slotId, error: String(error) }, error)
      }
    }
  }
}
