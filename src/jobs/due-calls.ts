import { batch } from '#db/database.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Owed } from '#db/scope.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { callForDue } from '#domain/quality/registers/calls.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'
import { send } from './send.ts'

/** From cron: registers that come due, sources gone silent, late tasks. An organisation that fails stops no other. */
export async function tellDue(env: Bindings, ambient: Ambient): Promise<number> {
  const owed: Owed[] = []
  const directory = directoryScope(env, ambient, 'tellDue', [])
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  let told = 0
  for (const { organisationId, shard, movingTo } of places) {
    if (movingTo !== null) continue
    try {
      const scope = jobScope(env, ambient, shard, organisationId, 'tellDue', owed)
      const [[office]] = await batch(scope.db, [selectOffice(scope)])
      if (office) told += await callForDue(scope, dayOf(scope.clock.now(), office.timeZone))
    } catch (error) {
      log('error', { handler: 'tellDue', organisation: organisationId, error: String(error) }, error)
    }
  }
  await send(env, owed)
  return told
}
