import { batch } from '#db/database.ts'
import { directoryId, open } from '#db/open.ts'
import { selectOldestOwed, selectSchema } from '#db/operations/readiness.ts'
import { shardsOf } from '#db/shards.ts'
import { log } from '#edge/log.ts'
import type { Context } from '#http/context.ts'

export type Readiness = {
  databases: readonly { name: string; ok: boolean; migration: string }[]
  storage: boolean
  /** Nothing has been waiting for longer than sending it again would take: the queue does its work. */
  queue: boolean
}

const longestWait = 15 * 60_000

export async function readinessOf(c: Context): Promise<Readiness> {
  const [found, storage] = await Promise.all([
    Promise.all([...shardsOf(c.env)].map(([name, binding]) => askDatabase(c, name, binding))),
    answers('storage', () => c.env.FILES.head('ready')),
  ])
  const since = c.var.directory.clock.now() - longestWait
  return {
    databases: found.map(({ name, ok, migration }) => ({ name, ok, migration })),
    storage,
    queue: found.every(({ oldest }) => oldest === null || oldest > since),
  }
}

async function askDatabase(c: Context, name: string, binding: D1Database) {
  const guard = c.env.MODE !== 'production'
  const { db } = open(binding, { organisationId: directoryId, from: 'first-primary', guard, tally: c.var.tally })
  const state = { name, migration: '', oldest: null as number | null }
  const asked = async () => {
    const [[owed], [schema]] = await batch(db, [selectOldestOwed(db), selectSchema(db)])
    state.oldest = owed?.at ?? null
    state.migration = schema?.migration ?? ''
  }
  const ok = await answers(name, asked)
  return { ...state, ok }
}

async function answers(what: string, ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    log('error', { handler: 'ready', what, error }, error)
    return false
  }
}
