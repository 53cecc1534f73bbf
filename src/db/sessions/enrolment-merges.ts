import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, AnySQLiteTable } from 'drizzle-orm/sqlite-core'
import { qualifications, unavailabilities } from '#db/availability/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { companies, companyContacts, employments, personDetails, personNeeds, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, slotTrainers } from '#db/sessions/tables.ts'

/** The enrolments of two persons, to see where both are in one session. */
export function selectEnrolmentsOfBoth({ db, organisationId }: Scope, one: string, other: string) {
  return db
    .select(
      named({
        id: enrolments.id,
        personId: enrolments.personId,
        sessionId: enrolments.sessionId,
        state: enrolments.state,
        companyId: enrolments.companyId,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        how: enrolmentEnds.how,
        reason: enrolmentEnds.reason,
      }),
    )
    .from(enrolments)
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        sql`${enrolments.personId} in (select value from json_each(${JSON.stringify([one, other])}))`,
      ),
    )
    .limit(400)
}

/** What names somebody, or a company, in a table: which of its rows may pass from one to the other. */
type Place = {
  table: AnySQLiteTable
  organisation: AnySQLiteColumn
  owner: AnySQLiteColumn
  key: AnySQLiteColumn
  field: 'personId' | 'companyId' | 'partyId'
}

export const ofPerson = <T extends AnySQLiteTable & Record<'organisationId' | 'personId', AnySQLiteColumn>>(
  table: T,
  key: AnySQLiteColumn,
): Place => ({ table, organisation: table.organisationId, owner: table.personId, key, field: 'personId' })

export const ofCompany = <T extends AnySQLiteTable & Record<'organisationId' | 'companyId', AnySQLiteColumn>>(
  table: T,
  key: AnySQLiteColumn,
): Place => ({ table, organisation: table.organisationId, owner: table.companyId, key, field: 'companyId' })

export const personPlaces = {
  enrolments: ofPerson(enrolments, enrolments.sessionId),
  employments: ofPerson(employments, employments.id),
  contacts: ofPerson(companyContacts, companyContacts.companyId),
  details: ofPerson(personDetails, personDetails.organisationId),
  needs: ofPerson(personNeeds, personNeeds.organisationId),
  taught: ofPerson(slotTrainers, slotTrainers.slotId),
  qualifications: ofPerson(qualifications, qualifications.programmeId),
  unavailabilities: ofPerson(unavailabilities, unavailabilities.id),
} as const

export const companyPlaces = {
  enrolments: ofCompany(enrolments, enrolments.id),
  employees: ofCompany(employments, employments.id),
  contacts: ofCompany(companyContacts, companyContacts.personId),
} as const

export type Places = Readonly<Record<string, Place>>

/** The keys of what would pass: those of the one that goes which the one that stays does not have. */
export function selectMovable({ db, organisationId }: Scope, where: Place, from: string, to: string) {
  const { table, organisation, owner, key } = where
  return db
    .select(named({ key: sql<string>`${key}`.as('moved_key') }))
    .from(table)
    .where(and(eq(organisation, organisationId), eq(owner, from), notHeldBy(organisationId, where, to)))
    .limit(1000)
}

/** Those that were listed pass, unless the other has come to have them meanwhile. */
export function movePlace(scope: Scope, where: Place, from: string, to: string, keys: readonly string[]): Statement {
  const { db, organisationId } = scope
  const { table, organisation, owner, key, field } = where
  const listed = sql`${key} in (select value from json_each(${JSON.stringify(keys)}))`
  return db
    .update(table)
    .set({ [field]: to })
    .where(and(eq(organisation, organisationId), eq(owner, from), listed, notHeldBy(organisationId, where, to)))
}

/** Fails the batch unless the statement before changed as many rows as it was to. */
export const exactlyAsMany = ({ db }: Scope, count: number): Statement =>
  db.get(sql`select iif(changes() = ${sql.raw(String(Math.trunc(count)))}, 1, json('overtaken')) as as_many`)

