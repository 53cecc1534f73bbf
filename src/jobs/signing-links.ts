import { selectDueRounds } from '#db/attendance/links.ts'
import { selectExpected, selectSlot } from '#db/attendance/slots.ts'
import { batch } from '#db/database.ts'
import type { Owed } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { startLinkRound } from '#domain/attendance/identifications.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'
import { send } from './send.ts'
import { settledHere } from './sendings.ts'

/** From cron: half-days followed from afar that are about to begin send each person their link, once. */
export async function sendSigningLinks(env: Bindings, ambient: Ambient): Promise<void> {
  const owed: Owed[] = []
  for (const shard of shardsOf(env).keys()) {
    for (const { organisationId, slotId } of await settledHere(env, ambient, shard, selectDueRounds)) {
      const scope = jobScope(env, ambient, shard, organisationId, 'sendSigningLinks', owed)
      try {
        const [[slot], expected] = await batch(scope.db, [selectSlot(scope, slotId), selectExpected(scope, slotId)])
        if (slot) await startLinkRound(scope, slot, slot.cancelledAt === null ? expected : [])
      } catch (error) {
        log(
          'error',
          { handler: 'sendSigningLinks', organisation: organisationId, slot: slotId, error: String(error) },
          error,
        )
      }
    }
  }
  await send(env, owed)
}
