import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { surveyMappings } from './mappings-table.ts'
import { verbatimHidings } from './results-tables.ts'
import { answers, surveys, surveyVersions } from './tables.ts'

export type MappingLine = Awaited<ReturnType<typeof selectMappings>>[number]
export type MappingRow = Awaited<ReturnType<typeof selectMapping>>[number]

/** More forms than any organisation keeps. */
export const mostMappings = 50

export function selectMappings({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: surveyMappings.id,
        formName: surveyMappings.formName,
        formId: surveyMappings.formId,
        source: sql<string>`(select hook_sources.name from hook_sources
          where hook_sources.organisation_id = ${organisationId}
          and hook_sources.id = ${surveyMappings.sourceId})`.as('source'),
        surveyId: surveys.id,
        survey: surveys.title,
      }),
    )
    .from(surveyMappings)
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, surveyMappings.surveyId)))
    .where(eq(surveyMappings.organisationId, organisationId))
    .orderBy(surveyMappings.id)
    .limit(mostMappings)
}

export const selectMapping = (scope: Scope, id: string) =>
  rows(scope).where(and(eq(surveyMappings.organisationId, scope.organisationId), eq(surveyMappings.id, id)))

/** What stands for this form, with the survey as it is sent today. */
export const selectMappingOf = (scope: Scope, sourceId: string, formId: string) =>
  rows(scope).where(
    and(
      eq(surveyMappings.organisationId, scope.organisationId),
      eq(surveyMappings.sourceId, sourceId),
      eq(surveyMappings.formId, formId),
    ),
  )

/** What a source has sent last, read where it fits in a row. */
export function selectLastWords({ db, organisationId }: Scope, sourceId: string) {
  const received = sql`(select incoming.id, incoming.body from incoming where incoming.organisation_id = ${organisationId}
    and incoming.source_id = ${sourceId} and incoming.body is not null order by incoming.id desc limit 8) as received`
  return db.select(named({ body: sql<string>`received.body`.as('body') })).from(received)
}

/** Of those that nobody could read yet, the latest: a form that has just been linked may read them. */
export function selectUnread({ db, organisationId }: Scope, sourceId: string) {
  const received = sql`(select incoming.id, incoming.kind, incoming.state from incoming
    where incoming.organisation_id = ${organisationId} and incoming.source_id = ${sourceId}
    order by incoming.id desc limit 200) as received`
  return db
    .select(named({ id: sql<string>`received.id`.as('id'), kind: sql<string>`received.kind`.as('kind') }))
    .from(received)
    .where(sql`received.state = 'unknown'`)
}

/** The session that a hidden field names, by its id or its code. */
export function selectSessionNamed({ db, organisationId }: Scope, name: string) {
  return db
    .select(named({ id: sessions.id, code: sessions.code, programmeId: sessions.programmeId, siteId: sessions.siteId }))
    .from(sessions)
    .where(
      and(eq(sessions.organisationId, organisationId), sql`(${sessions.id} = ${name} or ${sessions.code} = ${name})`),
    )
    .limit(1)
}

/** The answer that a provider has already told of under this name. */
export function selectAnswerNamed({ db, organisationId }: Scope, source: string, sourceId: string) {
  return db
    .select(
      named({
        id: answers.id,
        participationId: answers.participationId,
        sessionId: answers.sessionId,
        programmeId: answers.programmeId,
        siteId: answers.siteId,
        onDay: answers.onDay,
      }),
    )
    .from(answers)
    .where(and(eq(answers.organisationId, organisationId), eq(answers.source, source), eq(answers.sourceId, sourceId)))
}

/** Its texts may be hidden from the results: what is said instead is read afresh. */
export const deleteHidings = ({ db, organisationId }: Scope, answerId: string): Statement =>
  db
    .delete(verbatimHidings)
    .where(and(eq(verbatimHidings.organisationId, organisationId), eq(verbatimHidings.answerId, answerId)))

/** Counted out by its triggers; said again, it is counted in. */
export const deleteAnswer = ({ db, organisationId }: Scope, id: string): Statement =>
  db.delete(answers).where(and(eq(answers.organisationId, organisationId), eq(answers.id, id)))

type NewMapping = { id: string; sourceId: string; formId: string; formName: string; surveyId: string; fields: string }

export function insertMapping({ db, organisationId, clock, actor }: Scope, mapping: NewMapping): Statement {
  return db.insert(surveyMappings).values({ organisationId, ...mapping, version: 1, at: clock.now(), byId: actor.id })
}

/** Followed by `exactlyOne`: nothing when somebody was quicker. */
export function updateMapping({ db, organisationId }: Scope, id: string, from: number, fields: string): Statement {
  return db
    .update(surveyMappings)
    .set({ fields, version: from + 1 })
    .where(
      and(
        eq(surveyMappings.organisationId, organisationId),
        eq(surveyMappings.id, id),
        eq(surveyMappings.version, from),
      ),
    )
}

export function deleteMapping({ db, organisationId }: Scope, id: string): Statement {
  return db
    .delete(surveyMappings)
    .where(and(eq(surveyMappings.organisationId, organisationId), eq(surveyMappings.id, id)))
}

function rows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: surveyMappings.id,
        sourceId: surveyMappings.sourceId,
        formId: surveyMappings.formId,
        formName: surveyMappings.formName,
        fields: surveyMappings.fields,
        version: surveyMappings.version,
        surveyId: surveys.id,
        title: surveys.title,
        anonymous: surveys.anonymous,
        surveyVersion: surveys.version,
        content: surveyVersions.content,
      }),
    )
    .from(surveyMappings)
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, surveyMappings.surveyId)))
    .innerJoin(
      surveyVersions,
      and(
        eq(surveyVersions.organisationId, organisationId),
        eq(surveyVersions.surveyId, surveys.id),
        eq(surveyVersions.version, surveys.version),
      ),
    )
}
