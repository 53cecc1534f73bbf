import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
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
  return scope.db
    .select(named({ period: figures.period, ...measures(sumOf) }))
    .from(figures)
    .where(
      and(
        eq(figures.organisationId, scope.organisationId),
        of(scope, subject),
        sql`${figures.period} >= ${from} and ${figures.period} <= ${to}`,
      ),
    )
    .groupBy(figures.period)
    .orderBy(figures.period)
}

/** The sites of a period, those with most people first. */
export function selectBySite(scope: Scope, period: string, limit: number) {
  const { organisationId } = scope
  return scope.db
    .select(named({ id: figures.subjectId, name: sites.name, ...measures(asIs) }))
    .from(figures)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, figures.subjectId)))
    .where(
      and(
        eq(figures.organisationId, organisationId),
        eq(figures.dimension, 'site'),
        eq(figures.period, period),
        seenSites(scope, sql`${figures.subjectId}`),
      ),
    )
    .orderBy(desc(figures.enrolments), desc(figures.subjectId))
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
    .from(sessionFigures)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionFigures.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessionFigures.siteId)))
    .where(
      and(
        eq(sessionFigures.organisationId, organisationId),
        eq(sessionFigures.counted, 1),
        its[subject.dimension],
        sql`${sessionFigures.month} >= ${period} and ${sessionFigures.month} <= ${`${period}~`}`,
        seenSites(scope, sql`${sessionFigures.siteId}`),
        beyond,
      ),
    )
    .orderBy(sessionFigures.month, sessionFigures.sessionId)
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

/** Everything, for who sees some sites, is the sum of those. */
function of({ sites: seen }: Scope, { dimension, id }: Subject): SQL | undefined {
  if (seen === 'all') return and(eq(figures.dimension, dimension), eq(figures.subjectId, id))
  const mine = dimension === 'site' ? seen.filter((site) => site === id) : dimension === 'all' ? seen : []
  return and(
    eq(figures.dimension, 'site'),
    sql`${figures.subjectId} in (select value from json_each(${JSON.stringify(mine)}))`,
  )
}

const seenSites = ({ sites: seen }: Scope, column: SQL): SQL | undefined =>
  seen === 'all' ? undefined : sql`${column} in (select value from json_each(${JSON.stringify(seen)}))`
