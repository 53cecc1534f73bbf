import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { answers, participations, surveys, surveyVersions } from '#db/surveys/tables.ts'

export type AlertingRow = Awaited<ReturnType<typeof selectAlerting>>[number]

/**
 * Answers low enough for somebody to look into them, that have no ticket yet. Where anonymity was promised, those of days
 * that are over alone: nobody can tell which of the day's answers opened it.
 */
export function selectAlerting({ db, organisationId }: Scope, from: string, today: string, limit: number) {
  const whose = sql`${surveys.anonymous} = 0`
  return db
    .select(
      named({
        id: answers.id,
        surveyTitle: surveys.title,
        anonymous: surveys.anonymous,
        content: surveyVersions.content,
        sessionId: answers.sessionId,
        sessionTitle: sessions.title,
        ownerId: sessions.ownerId,
        siteId: answers.siteId,
        alerts: answers.alerts,
        said: answers.said,
        onDay: answers.onDay,
        personId: sql<string | null>`${persons.id}`.as('person_id'),
        name: sql<string | null>`${participations.name}`.as('asked_name'),
        email: sql<string | null>`${participations.email}`.as('asked_email'),
        language: sql<string | null>`${participations.language}`.as('asked_language'),
      }),
    )
    .from(answers)
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, answers.surveyId)))
    .innerJoin(
      surveyVersions,
      and(
        eq(surveyVersions.organisationId, organisationId),
        eq(surveyVersions.surveyId, answers.surveyId),
        eq(surveyVersions.version, answers.version),
      ),
    )
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, answers.sessionId)))
    .leftJoin(
      participations,
      and(eq(participations.organisationId, organisationId), eq(participations.id, answers.participationId), whose),
    )
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, participations.askedId)))
    .where(
      and(
        eq(answers.organisationId, organisationId),
        sql`${answers.alerts} <> '[]'`,
        sql`${answers.onDay} >= ${from}`,
        sql`(${surveys.anonymous} = 0 or ${answers.onDay} < ${today})`,
        sql`not exists (select 1 from tickets where tickets.organisation_id = ${organisationId}
          and tickets.source = 'answer' and tickets.source_id = ${answers.id} and tickets.source_id <> '')`,
      ),
    )
    .orderBy(answers.onDay, answers.id)
    .limit(limit)
}
