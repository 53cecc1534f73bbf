import { batch } from '#db/database.ts'
import { directoryId } from '#db/open.ts'
import {
  addTraffic,
  addUsages,
  everything,
  insertSlowBatches,
  type RouteTraffic,
  type SlowBatch,
  type Usage,
} from '#db/operations/traffic.ts'
import type { Scope } from '#db/scope.ts'
import { bucketOf, edges } from '#domain/operations/latency.ts'
import { log } from '#edge/log.ts'
import type { Context } from '#http/context.ts'

/** What each answer cost, kept in this isolate until there is enough of it to be worth a write. */
export type Meter = { note(c: Context, startedAt: number): void }

const everyMillis = 15_000
const mostNotes = 500
const window = 5 * 60_000

export function makeMeter({ clock, ids }: Pick<Scope, 'clock' | 'ids'>): Meter {
  let kept = nothing()
  let since = clock.now()

  return {
    note(c, startedAt) {
      const now = clock.now()
      if (kept.notes === 0) since = now
      add(kept, c, now, now - startedAt, ids.next)
      if (c.env.MODE === 'production') log('info', lineOf(c, now - startedAt))
      if (kept.notes < mostNotes && now - since < everyMillis) return
      const full = kept
      kept = nothing()
      c.executionCtx.waitUntil(write(c.var.directory, full))
    },
  }
}

type Kept = {
  notes: number
  traffic: Map<string, RouteTraffic & Counted>
  usages: Map<string, Usage & Counted>
  slow: SlowBatch[]
}

const nothing = (): Kept => ({ notes: 0, traffic: new Map(), usages: new Map(), slow: [] })

function add(kept: Kept, c: Context, now: number, millis: number, nextId: () => string): void {
  const { tally, route } = c.var
  const organisationId = organisationOf(c)
  const failed = c.res.status >= 500 ? 1 : 0
  const at = now - (now % window)
  const day = new Date(now).toISOString().slice(0, 10)
  const bucket = bucketOf(millis)
  const cost = { millis, errors: failed, rowsRead: tally.rowsRead, rowsWritten: tally.rowsWritten }
  for (const name of [route, everything]) {
    const seen = entry(kept.traffic, `${at} ${name}`, () => ({
      ...nobodyYet(),
      at,
      route: name,
      calls: 0,
      statements: 0,
    }))
    count(seen, cost, bucket)
    seen.calls += tally.calls
    seen.statements += tally.statements
  }
  for (const name of [organisationId, everything]) {
    count(
      entry(kept.usages, `${day} ${name}`, () => ({ ...nobodyYet(), day, organisationId: name })),
      cost,
      bucket,
    )
  }
  for (const slow of tally.slow) kept.slow.push({ id: nextId(), at: now, route, organisationId, ...slow })
  kept.notes += 1
}

const nobodyYet = () => ({
  requests: 0,
  errors: 0,
  millis: 0,
  rowsRead: 0,
  rowsWritten: 0,
  buckets: Array.from({ length: edges.length + 1 }, () => 0),
})

type Counted = ReturnType<typeof nobodyYet>

function count(into: Counted, cost: Omit<Counted, 'requests' | 'buckets'>, bucket: number): void {
  into.requests += 1
  into.errors += cost.errors
  into.millis += cost.millis
  into.rowsRead += cost.rowsRead
  into.rowsWritten += cost.rowsWritten
  into.buckets[bucket] = (into.buckets[bucket] ?? 0) + 1
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key)
  if (found) return found
  const made = make()
  map.set(key, made)
  return made
}

/** Lost when the database does not answer: a measure is never worth making somebody wait. */
async function write(directory: Scope, { traffic, usages, slow }: Kept): Promise<void> {
  try {
    await batch(directory.db, [
      addTraffic(directory, [...traffic.values()]),
      addUsages(directory, [...usages.values()]),
      insertSlowBatches(directory, slow),
    ])
  } catch (error) {
    log('error', { handler: 'meter', error }, error)
  }
}

/** No address with its ids, no name: a route, a reference, figures. */
function lineOf(c: Context, millis: number): Record<string, unknown> {
  const { requestId, route, tally } = c.var
  const { calls, statements, rowsRead, rowsWritten } = tally
  const { status } = c.res
  const organisation = organisationOf(c)
  return { request: requestId, organisation, route, status, millis, calls, statements, rowsRead, rowsWritten }
}

/** Only one that a door has let in: a person, or the key, the signature or the link that led there. */
function organisationOf({ var: { visit, scope } }: Context): string {
  if (visit.claims) return (visit.person && visit.claims.organisation) || ''
  return scope.organisationId === directoryId ? '' : scope.organisationId
}
