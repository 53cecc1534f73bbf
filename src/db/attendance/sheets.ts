import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { sheetScans, sheets, slotSignatures } from '#db/attendance/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolmentEnds, enrolments, sessions, slots, slotTrainers } from '#db/sessions/tables.ts'

export type SheetRow = Awaited<ReturnType<typeof selectSheet>>[number]
export type SheetHand = Awaited<ReturnType<typeof selectSheetPeople>>[number]

/** The page that a code was printed on. */
export const selectSheet = (scope: Scope, code: string) =>
  rowsOf(scope).where(and(eq(sheets.organisationId, scope.organisationId), eq(sheets.code, code), onSeenSites(scope)))

export const selectSheets = (scope: Scope, sessionId: string) =>
  rowsOf(scope)
    .where(and(eq(sheets.organisationId, scope.organisationId), eq(sheets.sessionId, sessionId), onSeenSites(scope)))
    .orderBy(asc(sheets.day))

function rowsOf(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: sheets.id,
        code: sheets.code,
        day: sheets.day,
        sessionId: sheets.sessionId,
        siteId: sessions.siteId,
        title: sessions.title,
        sessionCode: sessions.code,
      }),
    )
    .from(sheets)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, sheets.sessionId)))
}

const sheetSession = (organisationId: string, code: string) =>
  sql`(select sheets.session_id from sheets where sheets.organisation_id = ${organisationId} and sheets.code = ${code})`

export const selectSheetSlots = ({ db, organisationId }: Scope, code: string) =>
  db
    .select(named({ id: slots.id, startsAt: slots.startsAt, endsAt: slots.endsAt }))
    .from(slots)
    .where(
      and(
        eq(slots.organisationId, organisationId),
        eq(slots.sessionId, sheetSession(organisationId, code)),
        sql`${slots.day} = (select sheets.day from sheets where sheets.organisation_id = ${organisationId} and sheets.code = ${code})`,
      ),
    )
    .orderBy(asc(slots.startsAt))

/** Whose hands the page has boxes for: those enrolled. */
export const selectSheetPeople = (scope: Scope, code: string) =>
  peopleOf(scope, sheetSession(scope.organisationId, code))

export const selectSessionPeople = (scope: Scope, sessionId: string) => peopleOf(scope, sql`${sessionId}`)

function peopleOf({ db, organisationId }: Scope, session: ReturnType<typeof sheetSession>) {
  return db
    .select(
      named({
        id: enrolments.id,
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, session),
        eq(enrolments.state, 'enrolled'),
        sql`${enrolmentEnds.enrolmentId} is null`,
      ),
    )
    .orderBy(asc(enrolments.sortKey), asc(enrolments.id))
    .limit(1000)
}

/** And the trainers of its slots. */
export const selectSheetTrainers = ({ db, organisationId }: Scope, code: string) =>
  db
    .select(
      named({
        slotId: slots.id,
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
      }),
    )
    .from(slots)
    .innerJoin(slotTrainers, and(eq(slotTrainers.organisationId, organisationId), eq(slotTrainers.slotId, slots.id)))
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, slotTrainers.personId)))
    .where(
      and(
        eq(slots.organisationId, organisationId),
        eq(slots.sessionId, sheetSession(organisationId, code)),
        sql`${slots.day} = (select sheets.day from sheets where sheets.organisation_id = ${organisationId} and sheets.code = ${code})`,
      ),
    )

/** Who has signed what of it already, on paper or otherwise. */
export const selectSheetSigned = ({ db, organisationId }: Scope, code: string) =>
  db
    .select(named({ slotId: slotSignatures.slotId, personId: slotSignatures.personId }))
    .from(slotSignatures)
    .where(
      and(
        eq(slotSignatures.organisationId, organisationId),
        inArray(
          slotSignatures.slotId,
          sql`(select slots.id from slots where slots.organisation_id = ${organisationId} and slots.session_id = ${sheetSession(organisationId, code)}
            and slots.day = (select sheets.day from sheets where sheets.organisation_id = ${organisationId} and sheets.code = ${code}))`,
        ),
      ),
    )

export const selectScans = ({ db, organisationId }: Scope, code: string) =>
  db
    .select(
      named({ holdingId: sheetScans.holdingId, sha256: sheetScans.sha256, at: sheetScans.at, name: holdings.name }),
    )
    .from(sheets)
    .innerJoin(sheetScans, and(eq(sheetScans.organisationId, organisationId), eq(sheetScans.sheetId, sheets.id)))
    .innerJoin(holdings, and(eq(holdings.organisationId, organisationId), eq(holdings.id, sheetScans.holdingId)))
    .where(and(eq(sheets.organisationId, organisationId), eq(sheets.code, code)))
    .orderBy(desc(sheetScans.at))
    .limit(10)

/** One page a day: asked again, the page that is there keeps its code. */
export const insertSheet = (
  { db, organisationId, clock, actor }: Scope,
  sheet: { id: string; sessionId: string; code: string; day: string },
): Statement =>
  db
    .insert(sheets)
    .values({ organisationId, ...sheet, at: clock.now(), byId: actor.id })
    .onConflictDoNothing({ target: [sheets.organisationId, sheets.sessionId, sheets.day] })

export const insertScan = (
  { db, organisationId, clock, actor }: Scope,
  scan: { id: string; sheetId: string; holdingId: string; sha256: string },
): Statement => db.insert(sheetScans).values({ organisationId, ...scan, at: clock.now(), byId: actor.id })
