import { type Overdue, postpone, selectOverdue } from '#db/chores/open-work.ts'
import { directoryId } from '#db/open.ts'
import { shardsOf } from '#db/shards.ts'
import { abandon } from '#domain/chores/abandonments.ts'
import { failureOf } from '#domain/chores/failure.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { logGivenUp } from './given-up.ts'
import { type Ambient, jobScope } from './job.ts'
import { livingHere } from './places.ts'
import { send } from './send.ts'

/** Failures and sendings of one piece of work, all told: about seven hours of trying. */
const mostAttempts = 12
const mostInDatabase = 100

/** What a queue has lost, or never received, leaves again: the outbox keeps it until it is answered, or given up. */
export async function resend(env: Bindings, ambient: Ambient): Promise<number> {
  const found = await Promise.all([...shardsOf(env).keys()].map((shard) => resendFrom(env, ambient, shard)))
  return found.reduce((total, count) => total + count, 0)
}

async function resendFrom(env: Bindings, ambient: Ambient, shard: string): Promise<number> {
  const { db } = jobScope(env, ambient, shard, directoryId, 'resend', [])
  const now = ambient.clock.now()
  const overdue = await selectOverdue(db, now, mostInDatabase)
  if (overdue.length === 0) return 0

  const here = await livingHere(env, ambient, shard, overdue)
  const hopeless = here.filter(({ attempts }) => attempts >= mostAttempts)
  const again = here.filter(({ attempts }) => attempts < mostAttempts)
  await send(
    env,
    again.map(({ organisationId, eventId, handler }) => ({ shard, organisationId, eventId, handler })),
  )
  await postpone(db, now, again)
  for (const work of hopeless) await giveUp(env, ambient, shard, work)
  return again.length
}

/** One that cannot be given up must not keep the others. */
async function giveUp(env: Bindings, ambient: Ambient, shard: string, work: Overdue): Promise<void> {
  try {
    const owed: Parameters<typeof jobScope>[5] = []
    const scope = jobScope(env, ambient, shard, work.organisationId, work.handler, owed)
    if (await abandon(scope, work)) logGivenUp(work)
    await send(env, owed)
  } catch (error) {
    log(
      'error',
      { handler: 'resend', organisation: work.organisationId, event: work.eventId, error: failureOf(error) },
      error,
    )
  }
}
