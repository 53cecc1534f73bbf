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
  look: Look,
  after: VerbatimPlace | null,
  limit: number,
) {
  const { organisationId } = scope
  const beyond = after
    ? sql`(${verbatims.month}, ${verbatims.answerId}, ${verbatims.field}) < (${after[0]}, ${after[1]}, ${after[2]})`
    : undefined
  return said(scope)
    .where(
      and(
        eq(verbatims.organisationId, organisationId),
        eq(verbatims.surveyId, surveyId),
        question ? eq(verbatims.question, question) : undefined,
        beside(look),
        beyond,
      ),
    )
    .orderBy(desc(verbatims.month), desc(verbatims.answerId), desc(verbatims.field))
    .limit(limit)
}

/** How many texts with a word are looked through for one page, when something else must be true of them too. */
export const window = 100

/**
 * Those with all these words, among the next ones with the first of them: the same rows are read however many texts there
 * are, and a page may hold fewer than it could.
 */
export function selectVerbatimsSaying(
  scope: Scope,
  surveyId: string,
  [first = '', ...others]: readonly string[],
  question: string,
  look: Look,
  after: VerbatimPlace | null,
  limit = window,
) {
  const { organisationId } = scope
  const place = sql`${verbatims.month} = found.month and ${verbatims.answerId} = found.answer_id and ${verbatims.field} = found.field`
  const says = (word: string) =>
    sql`exists (select 1 from verbatim_words beside where beside.organisation_id = ${organisationId}
      and beside.survey_id = ${surveyId} and beside.word = ${word} and beside.month = ${verbatims.month}
      and beside.answer_id = ${verbatims.answerId} and beside.field = ${verbatims.field})`
  // From what was found to its text, never the other way round.
  return said(scope, sql`(${withWord(scope, surveyId, first, after, limit)}) as found cross join ${verbatims}`)
    .where(
      and(
        place,
        eq(verbatims.organisationId, organisationId),
        eq(verbatims.surveyId, surveyId),
        question ? eq(verbatims.question, question) : undefined,
        beside(look),
        ...others.map(says),
      ),
    )
    .orderBy(desc(verbatims.month), desc(verbatims.answerId), desc(verbatims.field))
}

/** The last of those looked through, from where the next page goes on when there are as many as there may be. */
export const selectWindow = (
  scope: Scope,
  surveyId: string,
  word: string,
  after: VerbatimPlace | null,
  limit = window,
) =>
  scope.db
    .select(
      named({
        month: sql<string>`found.month`.as('month'),
        answerId: sql<string>`found.answer_id`.as('answer_id'),
        field: sql<string>`found.field`.as('field'),
      }),
    )
    .from(sql`(${withWord(scope, surveyId, word, after, limit)}) as found`)

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

function beside({ dimension, id }: Look): SQL | undefined {
  const places: Partial<Record<Look['dimension'], SQL>> = {
    programme: eq(verbatims.programmeId, id),
    session: eq(verbatims.sessionId, id),
    site: eq(verbatims.siteId, id),
  }
  return places[dimension]
}

const withWord = (
  { organisationId }: Scope,
  surveyId: string,
  word: string,
  after: VerbatimPlace | null,
  limit: number,
): SQL =>
  sql`select texts.month, texts.answer_id, texts.field from verbatim_words texts
    where texts.organisation_id = ${organisationId} and texts.survey_id = ${surveyId} and texts.word = ${word}
    ${after ? sql`and (texts.month, texts.answer_id, texts.field) < (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
    order by texts.month desc, texts.answer_id desc, texts.field desc limit ${limit}`

function said({ db, organisationId }: Scope, source = sql`${verbatims}`) {
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
        // Where anonymity is promised, its module would tell a programme that too few have answered.
        module: sql<string | null>`iif(${surveys.anonymous} = 0 and ${verbatims.field} glob '*:module:*', (
          select sold.content ->> ('$.modules[' || substr(${verbatims.field}, length(${verbatims.question}) + 9) || '].title')
          from programme_versions sold where sold.organisation_id = ${organisationId}
          and sold.id = ${sessions.programmeVersionId}), null)`.as('about_module'),
        hiddenAt: verbatimHidings.at,
        hiddenFor: verbatimHidings.reason,
        name: sql<string | null>`iif(${surveys.anonymous} = 0, ${participations.name}, null)`.as('their_name'),
        onDay: sql<string | null>`iif(${surveys.anonymous} = 0, ${answers.onDay}, null)`.as('their_day'),
        sessionId: sql<string | null>`iif(${surveys.anonymous} = 0, ${sessions.id}, null)`.as('their_session'),
        session: sql<string | null>`iif(${surveys.anonymous} = 0, ${sessions.title}, null)`.as('session_title'),
      }),
    )
    .from(source)
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
