import { type SessionFacts, selectSessionFacts } from '#db/cockpit/facts.ts'
import { selectKept, selectSessionsAround } from '#db/cockpit/round.ts'
import { batch } from '#db/database.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { dayAfter } from '#domain/sessions/holidays.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'
import { concernWrites, rowsOf } from './watch.ts'

/** How far a day that goes by may change something: what is late, what comes due. */
const daysAround = 45
const atOnce = 20

/** From cron: what only time changes. A session whose concerns are still right is left alone. */
export async function makeRounds(env: Bindings, ambient: Ambient): Promise<number> {
  const directory = directoryScope(env, ambient, 'makeRounds', [])
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  let written = 0
  for (const { organisationId, shard, movingTo } of places) {
    if (movingTo !== null) continue
    try {
      written += await roundOf(jobScope(env, ambient, shard, organisationId, 'makeRounds', []))
    } catch (error) {
      log('error', { handler: 'makeRounds', organisation: organisationId, error: String(error) }, error)
    }
  }
  return written
}

async function roundOf(scope: Scope): Promise<number> {
  const now = scope.clock.now()
  const [[office]] = await batch(scope.db, [selectOffice(scope)])
  if (!office) return 0
  const today = dayOf(now, office.timeZone)
  const [from, to] = [dayAfter(today, -daysAround), dayAfter(today, daysAround)]

  let [written, place]: [number, readonly [string, string] | null] = [0, null]
  for (;;) {
    const sessions: readonly SessionPlace[] = await around(scope, from, to, place)
    const last = sessions.at(-1)
    if (!last) return written
    written += await mend(scope, sessions, now, today)
    place = [last.endsOn, last.id]
  }
}

type SessionPlace = { id: string; endsOn: string }

const around = async (scope: Scope, from: string, to: string, after: readonly [string, string] | null) =>
  (await batch(scope.db, [selectSessionsAround(scope, from, to, after, atOnce)]))[0]

async function mend(scope: Scope, sessions: readonly SessionPlace[], now: number, today: string): Promise<number> {
  const ids = sessions.map(({ id }) => id)
  const [kept, ...facts] = await batch(scope.db, [
    selectKept(scope, ids),
    ...ids.map((id) => selectSessionFacts(scope, id, now, today)),
  ])
  const stale = (facts.flat() as SessionFacts[]).filter((each) => !isKept(kept, each, today))
  await batch(
    scope.db,
    stale.flatMap((each) => concernWrites(scope, each, today)),
  )
  return stale.length
}

type Kept = Awaited<ReturnType<typeof selectKept>>

function isKept(kept: Kept, facts: SessionFacts, today: string): boolean {
  const lines = (rows: Kept) => rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
  const own = kept.filter(({ sessionId }) => sessionId === facts.id)
  return JSON.stringify(lines(own)) === JSON.stringify(lines(rowsOf(facts, today)))
}
