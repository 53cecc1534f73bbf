import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { isFew, ledBySites } from '#db/near-sites.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { sessions } from '#db/sessions/tables.ts'
import { figures, sessionFigures } from './tables.ts'

/** What is looked at: everything, a site or a programme. */
export type Subject = { dimension: 'all' | 'site' | 'programme'; id: string }
export type Measures = Omit<SeriesRow, 'period'>
export type SeriesRow = Awaited<ReturnType<typeof selectSeries>>[number]
export type SubjectRow = Awaited<ReturnType<typeof selectBySite>>[number]
export type LineRow = Awaited<ReturnType<typeof selectLines>>[number]

/** The periods from one to another, as texts compare: 2025 to 2026-12 is two years and their months. */
export function selectSeries(scope: Scope, subject: Subject, from: string, to: string) {
  const { db, organisationId } = scope
  return db
    .select(named({ period: figures.period, ...measures(sumOf) }))
    .from(subjectsOf(scope, subject))
    .crossJoin(figures)
    .where(
      and(
        eq(figures.organisationId, organisationId),
        eq(figures.dimension, scope.sites === 'all' ? subject.dimension : 'site'),
        sql`${figures.subjectId} = seen.value`,
        sql`${figures.period} >= ${from} and ${figures.period} <= ${to}`,
      ),
    )
    .groupBy(figures.period)
    .orderBy(figures.period)
}

/** The sites of a period, those with most people first; of those somebody may see. */
export function selectBySite(scope: Scope, period: string, limit: number) {
  const { db, organisationId, sites: seen } = scope
  const columns = { id: figures.subjectId, name: sites.name, ...measures(asIs) }
  const its = and(eq(figures.organisationId, organisationId), eq(figures.dimension, 'site'), eq(figures.period, period))
  const itsName = and(eq(sites.organisationId, organisationId), eq(sites.id, figures.subjectId))
  const order = [desc(figures.enrolments), desc(figures.subjectId)]
  if (seen === 'all') {
    return db
      .select(named(columns))
      .from(figures)
      .innerJoin(sites, itsName)
      .where(its)
      .orderBy(...order)
      .limit(limit)
  }
  return db
    .select(named(columns))
    .from(subjectsOf(scope, { dimension: 'all', id: '' }))
    .crossJoin(figures)
    .innerJoin(sites, itsName)
    .where(and(its, sql`${figures.subjectId} = seen.value`))
    .orderBy(...order)
    .limit(limit)
}

/** The programmes of a period, those with most people first: of the whole organisation, for who sees all of it. */
export function selectByProgramme(scope: Scope, period: string, limit: number) {
  const { organisationId } = scope
  return scope.db
    .select(named({ id: figures.subjectId, name: programmes.title, ...measures(asIs) }))
    .from(figures)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), eq(programmes.id, figures.subjectId)))
    .where(
      and(eq(figures.organisationId, organisationId), eq(figures.dimension, 'programme'), eq(figures.period, period)),
    )
    .orderBy(desc(figures.enrolments), desc(figures.subjectId))
    .limit(scope.sites === 'all' ? limit : 0)
}

/** The sessions behind a figure, in the order of their months. */
export function selectLines(
  scope: Scope,
  subject: Subject,
  period: string,
  after: readonly [string, string] | null,
  limit: number,
) {
  const { organisationId } = scope
  const beyond = after
    ? sql`(${sessionFigures.month}, ${sessionFigures.sessionId}) > (${after[0]}, ${after[1]})`
    : undefined
  const its = {
    all: undefined,
    site: eq(sessionFigures.siteId, subject.id),
    programme: eq(sessionFigures.programmeId, subject.id),
  }
  return scope.db
    .select(
      named({
        id: sessionFigures.sessionId,
        month: sessionFigures.month,
        code: sessions.code,
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        siteName: sites.name,
        seats: sessionFigures.seats,
        enrolments: sessionFigures.enrolments,
        trained: sessionFigures.trained,
        taught: sessionFigures.taught,
        planned: sessionFigures.planned,
        done: sessionFigures.done,
        price: sessionFigures.price,
        cost: sessionFigures.cost,
      }),
    )
    .from(nearby(scope, its[subject.dimension], beyond, period, limit))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionFigures.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessionFigures.siteId)))
    .where(
      and(
        eq(sessionFigures.organisationId, organisationId),
        eq(sessionFigures.counted, 1),
        its[subject.dimension],
        isFew(scope.sites)
          ? sql`${sessionFigures.sessionId} = near.session_id`
          : and(within(beyond, period), onSeenSites(scope)),
      ),
    )
    .orderBy(scope.sites === 'all' ? sessionFigures.month : sql`+${sessionFigures.month}`, sessionFigures.sessionId)
    .limit(limit)
}

/** How a site or a programme is called. */
export function selectSubjectName(scope: Scope, { dimension, id }: Subject) {
  const { organisationId } = scope
  const name = {
    all: sql<string | null>`null`,
    site: sql<string | null>`(select sites.name from sites where sites.organisation_id = ${organisationId}
      and sites.id = ${id})`,
    programme: sql<string | null>`(select programmes.title from programmes
      where programmes.organisation_id = ${organisationId} and programmes.id = ${id})`,
  }
  return scope.db.select(named({ name: name[dimension].as('subject_name') })).from(sql`(select 1)`)
}

type Kept = 'sessions' | 'seats' | 'enrolments' | 'trained' | 'taught' | 'planned' | 'done' | 'price' | 'cost'

function measures(as: (name: Kept) => SQL.Aliased<number>): Record<Kept, SQL.Aliased<number>> {
  return {
    sessions: as('sessions'),
    seats: as('seats'),
    enrolments: as('enrolments'),
    trained: as('trained'),
    taught: as('taught'),
    planned: as('planned'),
    done: as('done'),
    price: as('price'),
    cost: as('cost'),
  }
}

const sumOf = (name: Kept) => sql<number>`sum(${figures[name]})`.as(`sum_${name}`)
const asIs = (name: Kept) => sql<number>`${figures[name]}`.as(`its_${name}`)

/** What is summed up: the subject itself; for who sees some sites, those of them that are asked for. */
function subjectsOf({ sites: seen }: Scope, { dimension, id }: Subject): SQL {
  const asked =
    seen === 'all' ? [id] : dimension === 'all' ? seen : dimension === 'site' ? seen.filter((site) => site === id) : []
  return sql`(select value from json_each(${JSON.stringify(asked)})) as seen`
}

/** One lower bound: with two, a page would be looked for from the beginning of the period. */
const within = (beyond: SQL | undefined, period: string): SQL =>
  sql`${beyond ?? sql`session_figures.month >= ${period}`} and session_figures.month <= ${`${period}~`}`

/** For who sees some sites: the first of each, by the index of sites, so that those of the others are not read past. */
function nearby(scope: Scope, its: SQL | undefined, beyond: SQL | undefined, period: string, limit: number): SQL {
  const { organisationId, sites: seen } = scope
  if (!isFew(seen)) return sql`${sessionFigures}`
  return ledBySites(
    seen,
    sessionFigures,
    (site) => sql`select * from (select session_figures.session_id from session_figures
      where session_figures.organisation_id = ${organisationId} and session_figures.site_id = ${site}
        and session_figures.counted = 1 and ${within(beyond, period)} and ${its ?? sql`true`}
      order by session_figures.month, session_figures.session_id limit ${limit})`,
  )
}
