import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  enrolments,
  sessionCancellations,
  sessionCosts,
  sessionPostponements,
  sessionSplits,
  sessions,
} from '#db/sessions/tables.ts'

export const insertCancellation = (
  { db, organisationId, clock, actor }: Scope,
  sessionId: string,
  reason: string,
): Statement =>
  db.insert(sessionCancellations).values({ organisationId, sessionId, at: clock.now(), byId: actor.id, reason })

export const deleteCancellation = ({ db, organisationId }: Scope, sessionId: string): Statement =>
  db
    .delete(sessionCancellations)
    .where(and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessionId)))

type Postponement = { id: string; sessionId: string; fromOn: string; toOn: string; former: string; reason: string }

export const insertPostponement = ({ db, organisationId, clock, actor }: Scope, one: Postponement): Statement =>
  db.insert(sessionPostponements).values({ organisationId, ...one, at: clock.now(), byId: actor.id })

export const selectLastPostponement = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        id: sessionPostponements.id,
        fromOn: sessionPostponements.fromOn,
        toOn: sessionPostponements.toOn,
        former: sessionPostponements.former,
        reason: sessionPostponements.reason,
        at: sessionPostponements.at,
      }),
    )
    .from(sessionPostponements)
    .where(and(eq(sessionPostponements.organisationId, organisationId), eq(sessionPostponements.sessionId, sessionId)))
    .orderBy(desc(sessionPostponements.id))
    .limit(1)

export const selectPostponement = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ id: sessionPostponements.id }))
    .from(sessionPostponements)
    .where(and(eq(sessionPostponements.organisationId, organisationId), eq(sessionPostponements.id, id)))

export const deletePostponement = ({ db, organisationId }: Scope, id: string): Statement =>
  db
    .delete(sessionPostponements)
    .where(and(eq(sessionPostponements.organisationId, organisationId), eq(sessionPostponements.id, id)))

export type Copy = { id: string; code: string; sortKey: string; goOn: string; ownSpace: boolean }

/** The same session once more, without dates yet. Online registration stays shut until somebody opens it. */
export function copySession({ db, organisationId, clock }: Scope, fromId: string, copy: Copy): Statement {
  const space = copy.ownSpace ? sql`space_id` : sql`null`
  return db
    .insert(sessions)
    .select(sql`select organisation_id, ${copy.id}, programme_id, programme_version_id, site_id, ${copy.code},
    title, ${copy.sortKey}, '', '', modality, ${space}, place, remote_link, seats_min, seats_wanted, seats_max, ${copy.goOn},
    price_per_person, price_per_group, 0, is_paid_online, owner_id, notes, 1, ${clock.now()}
    from sessions where organisation_id = ${organisationId} and id = ${fromId}`)
}

/** What was planned is planned again; what was spent was spent. */
export function copyCosts(
  { db, organisationId, clock }: Scope,
  toId: string,
  lines: readonly (readonly [string, string, number])[],
) {
  return db
    .insert(sessionCosts)
    .select(sql`select ${organisationId}, value ->> 0, ${toId}, value ->> 1, value ->> 2, null, 1, ${clock.now()}
    from json_each(${JSON.stringify(lines)})`)
}

/** Those who go along, and no one else: whoever has left meanwhile, or was noted present, stays. */
export const moveEnrolments = (
  { db, organisationId }: Scope,
  fromId: string,
  toId: string,
  ids: readonly string[],
): Statement =>
  db
    .update(enrolments)
    .set({ sessionId: toId, version: sql`${enrolments.version} + 1` })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, fromId),
        sql`${enrolments.id} in (select value from json_each(${JSON.stringify(ids)}))`,
        sql`not exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
          and enrolment_ends.enrolment_id = ${enrolments.id})`,
        sql`not exists (select 1 from presences where presences.organisation_id = ${organisationId}
          and presences.enrolment_id = ${enrolments.id})`,
      ),
    )

/** Fails the batch unless that session holds those who are in it, as many as expected. */
export const seatsHold = ({ db, organisationId }: Scope, sessionId: string): Statement =>
  db
    .select(
      named({
        hold: sql<number>`iif(exists (select 1 from sessions join session_seats on session_seats.organisation_id = ${organisationId}
          and session_seats.session_id = sessions.id where sessions.organisation_id = ${organisationId} and sessions.id = ${sessionId}
          and session_seats.taken <= sessions.seats_max), 1, json('too many'))`.as('hold'),
      }),
    )
    .from(sql`(select 1)`)

/** Fails the batch unless the statement just before it changed that many rows. */
export const exactly = ({ db }: Scope, rows: number): Statement =>
  db.get(sql.raw(`select iif(changes() = ${Math.trunc(rows)}, 1, json('overtaken')) as some`))

export const insertSplit = (
  { db, organisationId, clock, actor }: Scope,
  split: { sessionId: string; fromId: string; moved: string },
): Statement => db.insert(sessionSplits).values({ organisationId, ...split, at: clock.now(), byId: actor.id })

export const selectSplit = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        sessionId: sessionSplits.sessionId,
        fromId: sessionSplits.fromId,
        moved: sessionSplits.moved,
        at: sessionSplits.at,
        fromTitle: sessions.title,
        fromCode: sessions.code,
      }),
    )
    .from(sessionSplits)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionSplits.fromId)))
    .where(and(eq(sessionSplits.organisationId, organisationId), eq(sessionSplits.sessionId, sessionId)))

export const deleteSplit = ({ db, organisationId }: Scope, sessionId: string): Statement =>
  db
    .delete(sessionSplits)
    .where(and(eq(sessionSplits.organisationId, organisationId), eq(sessionSplits.sessionId, sessionId)))