/** Out of the lists, the search and the look-alikes, when the other is still in them. */
export function hidePerson({ db, organisationId }: Scope, gone: string, kept: string): Statement {
  return db
    .update(persons)
    .set({ sortKey: '', email: '', version: sql`${persons.version} + 1` })
    .where(
      and(
        eq(persons.organisationId, organisationId),
        eq(persons.id, gone),
        sql`${persons.sortKey} <> ''`,
        sql`exists (select 1 from persons kept where kept.organisation_id = ${organisationId}
          and kept.id = ${kept} and kept.sort_key <> '')`,
        isNull(persons.identityId),
      ),
    )
}

export function showPersonAgain({ db, organisationId }: Scope, id: string, sortKey: string, email: string): Statement {
  return db
    .update(persons)
    .set({ sortKey, email, version: sql`${persons.version} + 1` })
    .where(and(eq(persons.organisationId, organisationId), eq(persons.id, id), eq(persons.sortKey, '')))
}

export function hideCompany({ db, organisationId }: Scope, gone: string, kept: string): Statement {
  return db
    .update(companies)
    .set({ sortKey: '', siret: '', version: sql`${companies.version} + 1` })
    .where(
      and(
        eq(companies.organisationId, organisationId),
        eq(companies.id, gone),
        sql`${companies.sortKey} <> ''`,
        sql`exists (select 1 from companies kept where kept.organisation_id = ${organisationId}
          and kept.id = ${kept} and kept.sort_key <> '')`,
      ),
    )
}

export function showCompanyAgain({ db, organisationId }: Scope, id: string, sortKey: string, siret: string): Statement {
  return db
    .update(companies)
    .set({ sortKey, siret, version: sql`${companies.version} + 1` })
    .where(and(eq(companies.organisationId, organisationId), eq(companies.id, id), eq(companies.sortKey, '')))
}

/** The company that stays without a SIRET takes the other's, and gives it back. */
export function setSiret({ db, organisationId }: Scope, id: string, from: string, to: string): Statement {
  return db
    .update(companies)
    .set({ siret: to, version: sql`${companies.version} + 1` })
    .where(and(eq(companies.organisationId, organisationId), eq(companies.id, id), eq(companies.siret, from)))
}

type Terms = { state: string; companyId: string | null; price: number; plannedMinutes: number }

/** Only under an end: no seat changes hands here. */
export function setTermsUnderEnd({ db, organisationId }: Scope, id: string, terms: Terms): Statement {
  return db
    .update(enrolments)
    .set({ ...terms, version: sql`${enrolments.version} + 1` })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, id),
        sql`exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
          and enrolment_ends.enrolment_id = ${id})`,
      ),
    )
}

/** Back from under a merge when the session has filled up meanwhile: a place in line. */
export function waitUnlessRoom({ db, organisationId }: Scope, id: string): Statement {
  return db
    .update(enrolments)
    .set({ state: 'waiting' })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, id),
        sql`exists (select 1 from sessions join session_seats on session_seats.organisation_id = ${organisationId}
          and session_seats.session_id = sessions.id where sessions.organisation_id = ${organisationId}
          and sessions.id = ${enrolments.sessionId} and session_seats.taken >= sessions.seats_max)`,
      ),
    )
}

export function deleteMergedEnd({ db, organisationId }: Scope, enrolmentId: string): Statement {
  return db
    .delete(enrolmentEnds)
    .where(
      and(
        eq(enrolmentEnds.organisationId, organisationId),
        eq(enrolmentEnds.enrolmentId, enrolmentId),
        eq(enrolmentEnds.how, 'merged'),
      ),
    )
}

function notHeldBy(organisationId: string, { table, owner, key }: Place, to: string): SQL {
  const [ownerName, keyName] = [sql.raw(owner.name), sql.raw(key.name)]
  return sql`not exists (select 1 from ${table} as held where held.organisation_id = ${organisationId}
    and held.${ownerName} = ${to} and held.${keyName} = ${key})`
}
