import { selectChoreWork } from '#db/chores/chores.ts'
import { keepOpen } from '#db/chores/open-work.ts'
import { batch } from '#db/database.ts'
import { writesOfStep } from '#domain/chores/chores.ts'
import { commit } from '#domain/events/commit.ts'
import type { Job } from '#jobs/job.ts'
import type { Handler } from '#jobs/subscriptions.ts'
import type { Kind, Running } from './kinds.ts'

export type Kinds = Readonly<Record<string, Kind<never, never>>>

/** A delivery makes a few steps, then leaves its place to other work and sends itself again. */
const stepsInDelivery = 20
const timeInDelivery = 5_000

/**
 * Takes a chore on from where it stands. Its work stays in the outbox until the end, so that cron sends it again after a
 * crash; each step moves the cursor in its own batch, so that a second delivery never makes it twice.
 */
export const runnerOf =
  (kinds: Kinds, most = stepsInDelivery): Handler =>
  async (job) => {
    const { scope, event, handler } = job
    const until = scope.clock.now() + timeInDelivery
    for (let steps = 0; steps < most && scope.clock.now() <= until; steps++) {
      if ((await takeStep(job, kinds)) === 'over') return
    }
    scope.owed({ shard: scope.shard, organisationId: scope.organisationId, eventId: event.id, handler })
  }

async function takeStep(job: Job, kinds: Kinds): Promise<'again' | 'over'> {
  const chore = await find(job)
  if (!chore) return settled(job, [])
  const kind = kinds[chore.kind]
  if (!kind) throw new Error(`No chore is called ${chore.kind}.`)
  const running = runningOf(job, chore)
  if (chore.how) {
    if (chore.how === 'cancelled') await kind.undo?.(running)
    return settled(job, [])
  }

  const step = await kind.step(running)
  const writes = writesOfStep(running.scope, chore, step)
  if (step.end) return settled(job, writes)
  const { event, handler, scope } = job
  const outcome = await commit(running.scope, [...writes, keepOpen(scope, event.id, handler)])
  if (outcome.ok) {
    scope.changed?.('work')
    return 'again'
  }
  // Somebody else has made this step and goes on, unless it has been cancelled meanwhile.
  return (await find(job))?.how ? 'again' : 'over'
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>

async function find({ scope, event }: Job) {
  const [[chore]] = await batch(scope.db, [selectChoreWork(scope, event.subjectId)])
  return chore
}

/** In the name of whoever asked: what a chore sends is signed by a person. */
const runningOf = ({ scope, event, env }: Job, { id, input, cursor }: Found): Running<never, never> => ({
  scope: { ...scope, actor: event.by },
  env,
  id,
  input: JSON.parse(input) as never,
  cursor: JSON.parse(cursor) as never,
})

async function settled(job: Job, writes: Parameters<Job['settle']>[0]): Promise<'over'> {
  await job.settle(writes)
  return 'over'
}
