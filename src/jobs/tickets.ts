import { batch } from '#db/database.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { callForLate } from '#domain/quality/tickets/calls.ts'
import { openForAnswers } from '#domain/quality/tickets/low-answers.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, type Job, jobScope } from './job.ts'
import { send } from './send.ts'

/** An answer has come: whatever alerts and has no ticket opens one, this answer or another. */
export async function openTickets({ scope, settle }: Job): Promise<void> {
  const today = await todayOf(scope)
  if (today) await openForAnswers(scope, today)
  await settle([])
}

/** From cron: the answers of days that are over, and the tickets whose day has passed. One that fails stops no other. */
export async function followTickets(env: Bindings, ambient: Ambient): Promise<number> {
  const owed: Owed[] = []
  const directory = directoryScope(env, ambient, 'followTickets', [])
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  let done = 0
  for (const { organisationId, shard, movingTo } of places) {
    if (movingTo !== null) continue
    try {
      const scope = jobScope(env, ambient, shard, organisationId, 'followTickets', owed)
      const today = await todayOf(scope)
      if (today) done += (await openForAnswers(scope, today)) + (await callForLate(scope, today))
    } catch (error) {
      log('error', { handler: 'followTickets', organisation: organisationId, error: String(error) }, error)
    }
  }
  await send(env, owed)
  return done
}

async function todayOf(scope: Scope): Promise<string | null> {
  const [[office]] = await batch(scope.db, [selectOffice(scope)])
  return office ? dayOf(scope.clock.now(), office.timeZone) : null
}
