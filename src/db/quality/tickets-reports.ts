import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { reportClosures, reportMeasures, reports } from '#db/quality/tickets-report-tables.ts'
import type { Scope } from '#db/scope.ts'

const mostMeasures = 60

export type ReportLine = Awaited<ReturnType<typeof selectReports>>[number]
export type ReportRow = Awaited<ReturnType<typeof selectReport>>[number]
export type MeasureRow = Awaited<ReturnType<typeof selectMeasures>>[number]

/** Nothing of what they say: when they came, and whether they are closed. */
export const selectReports = (scope: Scope, limit: number) =>
  reportLines(scope)
    .where(eq(reports.organisationId, scope.organisationId))
    .orderBy(desc(reports.onDay), desc(reports.id))
    .limit(limit)

/** The same of one of them. */
export const selectReportLine = (scope: Scope, id: string) =>
  reportLines(scope).where(and(eq(reports.organisationId, scope.organisationId), eq(reports.id, id)))

/** The days on which something was done about it, never what. */
export const selectMeasureDays = ({ db, organisationId }: Scope, reportId: string) =>
  db
    .select(named({ onDay: reportMeasures.onDay }))
    .from(reportMeasures)
    .where(and(eq(reportMeasures.organisationId, organisationId), eq(reportMeasures.reportId, reportId)))
    .orderBy(reportMeasures.id)
    .limit(mostMeasures)

const reportLines = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: reports.id,
        onDay: reports.onDay,
        closedOn: sql<string | null>`${reportClosures.onDay}`.as('closed_on'),
        measures:
          sql<number>`exists (select 1 from report_measures where report_measures.organisation_id = ${organisationId}
          and report_measures.report_id = ${reports.id})`.as('has_measures'),
      }),
    )
    .from(reports)
    .leftJoin(
      reportClosures,
      and(eq(reportClosures.organisationId, organisationId), eq(reportClosures.reportId, reports.id)),
    )

export const selectReport = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        id: reports.id,
        kind: reports.kind,
        body: reports.body,
        name: reports.name,
        contact: reports.contact,
        source: reports.source,
        onDay: reports.onDay,
        closedOn: sql<string | null>`${reportClosures.onDay}`.as('closed_on'),
        closedWord: sql<string | null>`${reportClosures.word}`.as('closed_word'),
      }),
    )
    .from(reports)
    .leftJoin(
      reportClosures,
      and(eq(reportClosures.organisationId, organisationId), eq(reportClosures.reportId, reports.id)),
    )
    .where(and(eq(reports.organisationId, organisationId), eq(reports.id, id)))

export const selectMeasures = ({ db, organisationId }: Scope, reportId: string) =>
  db
    .select(named({ id: reportMeasures.id, what: reportMeasures.what, onDay: reportMeasures.onDay }))
    .from(reportMeasures)
    .where(and(eq(reportMeasures.organisationId, organisationId), eq(reportMeasures.reportId, reportId)))
    .orderBy(reportMeasures.id)
    .limit(mostMeasures)

type NewReport = Omit<typeof reports.$inferInsert, 'organisationId' | 'at'>

/** Nobody is named who has not named herself: the row does not say who was signed in. */
export const insertReport = ({ db, organisationId, clock }: Scope, report: NewReport): Statement =>
  db.insert(reports).values({ organisationId, ...report, at: clock.now() })

type NewMeasure = { id: string; reportId: string; what: string; onDay: string }

export const insertMeasure = ({ db, organisationId, clock, actor }: Scope, measure: NewMeasure): Statement =>
  db.insert(reportMeasures).values({ organisationId, ...measure, at: clock.now(), byId: actor.id })

export const insertReportClosure = (
  { db, organisationId, clock, actor }: Scope,
  reportId: string,
  word: string,
  onDay: string,
): Statement =>
  db.insert(reportClosures).values({ organisationId, reportId, word, onDay, at: clock.now(), byId: actor.id })
