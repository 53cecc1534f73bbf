import { capture } from '#edge/mail-capture.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { type Flow, flow } from './flow.ts'
import type { System } from './place.ts'

/** A small product that asks for something, does it in a job and says so by mail: right, until something wrong is sown in it. */
export type Product = { ask: Ask; work: Work; consume: Consume }

type Ask = (env: Bindings, defer: (work: Promise<unknown>) => void) => Promise<void>
type Work = (env: Bindings, message: JobMessage) => Promise<void>
type Consume = (work: Work, messages: MessageBatch<JobMessage>, env: Bindings) => Promise<void>

const at = 1_795_000_000_000
const message: JobMessage = { shard: 'SHARD_1', organisationId: 'lisiere', eventId: 'asked', handler: 'doIt' }
const key = 'lisiere/a-paper'

export const sound: Product = {
  async ask(env, defer) {
    await env.FILES.put(key, 'the paper')
    const { SHARD_1: db } = env
    await once(db.batch([turnOn(db), happened(db, 'asked'), owe(db)]))
    defer(env.JOBS.sendBatch([{ body: message }]))
  },
  async work(env) {
    const { SHARD_1: db } = env
    if (await known(db)) return
    await once(db.batch([claim(db)]))
    await capture(env.FILES, letter, 'asked.doIt', at)
    await once(db.batch([...told(db), happened(db, 'done'), settle(db), close(db)]))
  },
  async consume(work, messages, env) {
    for (const one of messages.messages) {
      try {
        if (one.body.handler === message.handler) await work(env, one.body)
        one.ack()
      } catch {
        one.retry()
      }
    }
  },
}

/** What goes wrong in products, one at a time. */
export const sown: Readonly<Record<string, Partial<Product>>> = {
  'a verb that writes in two batches': {
    async ask(env, defer) {
      await env.FILES.put(key, 'the paper')
      const { SHARD_1: db } = env
      await db.batch([turnOn(db)])
      await once(db.batch([happened(db, 'asked'), owe(db)]))
      defer(env.JOBS.sendBatch([{ body: message }]))
    },
  },
  'an error that is swallowed': {
    async ask(env, defer) {
      await env.FILES.put(key, 'the paper')
      const { SHARD_1: db } = env
      await db.batch([turnOn(db), happened(db, 'asked'), owe(db)]).catch(() => {})
      defer(env.JOBS.sendBatch([{ body: message }]))
    },
  },
  'a file put after its row': {
    async ask(env, defer) {
      const { SHARD_1: db } = env
      if (await isOn(db)) return
      await db.batch([turnOn(db), happened(db, 'asked'), owe(db)])
      await env.FILES.put(key, 'the paper')
      defer(env.JOBS.sendBatch([{ body: message }]))
    },
  },
  'work that only the queue knows of': {
    async ask(env, defer) {
      await env.FILES.put(key, 'the paper')
      const { SHARD_1: db } = env
      await once(db.batch([turnOn(db), happened(db, 'asked')]))
      defer(env.JOBS.sendBatch([{ body: message }]))
    },
  },
  'a thing made anew each time it is asked for': {
    async ask(env, defer) {
      await env.FILES.put(key, 'the paper')
      const { SHARD_1: db } = env
      await db.batch([happened(db, 'asked', `asked-${crypto.randomUUID()}`)])
      await once(db.batch([turnOn(db), happened(db, 'asked'), owe(db)]))
      defer(env.JOBS.sendBatch([{ body: message }]))
    },
  },
  'a handler without its receipt': {
    async work({ SHARD_1: db, FILES }) {
      await once(db.batch([claim(db)]))
      await capture(FILES, letter, 'asked.doIt', at)
      await db.batch([...told(db), happened(db, 'done', `done-${crypto.randomUUID()}`), close(db)])
    },
  },
  'a mail sent before it is claimed': {
    async work(env) {
      const { SHARD_1: db } = env
      if (await known(db)) return
      await capture(env.FILES, letter, `asked.${crypto.randomUUID()}`, at)
      await once(db.batch([claim(db), ...told(db), happened(db, 'done'), settle(db), close(db)]))
    },
  },
  'an outbox closed before the work is done': {
    async work(env) {
      const { SHARD_1: db } = env
      if (await known(db)) return
      await db.batch([close(db)])
      await once(db.batch([claim(db)]))
      await capture(env.FILES, letter, 'asked.doIt', at)
      await once(db.batch([...told(db), happened(db, 'done'), settle(db)]))
    },
    async consume(work, messages, env) {
      for (const one of messages.messages) {
        one.ack()
        if (one.body.handler === message.handler) await work(env, one.body).catch(() => {})
      }
    },
  },
}

export const askOnce: Flow = flow('ask for something', {
  arrange: async (place) => place.stranger(),
  act: (_, person) => person.post('/sown'),
  twice: { '': 'the claim says that nobody knows whether it has left' },
})

export function systemOf(product: Product): System {
  return {
    async fetch(_, env, context) {
      try {
        await product.ask(env, (work) => context.waitUntil(work))
        return new Response(null, { status: 303 })
      } catch {
        return new Response('Something went wrong.', { status: 500 })
      }
    },
    queue: (messages, env) => product.consume(product.work, messages, env),
    errands: [
      {
        name: 'resend',
        async run(env) {
          const { results } = await env.SHARD_1.prepare('SELECT 1 FROM outbox').all()
          if (results.length > 0) await env.JOBS.sendBatch([{ body: message }])
        },
      },
    ],
  }
}

const letter = { to: 'ana@lisiere.example', subject: 'It is done', text: 'As you asked.' }

const turnOn = (db: D1Database) => db.prepare("INSERT INTO features VALUES ('lisiere', 'sown', ?, 'sown')").bind(at)
const isOn = (db: D1Database) => db.prepare("SELECT 1 FROM features WHERE feature = 'sown'").first()
const known = (db: D1Database) => db.prepare("SELECT 1 FROM receipts WHERE event_id = 'asked'").first()
const claim = (db: D1Database) => db.prepare("INSERT INTO features VALUES ('lisiere', 'claimed', ?, 'sown')").bind(at)
const told = (db: D1Database) => [db.prepare("INSERT INTO features VALUES ('lisiere', 'told', ?, 'sown')").bind(at)]
const settle = (db: D1Database) => db.prepare("INSERT INTO receipts VALUES ('lisiere', 'asked', 'doIt', ?)").bind(at)
const close = (db: D1Database) => db.prepare("DELETE FROM outbox WHERE event_id = 'asked'")
const owe = (db: D1Database) =>
  db
    .prepare("INSERT INTO outbox (organisation_id, event_id, handler, at) VALUES ('lisiere', 'asked', 'doIt', ?)")
    .bind(at)

const happened = (db: D1Database, action: string, id = action) =>
  db
    .prepare(
      `INSERT INTO events (organisation_id, id, seq, actor_kind, actor_id, action, subject_id, request_id, at, payload_hash)
        SELECT 'lisiere', ?1, coalesce(max(seq), 0) + 1, 'job', 'sown', ?2, 'lisiere', 'sown', ?3, 'hash' FROM events
        WHERE organisation_id = 'lisiere'`,
    )
    .bind(id, action, at)

/** Done already is done. */
async function once(batch: Promise<unknown>): Promise<void> {
  try {
    await batch
  } catch (error) {
    if (!String(error).includes('UNIQUE constraint failed')) throw error
  }
}
