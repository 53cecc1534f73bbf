import { batch } from '#db/database.ts'
import { selectPlaces } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Owed, Scope } from '#db/scope.ts'
import {
  type EndSurvey,
  selectEndSurveys,
  selectEnrolledOf,
  selectProgrammesAfter,
  selectPublished,
  selectYearGroups,
  upsertPublished,
} from '#db/surveys/results-programmes.ts'
import { commit, record } from '#domain/events/commit.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { differs, publishedOf } from '#domain/surveys/indicators.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'
import { send } from './send.ts'

const atOnce = 20

/** From cron, each night: what every programme comes to, this year and the one before. What has not changed stays. */
export async function publishResults(env: Bindings, ambient: Ambient): Promise<number> {
  const directory = directoryScope(env, ambient, 'publishResults', [])
  const [places] = await batch(directory.db, [selectPlaces(directory)])
  const owed: Owed[] = []
  let written = 0
  for (const { organisationId, shard, movingTo } of places) {
    if (movingTo !== null) continue
    try {
      written += await publishOf(jobScope(env, ambient, shard, organisationId, 'publishResults', owed))
    } catch (error) {
      log('error', { handler: 'publishResults', organisation: organisationId, error: String(error) }, error)
    }
  }
  await send(env, owed)
  return written
}

async function publishOf(scope: Scope): Promise<number> {
  const [[office], ends] = await batch(scope.db, [selectOffice(scope), selectEndSurveys(scope)])
  if (!office) return 0
  const today = dayOf(scope.clock.now(), office.timeZone)
  let [written, after]: [number, string] = [0, '']
  for (;;) {
    const programmes: readonly Programme[] = await programmesAfter(scope, after)
    const last = programmes.at(-1)
    if (!last) return written
    for (const year of [today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)])
      written += await publishYear(scope, programmes, ends, year, today)
    after = last.id
  }
}

type Programme = { id: string; title: string }

const programmesAfter = async (scope: Scope, after: string) =>
  (await batch(scope.db, [selectProgrammesAfter(scope, after, atOnce)]))[0]

async function publishYear(
  scope: Scope,
  programmes: readonly Programme[],
  ends: readonly EndSurvey[],
  year: string,
  today: string,
): Promise<number> {
  const ids = programmes.map(({ id }) => id)
  const until = today < `${year}-12-31` ? today : `${year}-12-31`
  const [inYear, ever, enrolled, published] = await batch(scope.db, [
    selectYearGroups(scope, ids, year),
    selectYearGroups(scope, ids, null),
    selectEnrolledOf(scope, ids, `${year}-01-01`, until),
    selectPublished(scope, ids, year),
  ])
  const changed = programmes.flatMap(({ id, title }) => {
    const mine = (row: { programmeId: string }) => row.programmeId === id
    const began = enrolled.find(mine) ?? { enrolled: 0, givenUp: 0 }
    const now = publishedOf(id, year, inYear.filter(mine), ever.filter(mine), ends, began)
    return differs(now, published.find(mine)) ? [{ title, now }] : []
  })
  if (changed.length === 0) return 0
  const told = changed.flatMap(({ title, now }) => [
    upsertPublished(scope, now),
    record(scope, 'results_published', now.programmeId, { name: title, year, answers: now.answers }),
  ])
  const outcome = await commit(scope, told)
  if (!outcome.ok) throw new Error(`The results could not be published: ${outcome.refusal}.`)
  return changed.length
}
