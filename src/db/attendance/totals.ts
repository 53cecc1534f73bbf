import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { attendanceMonths, sessionAttendance } from '#db/attendance/derived-tables.ts'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { isFew, ledBySites, nearSites } from '#db/near-sites.ts'
import { funders, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolments, fundings, sessions } from '#db/sessions/tables.ts'

export type TotalRow = { id: string; sortKey: string; name: string; detail: string; sessionId: string } & Totals
export type Totals = { minutes: number; present: number; partial: number; absent: number; justified: number }
type After = Listing['after']

const monthTotals = {
  minutes: attendanceMonths.minutes,
  present: attendanceMonths.present,
  partial: attendanceMonths.partial,
  absent: attendanceMonths.absent,
  justified: attendanceMonths.justified,
}
const fullName = sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`

/** What each person has followed in a month. */
export function selectMonthOfPeople(scope: Scope, month: string, after: After, limit: number) {
  const { db, organisationId } = scope
  const beyond = after ? sql`${attendanceMonths.enrolmentId} > ${after[1]}` : undefined
  return db
    .select(
      named({
        id: attendanceMonths.enrolmentId,
        sortKey: attendanceMonths.month,
        name: fullName.as('full_name'),
        detail: sessions.title,
        sessionId: sessions.id,
        ...monthTotals,
      }),
    )
    .from(monthsNear(scope, month, after, limit + 1))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, attendanceMonths.sessionId)))
    .innerJoin(
      enrolments,
      and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, attendanceMonths.enrolmentId)),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .where(
      and(
        eq(attendanceMonths.organisationId, organisationId),
        eq(attendanceMonths.month, month),
        beyond,
        isFew(scope.sites) ? sql`${attendanceMonths.enrolmentId} = near.enrolment_id` : onSeenSites(scope),
      ),
    )
    .orderBy(asc(attendanceMonths.enrolmentId))
    .limit(limit + 1)
}

/** What all of each session have followed since it began, the latest first. */
export function selectSessionTotals(scope: Scope, after: After, limit: number) {
  const { db, organisationId } = scope
  const beyond = after ? sql`(${sessions.startsOn}, ${sessions.id}) < (${after[0]}, ${after[1]})` : undefined
  return db
    .select(
      named({
        id: sessions.id,
        sortKey: sessions.startsOn,
        name: sessions.title,
        detail: sessions.code,
        sessionId: sessions.id,
        minutes: sql<number>`coalesce(${sessionAttendance.minutes}, 0)`.as('minutes_followed'),
        present: sql<number>`coalesce(${sessionAttendance.present}, 0)`.as('were_present'),
        partial: sql<number>`coalesce(${sessionAttendance.partial}, 0)`.as('were_partial'),
        absent: sql<number>`coalesce(${sessionAttendance.absent}, 0)`.as('were_absent'),
        justified: sql<number>`coalesce(${sessionAttendance.justified}, 0)`.as('were_justified'),
      }),
    )
    .from(sessions)
    .leftJoin(
      sessionAttendance,
      and(eq(sessionAttendance.organisationId, organisationId), eq(sessionAttendance.sessionId, sessions.id)),
    )
    .where(and(eq(sessions.organisationId, organisationId), beyond, sessionsNear(scope, after, limit + 1)))
    .orderBy(desc(sessions.startsOn), desc(sessions.id))
    .limit(limit + 1)
}

/** What those a funder pays for have followed in a month: one page of its fundings, each with its own month. Unnamed, it is the first. */
export function selectMonthOfFunder(scope: Scope, funderId: string, month: string, after: After, limit: number) {
  const { db, organisationId } = scope
  const beyond = after ? sql`(${fundings.at}, ${fundings.id}) > (${Number(after[0])}, ${after[1]})` : undefined
  return db
    .select(
      named({
        id: fundings.id,
        sortKey: sql<string>`cast(${fundings.at} as text)`.as('funded_at'),
        name: fullName.as('full_name'),
        detail: fundings.reference,
        sessionId: sessions.id,
        ...monthTotals,
      }),
    )
    .from(fundings)
    .innerJoin(enrolments, and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, fundings.enrolmentId)))
    .innerJoin(
      attendanceMonths,
      and(
        eq(attendanceMonths.organisationId, organisationId),
        eq(attendanceMonths.enrolmentId, enrolments.id),
        eq(attendanceMonths.month, month),
      ),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .where(
      and(
        eq(fundings.organisationId, organisationId),
        eq(fundings.funderId, funderId || firstFunder(scope)),
        sql`${fundings.state} <> 'refused'`,
        beyond,
        onSeenSites(scope),
      ),
    )
    .orderBy(asc(fundings.at), asc(fundings.id))
    .limit(limit + 1)
}

const firstFunder = ({ organisationId }: Scope) =>
  sql`(select first.id from funders first where first.organisation_id = ${organisationId} order by first.sort_key limit 1)`

/** To choose one from. */
export const selectFunderNames = ({ db, organisationId }: Scope) =>
  db
    .select(named({ id: funders.id, name: funders.name }))
    .from(funders)
    .where(eq(funders.organisationId, organisationId))
    .orderBy(asc(funders.sortKey))
    .limit(60)

/** The first months of each site somebody sees: those of the others are not read past. */
const monthsNear = ({ organisationId, sites: seen }: Scope, month: string, after: After, limit: number): SQL =>
  isFew(seen)
    ? ledBySites(
        seen,
        attendanceMonths,
        (site) => sql`select * from (select site_months.enrolment_id from site_months
          where site_months.organisation_id = ${organisationId} and site_months.site_id = ${site}
            and site_months.month = ${month} ${after ? sql`and site_months.enrolment_id > ${after[1]}` : sql``}
          order by site_months.enrolment_id limit ${limit})`,
      )
    : sql`${attendanceMonths}`

/** The latest sessions of each. */
const sessionsNear = ({ organisationId, sites: seen }: Scope, after: After, limit: number) =>
  seen === 'all'
    ? undefined
    : nearSites(
        seen,
        sessions.id,
        sessions.siteId,
        (site) => sql`select * from (select near.id from sessions near where near.organisation_id = ${organisationId}
          and near.site_id = ${site} ${after ? sql`and (near.starts_on, near.id) < (${after[0]}, ${after[1]})` : sql``}
          order by near.starts_on desc, near.id desc limit ${limit})`,
      )
