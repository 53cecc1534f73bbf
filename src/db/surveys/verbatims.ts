import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import type { Look } from './results.ts'
import { verbatimHidings, verbatims } from './results-tables.ts'
import { answers, participations, surveys } from './tables.ts'

export type VerbatimRow = Awaited<ReturnType<typeof selectVerbatims>>[number]
export type VerbatimPlace = readonly [month: string, answer: string, field: string]

/** What was written, the latest month first; who, when and where only when nothing else was promised. */
export function selectVerbatims(
  scope: Scope,
  surveyId: string,
  question: string,
  { dimension, id }: Look,
  after: VerbatimPlace | null,
  limit: number,
) {
  const { organisationId } = scope
  const beside: Partial<Record<Look['dimension'], SQL>> = {
    programme: eq(verbatims.programmeId, id),
    session: eq(verbatims.sessionId, id),
    site: eq(verbatims.siteId, id),
  }
  const beyond = after
    ? sql`(${verbatims.month}, ${verbatims.answerId}, ${verbatims.field}) < (${after[0]}, ${after[1]}, ${after[2]})`
    : undefined
  return said(scope)
    .where(
      and(
        eq(verbatims.organisationId, organisationId),
        eq(verbatims.surveyId, surveyId),
        question ? eq(verbatims.question, question) : undefined,
        beside[dimension],
        beyond,
      ),
    )
    .orderBy(desc(verbatims.month), desc(verbatims.answerId), desc(verbatims.field))
    .limit(limit)
}

/** One of them, on a site that this person may see. */
export function selectVerbatim(scope: Scope, surveyId: string, answerId: string, field: string) {
  const { organisationId, sites } = scope
  const there =
    sites === 'all' ? undefined : sql`${verbatims.siteId} in (select value from json_each(${JSON.stringify(sites)}))`
  return said(scope).where(
    and(
      eq(verbatims.organisationId, organisationId),
      eq(verbatims.answerId, answerId),
      eq(verbatims.field, field),
      eq(verbatims.surveyId, surveyId),
      there,
    ),
  )
}

export const insertHiding = (
  { db, organisationId, clock, actor }: Scope,
  answerId: string,
  field: string,
  reason: string,
) => db.insert(verbatimHidings).values({ organisationId, answerId, field, reason, at: clock.now(), byId: actor.id })

export const deleteHiding = ({ db, organisationId }: Scope, answerId: string, field: string) =>
  db
    .delete(verbatimHidings)
    .where(
      and(
        eq(verbatimHidings.organisationId, organisationId),
        eq(verbatimHidings.answerId, answerId),
        eq(verbatimHidings.field, field),
      ),
    )

function said({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        answerId: verbatims.answerId,
        field: verbatims.field,
        question: verbatims.question,
        month: verbatims.month,
        words: verbatims.words,
        about: sql<string | null>`(select named.given_name || ' ' || named.family_name from persons named
          where named.organisation_id = ${organisationId}
          and named.id = substr(${verbatims.field}, length(${verbatims.question}) + 10)
          and ${verbatims.field} glob '*:trainer:*')`.as('about_whom'),
        hiddenAt: verbatimHidings.at,
        hiddenFor: verbatimHidings.reason,
        name: sql<string | null>`iif(${surveys.anonymous} = 0, ${participations.name}, null)`.as('their_name'),
        onDay: sql<string | null>`iif(${surveys.anonymous} = 0, ${answers.onDay}, null)`.as('their_day'),
        sessionId: sql<string | null>`iif(${surveys.anonymous} = 0, ${sessions.id}, null)`.as('their_session'),
        session: sql<string | null>`iif(${surveys.anonymous} = 0, ${sessions.title}, null)`.as('session_title'),
      }),
    )
    .from(verbatims)
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, verbatims.surveyId)))
    .innerJoin(answers, and(eq(answers.organisationId, organisationId), eq(answers.id, verbatims.answerId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, verbatims.sessionId)))
    .leftJoin(
      participations,
      and(eq(participations.organisationId, organisationId), eq(participations.id, answers.participationId)),
    )
    .leftJoin(
      verbatimHidings,
      and(
        eq(verbatimHidings.organisationId, organisationId),
        eq(verbatimHidings.answerId, verbatims.answerId),
        eq(verbatimHidings.field, verbatims.field),
      ),
    )
}
