import { env } from 'cloudflare:workers'
import { makeIds } from '#edge/ids.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { consume } from '#jobs/consume.ts'
import { bury } from '#jobs/dead.ts'
import { handlersOf as subscribed } from '#jobs/subscriptions.ts'
import { now } from './visit.ts'

type Waiting = { body: unknown; attempts: number }

/** As wrangler.toml says: five more times, then the queue of the dead. */
const mostRetries = 5

/** A queue that is emptied by hand, with a clock that is set by hand, in front of the real databases. */
export function makeQueue(bindings: Bindings = env, handlersOf: (action: string) => readonly string[] = subscribed) {
  let time = now
  let waiting: Waiting[] = []
  let dead: Waiting[] = []
  const ambient = { clock: { now: () => time }, ids: makeIds(() => time), handlersOf }
  const put = (body: unknown) => waiting.push({ body, attempts: 1 })
  const JOBS = {
    send: async (body: JobMessage) => put(body),
    sendBatch: async (messages: { body: JobMessage }[]) => {
      for (const { body } of messages) put(body)
    },
  }
  const queued = { ...bindings, JOBS: JOBS as never }

  /** Everything that waits, as one batch; what is to be tried again waits once more, or dies. */
  async function deliver(limit?: number): Promise<number> {
    const batch = waiting
    waiting = []
    const again: Waiting[] = []
    await consume(batchOf('lisiere-jobs', batch, again), queued, ambient, limit)
    for (const { body, attempts } of again) {
      if (attempts > mostRetries) dead.push({ body, attempts: 1 })
      else waiting.push({ body, attempts: attempts + 1 })
    }
    return batch.length
  }

  async function buryDead(): Promise<void> {
    const batch = dead
    dead = []
    await bury(batchOf('lisiere-dead', batch, dead), queued, ambient)
  }

  return {
    env: queued,
    ambient,
    put,
    deliver,
    buryDead,
    waiting: () => waiting.map(({ body }) => body),
    lose: () => (waiting = []),
    set: (to: number) => (time = to),
  }
}

function batchOf(queue: string, waiting: readonly Waiting[], again: Waiting[]): MessageBatch<unknown> {
  return {
    queue,
    messages: waiting.map((one, at) => ({
      id: `message-${at}`,
      timestamp: new Date(now),
      body: one.body,
      attempts: one.attempts,
      ack: () => {},
      retry: () => again.push(one),
    })),
    ackAll: () => {},
    retryAll: () => {},
  } as unknown as MessageBatch<unknown>
}
