import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { declarations, declaredSites } from '#db/organisations/declaration-tables.ts'
import { sites } from '#db/organisations/tables.ts'
import { companies, companyContacts, funders, persons } from '#db/people/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolmentEnds, enrolments, fundings, sessions, slots, slotTrainers } from '#db/sessions/tables.ts'

/** A session with what its programme says, in the version that was sold. */
export function selectPaperSession(scope: Scope, id: string | SQL) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        title: sessions.title,
        siteId: sessions.siteId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        place: sessions.place,
        remoteLink: sessions.remoteLink,
        spaceName: spaces.name,
        siteStreet: sites.street,
        sitePostalCode: sites.postalCode,
        siteTown: sites.town,
        siteAccessibility: sites.accessibility,
        siteNda: declarations.number,
        siteNdaRegion: declarations.region,
        programmeId: sessions.programmeId,
        programmeTitle: programmeVersions.title,
        actionType: programmes.actionType,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        versionAt: programmeVersions.at,
        minutes: programmeVersions.minutes,
        pricePerPerson: sessions.pricePerPerson,
        pricePerGroup: sessions.pricePerGroup,
        content: programmeVersions.content,
      }),
    )
    .from(sessions)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), eq(programmes.id, sessions.programmeId)))
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .leftJoin(
      declaredSites,
      and(eq(declaredSites.organisationId, organisationId), eq(declaredSites.siteId, sessions.siteId)),
    )
    .leftJoin(
      declarations,
      and(
        eq(declarations.organisationId, organisationId),
        eq(declarations.id, declaredSites.declarationId),
        lte(declarations.fromDay, sessions.startsOn),
      ),
    )
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, sessions.spaceId)))
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, id), onSeenSites(scope)))
}

/** Each with those who teach it, as a list of ids, names and addresses. */
export function selectPaperSlots({ db, organisationId }: Scope, sessionId: string | SQL) {
  const trainers = sql<string>`(select json_group_array(json_array(persons.id, persons.given_name || ' ' || persons.family_name, persons.email))
    from slot_trainers join persons on persons.organisation_id = ${organisationId} and persons.id = slot_trainers.person_id
    where slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = ${slots.id})`
  return db
    .select(
      named({
        id: slots.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        title: slots.title,
        spaceId: slots.spaceId,
        spaceName: spaces.name,
        trainers: trainers.as('trainers'),
      }),
    )
    .from(slots)
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, slots.spaceId)))
    .where(and(eq(slots.organisationId, organisationId), eq(slots.sessionId, sessionId)))
    .orderBy(slots.startsAt, slots.id)
    .limit(400)
}

export function selectPaperTrainers({ db, organisationId }: Scope, sessionId: string | SQL) {
  return db
    .selectDistinct(
      named({
        id: persons.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        email: persons.email,
      }),
    )
    .from(slots)
    .innerJoin(slotTrainers, and(eq(slotTrainers.organisationId, organisationId), eq(slotTrainers.slotId, slots.id)))
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, slotTrainers.personId)))
    .where(and(eq(slots.organisationId, organisationId), eq(slots.sessionId, sessionId)))
    .limit(20)
}

/** Which of those who come: all, one, a company's, or those after a name. */
export type Which = {
  id?: string
  ids?: readonly string[]
  companyId?: string
  after?: readonly [string, string]
  limit: number
}

export function selectPaperEnrolments({ db, organisationId }: Scope, sessionId: string | SQL, which: Which) {
  const done = sql<number>`(select coalesce(sum(presences.minutes), 0) from presences
    where presences.organisation_id = ${organisationId} and presences.enrolment_id = ${enrolments.id})`
  return db
    .select(
      named({
        id: enrolments.id,
        sortKey: enrolments.sortKey,
        personId: enrolments.personId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        companyId: enrolments.companyId,
        companyName: companies.name,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        doneMinutes: done.as('done'),
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessionId),
        eq(enrolments.state, 'enrolled'),
        isNull(enrolmentEnds.enrolmentId),
        narrowed(which),
      ),
    )
    .orderBy(enrolments.sortKey, enrolments.id)
    .limit(which.limit)
}

function narrowed({ id, ids, companyId, after }: Which): SQL | undefined {
  if (ids) return sql`${enrolments.id} in (select value from json_each(${JSON.stringify(ids)}))`
  if (id !== undefined) return eq(enrolments.id, id)
  if (companyId !== undefined) return eq(enrolments.companyId, companyId)
  return after ? sql`(${enrolments.sortKey}, ${enrolments.id}) > (${after[0]}, ${after[1]})` : undefined
}

/** Those who send people to a session, each with somebody to write to. */
export function selectPaperCompanies({ db, organisationId }: Scope, sessionId: string | SQL) {
  const contact = sql`(select company_contacts.person_id from company_contacts
    where company_contacts.organisation_id = ${organisationId} and company_contacts.company_id = ${companies.id}
    order by company_contacts.at limit 1)`
  return db
    .select(
      named({
        id: companies.id,
        name: companies.name,
        siret: companies.siret,
        street: companies.street,
        postalCode: companies.postalCode,
        town: companies.town,
        email: companies.email,
        representative: companies.representative,
        vatNumber: companies.vatNumber,
        contactId: persons.id,
        contactEmail: persons.email,
      }),
    )
    .from(companies)
    .leftJoin(
      companyContacts,
      and(
        eq(companyContacts.organisationId, organisationId),
        eq(companyContacts.companyId, companies.id),
        sql`${companyContacts.personId} = ${contact}`,
      ),
    )
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, companyContacts.personId)))
    .where(
      and(
        eq(companies.organisationId, organisationId),
        sql`${companies.id} in (select enrolments.company_id from enrolments where enrolments.organisation_id = ${organisationId}
          and enrolments.session_id = ${sessionId} and enrolments.state = 'enrolled'
          and not exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
            and enrolment_ends.enrolment_id = enrolments.id))`,
      ),
    )
    .orderBy(companies.sortKey, companies.id)
    .limit(60)
}

export function selectPaperFundings({ db, organisationId }: Scope, sessionId: string | SQL) {
  return db
    .select(
      named({
        enrolmentId: fundings.enrolmentId,
        funder: funders.name,
        amount: fundings.amount,
        reference: fundings.reference,
        state: fundings.state,
      }),
    )
    .from(enrolments)
    .innerJoin(fundings, and(eq(fundings.organisationId, organisationId), eq(fundings.enrolmentId, enrolments.id)))
    .innerJoin(funders, and(eq(funders.organisationId, organisationId), eq(funders.id, fundings.funderId)))
    .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.sessionId, sessionId)))
    .limit(1000)
}

/** Half-days in which some minutes were lost. */
export function selectPaperAbsences(
  { db, organisationId }: Scope,
  sessionId: string | SQL,
  enrolmentId: string | null,
) {
  const only = enrolmentId === null ? sql`` : sql` and presences.enrolment_id = ${enrolmentId}`
  return db
    .select(
      named({
        enrolmentId: sql<string>`presences.enrolment_id`.as('who'),
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        lost: sql<number>`${slots.minutes} - presences.minutes`.as('lost'),
        reason: sql<string>`presences.reason`.as('why'),
      }),
    )
    .from(sql`presences`)
    .innerJoin(slots, sql`${slots.organisationId} = ${organisationId} and ${slots.id} = presences.slot_id`)
    .where(
      sql`presences.organisation_id = ${organisationId} and presences.session_id = ${sessionId}
        and presences.minutes < ${slots.minutes}${only}`,
    )
    .orderBy(slots.startsAt)
    .limit(2000)
}
