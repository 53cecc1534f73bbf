import { and, eq, isNull, sql } from 'drizzle-orm'
import { slotAttendance } from '#db/attendance/derived-tables.ts'
import { named } from '#db/database.ts'
import { nearSites } from '#db/near-sites.ts'
import { sites } from '#db/organisations/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { sessionCancellations, sessionSeats, sessions, slots } from '#db/sessions/tables.ts'

export type SlotOfDay = Awaited<ReturnType<typeof selectSlotsOfDay>>[number]
export type NextSession = Awaited<ReturnType<typeof selectNextSessions>>[number]

/** What is taught on a day, from the first hour, with who teaches it and how many have signed. */
export function selectSlotsOfDay(scope: Scope, day: string, limit: number) {
  const { db, organisationId } = scope
  const trainers = sql<string | null>`(select group_concat(teacher.given_name || ' ' || teacher.family_name, ', ')
    from slot_trainers taught join persons teacher
      on teacher.organisation_id = ${organisationId} and teacher.id = taught.person_id
    where taught.organisation_id = ${organisationId} and taught.slot_id = ${slots.id})`
  return db
    .select(
      named({
        id: slots.id,
        sessionId: slots.sessionId,
        title: sessions.title,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        spaceName: spaces.name,
        place: sessions.place,
        trainers: trainers.as('trainers'),
        taken: sessionSeats.taken,
        signed: slotAttendance.signed,
        isOpen: slotAttendance.isOpen,
      }),
    )
    .from(slots)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, slots.sessionId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, slots.sessionId)),
    )
    .leftJoin(
      slotAttendance,
      and(eq(slotAttendance.organisationId, organisationId), eq(slotAttendance.slotId, slots.id)),
    )
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, slots.spaceId)))
    .leftJoin(sessionCancellations, cancellationOf(scope))
    .where(
      and(
        eq(slots.organisationId, organisationId),
        eq(slots.day, day),
        isNull(sessionCancellations.at),
        onSeenSites(scope),
      ),
    )
    .orderBy(slots.startsAt, slots.id)
    .limit(seesNothing(scope) ? 0 : limit)
}

/** The sessions that start next. */
export function selectNextSessions(scope: Scope, today: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: sessions.id,
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        siteName: sites.name,
        seatsMin: sessions.seatsMin,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
      }),
    )
    .from(sessions)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(sessionCancellations, cancellationOf(scope))
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        sql`${sessions.startsOn} > ${today}`,
        isNull(sessionCancellations.at),
        nearby(scope, today, limit),
      ),
    )
    .orderBy(sessions.startsOn, sessions.id)
    .limit(seesNothing(scope) ? 0 : limit)
}

/** The next of each site somebody sees, by the index of sites: those of the others are not read past. */
function nearby({ organisationId, sites: seen }: Scope, today: string, limit: number) {
  if (seen === 'all') return undefined
  return nearSites(
    seen,
    sessions.id,
    sessions.siteId,
    (site) => sql`select * from (select near.id from sessions near where near.organisation_id = ${organisationId}
      and near.site_id = ${site} and near.starts_on > ${today} order by near.starts_on, near.id limit ${limit})`,
  )
}

const cancellationOf = ({ organisationId }: Scope) =>
  and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id))

const seesNothing = ({ sites: seen }: Scope): boolean => seen !== 'all' && seen.length === 0
