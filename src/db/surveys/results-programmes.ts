import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { attendanceMonths } from '#db/attendance/derived-tables.ts'
import { programmes } from '#db/catalogue/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessions } from '#db/sessions/tables.ts'
import { programmeResults, surveyGroups } from './results-tables.ts'
import { surveys } from './tables.ts'

export type YearGroup = Awaited<ReturnType<typeof selectYearGroups>>[number]
export type EndSurvey = Awaited<ReturnType<typeof selectEndSurveys>>[number]
export type Published = Omit<typeof programmeResults.$inferInsert, 'organisationId' | 'at'>

const mostSurveys = 40

/** The surveys that ask at the end, each with the programmes too small to be shown and the smallest of the others. */
export function selectEndSurveys({ db, organisationId }: Scope) {
  const group = (alias: SQL) =>
    sql`${alias}.organisation_id = ${organisationId} and ${alias}.survey_id = ${surveys.id}
      and ${alias}.dimension = 'programme' and ${alias}.parent_id = ''`
  return db
    .select(
      named({
        id: surveys.id,
        smallestGroup: surveys.smallestGroup,
        hidden: sql<number>`coalesce((select sum(small.answers) from survey_groups small
          where ${group(sql.raw('small'))} and small.answers < ${surveys.smallestGroup}), 0)`.as('hidden_answers'),
        least: sql<string | null>`(select enough.subject_id from survey_groups enough where ${group(sql.raw('enough'))}
          and enough.answers >= ${surveys.smallestGroup} order by enough.answers, enough.subject_id limit 1)`.as(
          'least_shown',
        ),
      }),
    )
    .from(surveys)
    .where(and(eq(surveys.organisationId, organisationId), eq(surveys.purpose, 'hot')))
    .limit(mostSurveys)
}

/** Programmes one after the other, as many as a round looks at in one go. */
export const selectProgrammesAfter = ({ db, organisationId }: Scope, after: string, limit: number) =>
  db
    .select(named({ id: programmes.id, title: programmes.title }))
    .from(programmes)
    .where(and(eq(programmes.organisationId, organisationId), sql`${programmes.id} > ${after}`))
    .orderBy(asc(programmes.id))
    .limit(limit)

/** What each survey says of each programme: in the year, or ever. */
export function selectYearGroups({ db, organisationId }: Scope, ids: readonly string[], year: string | null) {
  const subject = year === null ? sql`wanted.value` : sql`wanted.value || ${`~${year}`}`
  return db
    .select(
      named({
        programmeId: sql<string>`wanted.value`.as('programme_id'),
        surveyId: surveyGroups.surveyId,
        asked: surveyGroups.asked,
        answered: surveyGroups.answered,
        answers: surveyGroups.answers,
        satisfied: surveyGroups.satisfied,
        satisfaction: surveyGroups.satisfaction,
        promoters: surveyGroups.promoters,
        passives: surveyGroups.passives,
        detractors: surveyGroups.detractors,
      }),
    )
    .from(sql`json_each(${JSON.stringify(ids)}) as wanted`)
    .crossJoin(surveyGroups)
    .where(
      and(
        eq(surveyGroups.organisationId, organisationId),
        eq(surveyGroups.dimension, year === null ? 'programme' : 'year'),
        sql`${surveyGroups.subjectId} = ${subject}`,
      ),
    )
}

/** Those who began a session that ended between two days, and those of them who gave up. */
export function selectEnrolledOf({ db, organisationId }: Scope, ids: readonly string[], from: string, to: string) {
  const left = sql`exists (select 1 from ${enrolmentEnds} where ${enrolmentEnds.organisationId} = ${organisationId}
    and ${enrolmentEnds.enrolmentId} = ${enrolments.id})`
  const followed = sql`exists (select 1 from ${attendanceMonths} where ${attendanceMonths.organisationId} = ${organisationId}
    and ${attendanceMonths.enrolmentId} = ${enrolments.id} and ${attendanceMonths.minutes} > 0)`
  return db
    .select(
      named({
        programmeId: sql<string>`wanted.value`.as('programme_id'),
        enrolled: sql<number>`sum(not ${left} or ${followed})`.as('began'),
        givenUp: sql<number>`sum(${left} and ${followed})`.as('gave_up'),
      }),
    )
    .from(sql`json_each(${JSON.stringify(ids)}) as wanted`)
    .crossJoin(sessions)
    .innerJoin(enrolments, and(eq(enrolments.organisationId, organisationId), eq(enrolments.sessionId, sessions.id)))
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        sql`${sessions.programmeId} = wanted.value`,
        sql`${sessions.endsOn} between ${from} and ${to}`,
        sql`not exists (select 1 from ${sessionCancellations} where ${sessionCancellations.organisationId} = ${organisationId}
          and ${sessionCancellations.sessionId} = ${sessions.id})`,
        eq(enrolments.state, 'enrolled'),
      ),
    )
    .groupBy(sql`wanted.value`)
}

const figures = {
  programmeId: programmeResults.programmeId,
  year: programmeResults.year,
  asked: programmeResults.asked,
  answered: programmeResults.answered,
  answers: programmeResults.answers,
  satisfied: programmeResults.satisfied,
  satisfaction: programmeResults.satisfaction,
  promoters: programmeResults.promoters,
  passives: programmeResults.passives,
  detractors: programmeResults.detractors,
  enrolled: programmeResults.enrolled,
  givenUp: programmeResults.givenUp,
}

/** What was published of these programmes. */
export const selectPublished = ({ db, organisationId }: Scope, ids: readonly string[], year: string) =>
  db
    .select(named(figures))
    .from(programmeResults)
    .where(
      and(
        eq(programmeResults.organisationId, organisationId),
        sql`${programmeResults.programmeId} in (select value from json_each(${JSON.stringify(ids)}))`,
        eq(programmeResults.year, year),
      ),
    )

export const upsertPublished = ({ db, organisationId, clock }: Scope, published: Published): Statement =>
  db
    .insert(programmeResults)
    .values({ organisationId, ...published, at: clock.now() })
    .onConflictDoUpdate({
      target: [programmeResults.organisationId, programmeResults.programmeId, programmeResults.year],
      set: { ...published, at: clock.now() },
    })

/** The last years of one programme, the latest first. */
export const selectResultsOfProgramme = ({ db, organisationId }: Scope, programmeId: string, limit: number) =>
  db
    .select(named({ ...figures, at: programmeResults.at }))
    .from(programmeResults)
    .where(and(eq(programmeResults.organisationId, organisationId), eq(programmeResults.programmeId, programmeId)))
    .orderBy(desc(programmeResults.year))
    .limit(limit)

/** The programmes of a year, page by page. */
export const selectResultsOfYear = ({ db, organisationId }: Scope, year: string, after: string, limit: number) =>
  db
    .select(named({ ...figures, at: programmeResults.at, title: programmes.title }))
    .from(programmeResults)
    .innerJoin(
      programmes,
      and(eq(programmes.organisationId, organisationId), eq(programmes.id, programmeResults.programmeId)),
    )
    .where(
      and(
        eq(programmeResults.organisationId, organisationId),
        eq(programmeResults.year, year),
        sql`${programmeResults.programmeId} > ${after}`,
      ),
    )
    .orderBy(asc(programmeResults.programmeId))
    .limit(limit)
