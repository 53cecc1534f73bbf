import type { JobMessage } from '#env.ts'
import { type Chance, shuffled } from './chance.ts'

/** A queue as bad as it may be: in any order, more than once, until it is answered. */
export type HarnessQueue = {
  add(body: JobMessage): void
  readonly size: () => number
  /** Batches of what waits, and what becomes of each once it is answered. */
  take(): Batch[]
  /** Messages that were retried too often. */
  readonly dead: JobMessage[]
}

export type Batch = { messages: MessageBatch<JobMessage>; settle(ending: 'returned' | 'threw' | 'dropped'): void }

type Waiting = { body: JobMessage; attempts: number; again: boolean }

const mostAttempts = 12

/** `chance` null: in order, once, as a queue is on a good day. */
export function harnessQueue(chance: Chance | null): HarnessQueue {
  const waiting: Waiting[] = []
  const dead: JobMessage[] = []
  return {
    add: (body) => void waiting.push({ body, attempts: 1, again: false }),
    size: () => waiting.length,
    dead,
    take() {
      const now = waiting.splice(0)
      if (chance && now.length > 0 && chance() < 0.3) now.push({ body: poison, attempts: 1, again: false })
      const order = chance ? shuffled(now, chance) : now
      const size = chance ? 1 + Math.floor(chance() * 10) : 10
      const batches: Waiting[][] = []
      for (let start = 0; start < order.length; start += size) batches.push(order.slice(start, start + size))
      return batches.map((some) => batchOf(some, chance, waiting, dead))
    },
  }
}

/** A neighbour that nobody can answer: its database is bound nowhere. */
export const poison: JobMessage = { shard: 'SHARD_99', organisationId: 'nobody', eventId: 'none', handler: 'none' }

function batchOf(some: readonly Waiting[], chance: Chance | null, waiting: Waiting[], dead: JobMessage[]): Batch {
  const answers = new Map<Waiting, 'ack' | 'retry'>()
  const messages = some.map((one, index) => ({
    id: String(index),
    timestamp: new Date(0),
    body: one.body,
    attempts: one.attempts,
    ack: () => void answers.set(one, 'ack'),
    retry: () => void answers.set(one, 'retry'),
  }))
  const all = (answer: 'ack' | 'retry') => () => {
    for (const one of some) if (!answers.has(one)) answers.set(one, answer)
  }
  const settle: Batch['settle'] = (ending) => {
    for (const one of some) {
      // What dies takes its acknowledgements along; what returns has acknowledged whatever it did not retry.
      const answer = ending === 'dropped' ? 'retry' : (answers.get(one) ?? (ending === 'returned' ? 'ack' : 'retry'))
      if (answer === 'ack' && chance && !one.again && chance() < 0.2) waiting.push({ ...one, again: true })
      if (answer === 'ack') continue
      if (one.body === poison) continue
      if (one.attempts >= mostAttempts) dead.push(one.body)
      else waiting.push({ ...one, attempts: one.attempts + 1 })
    }
  }
  const queue = { queue: 'lisiere-jobs', messages, ackAll: all('ack'), retryAll: all('retry') }
  return { messages: queue as unknown as MessageBatch<JobMessage>, settle }
}
