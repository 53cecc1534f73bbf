import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { sessions } from '#db/sessions/tables.ts'
import { askingClosures, askingCounts, askingRounds } from '#db/surveys/asking-tables.ts'
import { askings, surveyArchives, surveyRules, surveys, surveyVersions } from '#db/surveys/tables.ts'

export type AskingRow = Awaited<ReturnType<typeof selectAsking>>[number]
export type SurveyToAsk = Awaited<ReturnType<typeof selectSurveyToAsk>>[number]
export type NewAsking = Omit<typeof askings.$inferInsert, 'organisationId' | 'at' | 'byId'>

export const insertAsking = ({ db, organisationId, clock, actor }: Scope, asking: NewAsking): Statement =>
  db.insert(askings).values({ organisationId, ...asking, at: clock.now(), byId: actor.id })

/** Followed by `exactlyOne`: as long as as many have answered as the event will say. */
export function insertClosure(scope: Scope, askingId: string, answered: number): Statement {
  const { db, organisationId, clock, actor } = scope
  return db.insert(askingClosures).select(
    sql`select ${organisationId}, ${askingId}, ${clock.now()}, ${actor.id} where ${answered} = coalesce((
      select answered from asking_counts where organisation_id = ${organisationId} and asking_id = ${askingId}), 0)`,
  )
}

/** One a day: the key refuses the second. */
export const insertRound = ({ db, organisationId, clock, actor }: Scope, askingId: string, onDay: string): Statement =>
  db.insert(askingRounds).values({ organisationId, askingId, onDay, at: clock.now(), byId: actor.id })

/** One asking with all that is said of it, for whoever may see its session. */
export const selectAsking = (scope: Scope, id: string | SQL) =>
  rows(scope).where(and(eq(askings.organisationId, scope.organisationId), eq(askings.id, id), onSeenSites(scope)))

export const selectAskings = (scope: Scope, sessionId: string, limit = 40) =>
  rows(scope)
    .where(and(eq(askings.organisationId, scope.organisationId), eq(askings.sessionId, sessionId)))
    .orderBy(desc(askings.opensOn), desc(askings.id))
    .limit(limit)

/** The surveys that may be asked today, each as it is now. */
export const selectSurveysToAsk = (scope: Scope) =>
  toAsk(scope)
    .where(and(eq(surveys.organisationId, scope.organisationId), isNull(surveyArchives.at)))
    .orderBy(surveys.sortKey, surveys.id)
    .limit(60)

export const selectSurveyToAsk = (scope: Scope, id: string | SQL) =>
  toAsk(scope).where(
    and(eq(surveys.organisationId, scope.organisationId), eq(surveys.id, id), isNull(surveyArchives.at)),
  )

/** The survey of a rule. */
export const selectRuledSurvey = (scope: Scope, ruleId: string) =>
  toAsk(scope)
    .innerJoin(
      surveyRules,
      and(
        eq(surveyRules.organisationId, scope.organisationId),
        eq(surveyRules.surveyId, surveys.id),
        eq(surveyRules.id, ruleId),
      ),
    )
    .where(and(eq(surveys.organisationId, scope.organisationId), isNull(surveyArchives.at)))

export const selectRule = ({ db, organisationId }: Scope, id: string) =>
  db
    .select()
    .from(surveyRules)
    .where(and(eq(surveyRules.organisationId, organisationId), eq(surveyRules.id, id)))

function rows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: askings.id,
        version: askings.version,
        ruleId: askings.ruleId,
        opensOn: askings.opensOn,
        closesOn: askings.closesOn,
        reminders: askings.reminders,
        presentOnly: askings.presentOnly,
        at: askings.at,
        surveyId: surveys.id,
        title: surveys.title,
        purpose: surveys.purpose,
        audience: surveys.audience,
        anonymous: surveys.anonymous,
        content: surveyVersions.content,
        sessionId: sessions.id,
        code: sessions.code,
        sessionTitle: sessions.title,
        programmeId: sessions.programmeId,
        programmeVersionId: sessions.programmeVersionId,
        siteId: sessions.siteId,
        closedAt: askingClosures.at,
        asked: sql<number>`coalesce(${askingCounts.asked}, 0)`.as('asked'),
        answered: sql<number>`coalesce(${askingCounts.answered}, 0)`.as('answered'),
        silent: sql<number>`coalesce(${askingCounts.silent}, 0)`.as('silent'),
      }),
    )
    .from(askings)
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, askings.surveyId)))
    .innerJoin(
      surveyVersions,
      and(
        eq(surveyVersions.organisationId, organisationId),
        eq(surveyVersions.surveyId, askings.surveyId),
        eq(surveyVersions.version, askings.version),
      ),
    )
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, askings.sessionId)))
    .leftJoin(
      askingClosures,
      and(eq(askingClosures.organisationId, organisationId), eq(askingClosures.askingId, askings.id)),
    )
    .leftJoin(askingCounts, and(eq(askingCounts.organisationId, organisationId), eq(askingCounts.askingId, askings.id)))
}

const toAsk = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: surveys.id,
        title: surveys.title,
        purpose: surveys.purpose,
        audience: surveys.audience,
        anonymous: surveys.anonymous,
        version: surveys.version,
      }),
    )
    .from(surveys)
    .leftJoin(
      surveyArchives,
      and(eq(surveyArchives.organisationId, organisationId), eq(surveyArchives.surveyId, surveys.id)),
    )
