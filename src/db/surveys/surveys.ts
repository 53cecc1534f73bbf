import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { surveyGroups } from './results-tables.ts'
import { surveyArchives, surveys, surveyVersions } from './tables.ts'

export type SurveyLine = Awaited<ReturnType<typeof selectSurveys>>[number]
export type SurveyRow = Awaited<ReturnType<typeof selectSurvey>>[number]
export type VersionLine = Awaited<ReturnType<typeof selectVersions>>[number]

/** One page of surveys in the order of their titles, and one more to know whether others follow. */
export function selectSurveys(scope: Scope, { after }: Pick<Listing, 'after'>, limit: number) {
  const { db, organisationId } = scope
  const beyond = after ? sql`(${surveys.sortKey}, ${surveys.id}) > (${after[0]}, ${after[1]})` : undefined
  const lastAsked = sql<number | null>`(select askings.at from askings where askings.organisation_id = ${organisationId}
    and askings.survey_id = ${surveys.id} order by askings.at desc, askings.id desc limit 1)`
  return db
    .select(
      named({
        id: surveys.id,
        title: surveys.title,
        sortKey: surveys.sortKey,
        purpose: surveys.purpose,
        audience: surveys.audience,
        anonymous: surveys.anonymous,
        version: surveys.version,
        archivedAt: surveyArchives.at,
        lastAskedAt: lastAsked.as('last_asked'),
        // Those of every site together: for whoever looks after all of them.
        asked: sql<number | null>`${scope.sites === 'all' ? surveyGroups.asked : null}`.as('asked_ever'),
        answers: sql<number | null>`${scope.sites === 'all' ? surveyGroups.answers : null}`.as('answers_ever'),
        answered: sql<number | null>`${scope.sites === 'all' ? surveyGroups.answered : null}`.as('answered_ever'),
      }),
    )
    .from(surveys)
    .leftJoin(surveyArchives, archiveOf(scope))
    .leftJoin(
      surveyGroups,
      and(
        eq(surveyGroups.organisationId, organisationId),
        eq(surveyGroups.surveyId, surveys.id),
        eq(surveyGroups.dimension, 'all'),
        eq(surveyGroups.subjectId, ''),
      ),
    )
    .where(and(eq(surveys.organisationId, organisationId), beyond))
    .orderBy(surveys.sortKey, surveys.id)
    .limit(limit + 1)
}

/** One survey with the questions that are sent today. */
export function selectSurvey(scope: Scope, id: string) {
  const { db, organisationId } = scope
  const answered = sql<number>`exists (select 1 from answers where answers.organisation_id = ${organisationId}
    and answers.survey_id = ${surveys.id})`
  return db
    .select(
      named({
        id: surveys.id,
        title: surveys.title,
        purpose: surveys.purpose,
        audience: surveys.audience,
        anonymous: surveys.anonymous,
        smallestGroup: surveys.smallestGroup,
        version: surveys.version,
        content: surveyVersions.content,
        archivedAt: surveyArchives.at,
        answered: answered.as('answered'),
      }),
    )
    .from(surveys)
    .innerJoin(
      surveyVersions,
      and(
        eq(surveyVersions.organisationId, organisationId),
        eq(surveyVersions.surveyId, surveys.id),
        eq(surveyVersions.version, surveys.version),
      ),
    )
    .leftJoin(surveyArchives, archiveOf(scope))
    .where(and(eq(surveys.organisationId, organisationId), eq(surveys.id, id)))
}

/** The latest versions, newest first. */
export function selectVersions({ db, organisationId }: Scope, surveyId: string, limit = 10) {
  return db
    .select(named({ version: surveyVersions.version, at: surveyVersions.at }))
    .from(surveyVersions)
    .where(and(eq(surveyVersions.organisationId, organisationId), eq(surveyVersions.surveyId, surveyId)))
    .orderBy(desc(surveyVersions.version))
    .limit(limit)
}

/** One version and the one before it, newest first. */
export function selectVersionAndBefore({ db, organisationId }: Scope, surveyId: string, version: number) {
  return db
    .select(named({ version: surveyVersions.version, content: surveyVersions.content, at: surveyVersions.at }))
    .from(surveyVersions)
    .where(
      and(
        eq(surveyVersions.organisationId, organisationId),
        eq(surveyVersions.surveyId, surveyId),
        sql`${surveyVersions.version} in (${version}, ${version - 1})`,
      ),
    )
    .orderBy(desc(surveyVersions.version))
}

/** Those that are sent today, by title: what a rule or a form from outside is tied to. */
export function selectOpenSurveys(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({ id: surveys.id, title: surveys.title, anonymous: surveys.anonymous, archivedAt: surveyArchives.at }),
    )
    .from(surveys)
    .leftJoin(surveyArchives, archiveOf(scope))
    .where(eq(surveys.organisationId, organisationId))
    .orderBy(surveys.sortKey, surveys.id)
    .limit(100)
}

type NewSurvey = {
  id: string
  title: string
  purpose: string
  audience: string
  anonymous: number
  smallestGroup: number
}

export function insertSurvey({ db, organisationId, clock, actor }: Scope, survey: NewSurvey): Statement {
  const sortKey = fold(survey.title)
  return db.insert(surveys).values({ organisationId, ...survey, sortKey, version: 1, at: clock.now(), byId: actor.id })
}

export function insertVersion(
  { db, organisationId, clock, actor }: Scope,
  surveyId: string,
  version: number,
  content: string,
): Statement {
  const [at, byId] = [clock.now(), actor.id]
  return db.insert(surveyVersions).values({ organisationId, surveyId, version, content, at, byId })
}

type SurveyChange = { title: string; anonymous: number; smallestGroup: number; version: number }

/** Followed by `exactlyOne`: nothing when somebody was quicker, or when what was promised changes after somebody has answered. */
export function updateSurvey({ db, organisationId }: Scope, id: string, from: number, change: SurveyChange): Statement {
  return db
    .update(surveys)
    .set({ ...change, sortKey: fold(change.title) })
    .where(
      and(
        eq(surveys.organisationId, organisationId),
        eq(surveys.id, id),
        eq(surveys.version, from),
        sql`((${surveys.anonymous}, ${surveys.smallestGroup}) = (${change.anonymous}, ${change.smallestGroup})
          or not exists (select 1 from answers where answers.organisation_id = ${organisationId} and answers.survey_id = ${id}))`,
      ),
    )
}

export function insertSurveyArchive({ db, organisationId, clock, actor }: Scope, surveyId: string): Statement {
  return db.insert(surveyArchives).values({ organisationId, surveyId, at: clock.now(), byId: actor.id })
}

export function deleteSurveyArchive({ db, organisationId }: Scope, surveyId: string): Statement {
  return db
    .delete(surveyArchives)
    .where(and(eq(surveyArchives.organisationId, organisationId), eq(surveyArchives.surveyId, surveyId)))
}

const archiveOf = ({ organisationId }: Scope) =>
  and(eq(surveyArchives.organisationId, organisationId), eq(surveyArchives.surveyId, surveys.id))
