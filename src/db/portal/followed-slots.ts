import { and, eq, type SQL, sql } from 'drizzle-orm'
import { presences } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'

export type FollowedSlot = Awaited<ReturnType<typeof selectFollowedSlots>>[number]

/** The half-days of a session that somebody follows, with their own presence in each. */
export const selectFollowedSlots = (scope: Scope, person: SQL, sessionId: string) =>
  followedRows(scope, and(eq(enrolments.sessionId, sessionId), sql`${enrolments.personId} = ${person}`))

/** The same of somebody whom a company sends, for who speaks for it. */
export const selectSentSlots = (scope: Scope, contact: SQL, enrolmentId: string) =>
  followedRows(
    scope,
    and(
      eq(enrolments.id, enrolmentId),
      sql`exists (select 1 from company_contacts own where own.organisation_id = ${scope.organisationId}
        and own.company_id = ${enrolments.companyId} and own.person_id = ${contact})`,
    ),
  )

const followedRows = ({ db, organisationId }: Scope, whose: SQL | undefined) =>
  db
    .select(
      named({
        id: slots.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        title: slots.title,
        remoteLink: slots.remoteLink,
        spaceName: spaces.name,
        presence: presences.state,
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.sessionId, enrolments.sessionId)))
    .leftJoin(
      spaces,
      and(
        eq(spaces.organisationId, organisationId),
        sql`${spaces.id} = coalesce(${slots.spaceId}, ${sessions.spaceId})`,
      ),
    )
    .leftJoin(
      presences,
      and(
        eq(presences.organisationId, organisationId),
        eq(presences.slotId, slots.id),
        eq(presences.enrolmentId, enrolments.id),
      ),
    )
    .where(and(eq(enrolments.organisationId, organisationId), whose))
    .orderBy(slots.startsAt, slots.id)
    .limit(60)
