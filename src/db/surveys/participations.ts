import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { askingClosures } from '#db/surveys/asking-tables.ts'
import {
  answerDrafts,
  askings,
  participationEnds,
  participations,
  surveys,
  surveyVersions,
} from '#db/surveys/tables.ts'

export type ParticipationRow = Awaited<ReturnType<typeof selectParticipation>>[number]
export type WaitingInSession = Awaited<ReturnType<typeof selectWaitingOfSession>>[number]
export type WaitingRow = Awaited<ReturnType<typeof selectWaiting>>[number]

type NewEnd = { participationId: string; outcome: 'answered' | 'silent'; onDay: string }
export type NewParticipation = { id: string; askedId: string; name: string; email: string }

/** Followed by `exactlyOne`: one each, and none once the asking has closed. */
export const insertEnd = ({ db, organisationId }: Scope, { participationId, outcome, onDay }: NewEnd): Statement =>
  db.insert(participationEnds).select(
    sql`select ${organisationId}, participations.id, ${outcome}, ${onDay} from participations
      where participations.organisation_id = ${organisationId} and participations.id = ${participationId}
        and not exists (select 1 from asking_closures where asking_closures.organisation_id = ${organisationId}
          and asking_closures.asking_id = participations.asking_id)`,
  )

/** Many at once, each once; those who have an address are counted as written to. */
export function insertParticipations(
  { db, organisationId, clock }: Scope,
  askingId: string,
  language: string,
  sentOn: string,
  people: readonly NewParticipation[],
): Statement {
  const cell = (name: keyof NewParticipation) => sql`value ->> ${sql.raw(`'${name}'`)}`
  return db.insert(participations).select(
    sql`select ${organisationId}, ${cell('id')}, ${askingId}, ${cell('askedId')}, ${cell('name')}, ${cell('email')},
      ${language}, iif(${cell('email')} = '', 0, 1), iif(${cell('email')} = '', '', ${sentOn}), ${clock.now()}
      from json_each(${JSON.stringify(people)}) where true on conflict do nothing`,
  )
}

/** One more letter to each. */
export const countLetters = ({ db, organisationId }: Scope, ids: readonly string[], sentOn: string): Statement =>
  db
    .update(participations)
    .set({ sent: sql`${participations.sent} + 1`, sentOn })
    .where(and(eq(participations.organisationId, organisationId), oneOf(ids)))

/** Of these, those who have said nothing when an asking closes. */
export const insertSilences = ({ db, organisationId }: Scope, ids: readonly string[], onDay: string): Statement =>
  db.insert(participationEnds).select(
    sql`select ${organisationId}, value, 'silent', ${onDay} from json_each(${JSON.stringify(ids)})
      where true on conflict do nothing`,
  )

