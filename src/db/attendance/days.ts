import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { slotAttendance } from '#db/attendance/derived-tables.ts'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { nearSites } from '#db/near-sites.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { sessionSeats, sessions, slots } from '#db/sessions/tables.ts'

export type DaySlotRow = Awaited<ReturnType<typeof selectDaySlots>>[number]

/** The half-days of one day, in the order they begin. */
export const selectDaySlots = (scope: Scope, day: string, limit: number) =>
  rowsOf(scope)
    .where(
      and(
        eq(slots.organisationId, scope.organisationId),
        eq(slotAttendance.organisationId, scope.organisationId),
        eq(slots.day, day),
        onSeenSites(scope),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.id))
    .limit(limit)

/** Half-days that have ended and that somebody has still to sign, the latest first. */
export function selectUnsignedSlots(scope: Scope, now: number, after: Listing['after'], limit: number) {
  const beyond = after
    ? sql`(${slotAttendance.endsAt}, ${slotAttendance.slotId}) < (${Number(after[0])}, ${after[1]})`
    : sql`${slotAttendance.endsAt} < ${now}`
  const near = after
    ? sql`(open_slots.ends_at, open_slots.slot_id) < (${Number(after[0])}, ${after[1]})`
    : sql`open_slots.ends_at < ${now}`
  return rowsOf(scope)
    .where(
      and(
        eq(slotAttendance.organisationId, scope.organisationId),
        sql`${slotAttendance.isOpen} = 1`,
        beyond,
        openNear(scope, near, limit + 1),
      ),
    )
    .orderBy(desc(slotAttendance.endsAt), desc(slotAttendance.slotId))
    .limit(limit + 1)
}

/** The latest of each site somebody sees: those of the others are not read past. */
const openNear = ({ organisationId, sites: seen }: Scope, near: SQL, limit: number) =>
  seen === 'all'
    ? undefined
    : nearSites(
        seen,
        slotAttendance.slotId,
        sessions.siteId,
        (site) => sql`select * from (select open_slots.slot_id from open_slots
          where open_slots.organisation_id = ${organisationId} and open_slots.site_id = ${site} and ${near}
          order by open_slots.ends_at desc, open_slots.slot_id desc limit ${limit})`,
      )

function rowsOf(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: slots.id,
        sessionId: slots.sessionId,
        title: sessions.title,
        code: sessions.code,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        taken: sessionSeats.taken,
        signed: slotAttendance.signed,
        accounted: slotAttendance.accounted,
        countersigned: slotAttendance.countersigned,
        anomalies: slotAttendance.anomalies,
        isOpen: slotAttendance.isOpen,
      }),
    )
    .from(slotAttendance)
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, slotAttendance.slotId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, slots.sessionId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
}

/** One look at each organisation's ended slots: signed by somebody, countersigned by nobody, and not known as such yet. */
export const selectUncountersigned = (db: Scope['db'], now: number, limit = 50) =>
  db.all<{ organisationId: string; slotId: string }>(
    sql`/* every organisation: cron looks for what must be told now */
      select slot_attendance.organisation_id as organisationId, slot_attendance.slot_id as slotId from offices
      join slot_attendance on slot_attendance.organisation_id = offices.organisation_id
      where slot_attendance.is_open = 1 and slot_attendance.ends_at between ${now - 7 * 24 * 3600_000} and ${now - 3600_000}
        and slot_attendance.countersigned = 0 and slot_attendance.signed > 0
        and not exists (select 1 from anomalies where anomalies.organisation_id = slot_attendance.organisation_id
          and anomalies.id = slot_attendance.slot_id || '.no_countersignature')
      limit ${limit}`,
  )
