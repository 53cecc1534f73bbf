import { batch } from '#db/database.ts'
import { deleteOwed, selectWork } from '#db/events/events.ts'
import { directoryId, open } from '#db/open.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import type { Actor, Owed, Scope } from '#db/scope.ts'
import { directoryShard, shardOf } from '#db/shards.ts'
import { newTally } from '#db/tally.ts'
import type { commit } from '#domain/events/commit.ts'
import { settle } from '#domain/events/settle.ts'
import type { Bindings, JobMessage } from '#env.ts'

/** What a job takes from outside, as a request does. */
export type Ambient = Pick<Scope, 'clock' | 'ids' | 'handlersOf'> & {
  changedIn?: (organisationId: string, topic: string) => void
}

export type Happened = {
  id: string
  action: string
  subjectId: string
  siteId: string | null
  by: Actor
  requestId: string
  at: number
  payload: Record<string, unknown>
}

/** One event on its way to one handler. */
export type Job = {
  env: Bindings
  scope: Scope
  /** A scope on another organisation of the same work: the directory's events open offices, and the other way round. */
  elsewhere: (shard: string, organisationId: string) => Scope
  event: Happened
  handler: string
  /** Applies the effect with its receipt, so that a second delivery finds it done. */
  settle: (writes: readonly Write[], where?: Scope) => Promise<void>
}

type Write = Parameters<typeof commit>[1][number]

/** Nothing to do here: the receipt is there, the event never was, or its organisation is moving or has moved. */
export async function findJob(env: Bindings, ambient: Ambient, message: JobMessage, owed: Owed[]): Promise<Job | null> {
  const { handler, eventId } = message
  const scope = jobScope(env, ambient, message.shard, message.organisationId, handler, owed)
  const [[[work]], here] = await Promise.all([
    batch(scope.db, [selectWork(scope, eventId, handler)]),
    writesHere(directoryScope(env, ambient, handler, owed), message),
  ])
  if (!work || !here) return null
  if (work.answeredAt !== null) {
    await batch(scope.db, [deleteOwed(scope, eventId, handler)])
    return null
  }

  const event: Happened = {
    id: eventId,
    action: work.action,
    subjectId: work.subjectId,
    siteId: work.siteId,
    by: { kind: work.actorKind as Actor['kind'], id: work.actorId },
    requestId: work.requestId,
    at: work.at,
    payload: JSON.parse(work.body) as Record<string, unknown>,
  }
  const elsewhere = (shard: string, organisationId: string) =>
    jobScope(env, ambient, shard, organisationId, handler, owed)
  return {
    env,
    scope,
    elsewhere,
    event,
    handler,
    settle: (writes, where = scope) => settle(scope, message, writes, where),
  }
}

/** Elsewhere, or on its way: the outbox has gone along, and cron sends from there what it holds. */
async function writesHere(directory: Scope, { organisationId, shard }: JobMessage): Promise<boolean> {
  if (organisationId === directoryId) return true
  const [[place]] = await batch(directory.db, [selectPlace(directory, organisationId)])
  return place?.shard === shard && place.movingTo === null
}

export function jobScope(
  env: Bindings,
  ambient: Ambient,
  shard: string,
  organisationId: string,
  handler: string,
  owed: Owed[],
): Scope {
  const guard = env.MODE !== 'production'
  const { db } = open(shardOf(env, shard), { organisationId, from: 'first-primary', guard, tally: newTally() })
  const actor: Actor = { kind: 'job', id: handler }
  return {
    ...ambient,
    organisationId,
    shard,
    db,
    actor,
    sites: 'all',
    requestId: handler,
    owed: (work) => owed.push(work),
    changed: (topic) => ambient.changedIn?.(organisationId, topic),
    knock: null,
  }
}

export const directoryScope = (env: Bindings, ambient: Ambient, handler: string, owed: Owed[]): Scope =>
  jobScope(env, ambient, directoryShard, directoryId, handler, owed)