export const deleteDrafts = ({ db, organisationId }: Scope, ids: readonly string[]): Statement =>
  db
    .delete(answerDrafts)
    .where(
      and(
        eq(answerDrafts.organisationId, organisationId),
        sql`${answerDrafts.participationId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )

/** Those who have said nothing yet, some at a time. */
export const selectWaiting = ({ db, organisationId }: Scope, askingId: string, after: string, limit: number) =>
  db
    .select(
      named({
        id: participations.id,
        askedId: participations.askedId,
        name: participations.name,
        email: participations.email,
        sent: participations.sent,
        sentOn: participations.sentOn,
        hasLeft: sql<number>`exists (select 1 from askings its
          join enrolments on enrolments.organisation_id = ${organisationId} and enrolments.session_id = its.session_id
            and enrolments.person_id = ${participations.askedId}
          join enrolment_ends on enrolment_ends.organisation_id = ${organisationId}
            and enrolment_ends.enrolment_id = enrolments.id
          where its.organisation_id = ${organisationId} and its.id = ${participations.askingId})`.as('has_left'),
      }),
    )
    .from(participations)
    .leftJoin(participationEnds, end(organisationId))
    .where(
      and(
        eq(participations.organisationId, organisationId),
        eq(participations.askingId, askingId),
        sql`${participations.askedId} > ${after}`,
        isNull(participationEnds.outcome),
      ),
    )
    .orderBy(asc(participations.askedId))
    .limit(limit)

/** Those of the open askings of a session who have said nothing yet, among the first who were asked. */
export function selectWaitingOfSession({ db, organisationId }: Scope, sessionId: string, among = 100) {
  const asked = sql`(select participations.id, participations.asking_id, participations.name, participations.email,
      participations.sent, participations.sent_on from askings
    join participations on participations.organisation_id = ${organisationId} and participations.asking_id = askings.id
    where askings.organisation_id = ${organisationId} and askings.session_id = ${sessionId}
      and not exists (select 1 from asking_closures where asking_closures.organisation_id = ${organisationId}
        and asking_closures.asking_id = askings.id)
    limit ${among}) as asked`
  return db
    .select(
      named({
        id: sql<string>`asked.id`.as('id'),
        askingId: sql<string>`asked.asking_id`.as('asking_id'),
        name: sql<string>`asked.name`.as('name'),
        email: sql<string>`asked.email`.as('email'),
        sent: sql<number>`asked.sent`.as('sent'),
        sentOn: sql<string>`asked.sent_on`.as('sent_on'),
      }),
    )
    .from(asked)
    .where(
      sql`not exists (select 1 from participation_ends where participation_ends.organisation_id = ${organisationId}
        and participation_ends.participation_id = asked.id)`,
    )
}

/** Everything that the page of one person, or a letter to them, has to say. */
export const selectParticipation = (scope: Scope, id: string | SQL) =>
  rows(scope).where(and(eq(participations.organisationId, scope.organisationId), eq(participations.id, id)))

/** Whoever of an asking has this address. */
export const selectParticipationByEmail = ({ db, organisationId }: Scope, askingId: string, email: string) =>
  db
    .select(named({ id: participations.id, sent: participations.sent, outcome: participationEnds.outcome }))
    .from(participations)
    .leftJoin(participationEnds, end(organisationId))
    .where(
      and(
        eq(participations.organisationId, organisationId),
        eq(participations.askingId, askingId),
        sql`lower(${participations.email}) = ${email}`,
      ),
    )
    .limit(1)

/** What waits for an answer of somebody, the latest first. */
export const selectWaitingFor = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        id: participations.id,
        title: surveys.title,
        session: sessions.title,
        closesOn: askings.closesOn,
        at: participations.at,
      }),
    )
    .from(participations)
    .innerJoin(askings, and(eq(askings.organisationId, organisationId), eq(askings.id, participations.askingId)))
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, askings.surveyId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, askings.sessionId)))
    .leftJoin(participationEnds, end(organisationId))
    .leftJoin(
      askingClosures,
      and(eq(askingClosures.organisationId, organisationId), eq(askingClosures.askingId, askings.id)),
    )
    .where(
      and(
        eq(participations.organisationId, organisationId),
        sql`${participations.askedId} = ${person}`,
        isNull(participationEnds.outcome),
        isNull(askingClosures.at),
      ),
    )
    .orderBy(sql`${participations.at} desc`)
    .limit(10)

const rows = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: participations.id,
        askingId: participations.askingId,
        name: participations.name,
        email: participations.email,
        language: participations.language,
        sent: participations.sent,
        at: participations.at,
        outcome: participationEnds.outcome,
        draft: answerDrafts.said,
        closesOn: askings.closesOn,
        closedAt: askingClosures.at,
        surveyId: surveys.id,
        title: surveys.title,
        anonymous: surveys.anonymous,
        smallestGroup: surveys.smallestGroup,
        version: askings.version,
        content: surveyVersions.content,
        sessionId: sessions.id,
        code: sessions.code,
        sessionTitle: sessions.title,
        programmeId: sessions.programmeId,
        siteId: sessions.siteId,
        programme: sql<string>`(select content from programme_versions
          where programme_versions.organisation_id = ${organisationId}
          and programme_versions.id = ${sessions.programmeVersionId})`.as('programme'),
        trainers: sql<string>`(select json_group_array(json_object('id', id, 'name', name)) from (
          select persons.id, persons.given_name || ' ' || persons.family_name as name from persons
          where persons.organisation_id = ${organisationId} and persons.id in (select slot_trainers.person_id from slots
            join slot_trainers on slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = slots.id
            where slots.organisation_id = ${organisationId} and slots.session_id = ${sessions.id})
          order by persons.sort_key, persons.id))`.as('trainers'),
      }),
    )
    .from(participations)
    .innerJoin(askings, and(eq(askings.organisationId, organisationId), eq(askings.id, participations.askingId)))
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
    .leftJoin(participationEnds, end(organisationId))
    .leftJoin(
      answerDrafts,
      and(eq(answerDrafts.organisationId, organisationId), eq(answerDrafts.participationId, participations.id)),
    )
    .leftJoin(
      askingClosures,
      and(eq(askingClosures.organisationId, organisationId), eq(askingClosures.askingId, askings.id)),
    )

const end = (organisationId: string) =>
  and(eq(participationEnds.organisationId, organisationId), eq(participationEnds.participationId, participations.id))

const oneOf = (ids: readonly string[]) =>
  sql`${participations.id} in (select value from json_each(${JSON.stringify(ids)}))`
