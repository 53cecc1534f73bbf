import { and, eq, sql } from 'drizzle-orm'
import { programmeVersions } from '#db/catalogue/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { sites } from '#db/organisations/tables.ts'
import { companies, personNeeds, persons } from '#db/people/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { registrationClosures, registrations } from './registration-tables.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessionSeats, sessions, slots } from './tables.ts'

export type OfferRow = Awaited<ReturnType<typeof selectOffer>>[number]
export type OfferSlot = Awaited<ReturnType<typeof selectOfferSlots>>[number]
/** A session as everybody may see it, whatever its site. */
export function selectOffer({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        title: sessions.title,
        programmeId: sessions.programmeId,
        siteId: sessions.siteId,
        siteName: sites.name,
        siteStreet: sites.street,
        sitePostalCode: sites.postalCode,
        siteTown: sites.town,
        accessibility: sites.accessibility,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        spaceName: spaces.name,
        place: sessions.place,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        price: sessions.pricePerPerson,
        minutes: programmeVersions.minutes,
        isPublic: sessions.isPublic,
        isPaidOnline: sessions.isPaidOnline,
        cancelledAt: sessionCancellations.at,
        closedAt: registrationClosures.at,
      }),
    )
    .from(sessions)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, sessions.spaceId)))
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .leftJoin(
      registrationClosures,
      and(eq(registrationClosures.organisationId, organisationId), eq(registrationClosures.sessionId, sessions.id)),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, id)))
}

export function selectOfferSlots({ db, organisationId }: Scope, sessionId: string) {
  return db
    .select(named({ id: slots.id, day: slots.day, startsAt: slots.startsAt, endsAt: slots.endsAt, title: slots.title }))
    .from(slots)
    .where(and(eq(slots.organisationId, organisationId), eq(slots.sessionId, sessionId)))
    .orderBy(slots.startsAt, slots.id)
    .limit(60)
}

/** Who has this address, whoever is in the session first; and how they stand there. */
export function selectRegistrant({ db, organisationId }: Scope, sessionId: string, email: string) {
  return (
    db
      .select(
        named({
          personId: persons.id,
          enrolmentId: enrolments.id,
          state: enrolments.state,
          endedAt: enrolmentEnds.at,
        }),
      )
      .from(persons)
      .leftJoin(
        enrolments,
        and(
          eq(enrolments.organisationId, organisationId),
          eq(enrolments.sessionId, sessionId),
          eq(enrolments.personId, persons.id),
        ),
      )
      .leftJoin(
        enrolmentEnds,
        and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
      )
      // Who was found to be somebody else has no name to sort by any more.
      .where(and(eq(persons.organisationId, organisationId), eq(persons.email, email), sql`${persons.sortKey} > ''`))
      .orderBy(sql`${enrolments.id} is null`, persons.id)
      .limit(1)
  )
}

export const selectRegistered = ({ db, organisationId }: Scope, sessionId: string, email: string) =>
  db
    .select(named({ id: registrations.id, enrolmentId: registrations.enrolmentId }))
    .from(registrations)
    .where(
      and(
        eq(registrations.organisationId, organisationId),
        eq(registrations.sessionId, sessionId),
        eq(registrations.email, email),
      ),
    )

export const selectCompanyBySiret = ({ db, organisationId }: Scope, siret: string) =>
  db
    .select(named({ id: companies.id }))
    .from(companies)
    .where(and(eq(companies.organisationId, organisationId), eq(companies.siret, siret), sql`${companies.siret} <> ''`))

/** What a letter, or the page after, needs of a registration. */
export function selectRegistration({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: registrations.id,
        sessionId: registrations.sessionId,
        enrolmentId: registrations.enrolmentId,
        personId: enrolments.personId,
        givenName: registrations.givenName,
        familyName: registrations.familyName,
        email: registrations.email,
        language: registrations.language,
        state: sql<'enrolled' | 'held' | 'waiting'>`${enrolments.state}`.as('state'),
        heldUntil: enrolments.heldUntil,
        endedAt: enrolmentEnds.at,
      }),
    )
    .from(registrations)
    .innerJoin(
      enrolments,
      and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, registrations.enrolmentId)),
    )
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, registrations.enrolmentId)),
    )
    .where(and(eq(registrations.organisationId, organisationId), eq(registrations.id, id)))
}

/** The registration behind an enrolment, when it came from the public page. */
export const selectRegistrationOf = ({ db, organisationId }: Scope, enrolmentId: string) =>
  db
    .select(named({ id: registrations.id, language: registrations.language }))
    .from(registrations)
    .where(and(eq(registrations.organisationId, organisationId), eq(registrations.enrolmentId, enrolmentId)))
    .limit(1)

export type NewRegistration = Omit<typeof registrations.$inferInsert, 'organisationId' | 'at'>

/** The unique address refuses a second one of the same person at the same moment. */
export const insertRegistration = ({ db, organisationId, clock }: Scope, registration: NewRegistration): Statement =>
  db.insert(registrations).values({ organisationId, ...registration, at: clock.now() })

/** Unless that address has registered for the session already, which is for nobody else to learn. */
export const insertRegistrationOnce = (
  { db, organisationId, clock }: Scope,
  registration: NewRegistration,
): Statement =>
  db
    .insert(registrations)
    .values({ organisationId, ...registration, at: clock.now() })
    .onConflictDoNothing()

/** Somebody who had left registers again: what they say now takes the place of what they said. */
export function replaceRegistration(
  { db, organisationId, clock }: Scope,
  id: string,
  { id: _, ...registration }: NewRegistration,
): Statement {
  return db
    .update(registrations)
    .set({ ...registration, at: clock.now() })
    .where(and(eq(registrations.organisationId, organisationId), eq(registrations.id, id)))
}

type Registrant = { id: string; givenName: string; familyName: string; email: string; phone: string }

export const insertRegistrant = ({ db, organisationId, clock }: Scope, person: Registrant): Statement =>
  db.insert(persons).values({
    organisationId,
    ...person,
    sortKey: fold(person.familyName, person.givenName),
    identityId: null,
    version: 1,
    at: clock.now(),
  })

/** Only what was typed is known of it: the rest is asked later. */
export const insertRegistrantCompany = (
  { db, organisationId, clock }: Scope,
  { id, name, siret }: { id: string; name: string; siret: string },
): Statement =>
  db.insert(companies).values({
    organisationId,
    id,
    name,
    siret,
    sortKey: fold(name),
    naf: '',
    idcc: '',
    opco: '',
    vatNumber: '',
    street: '',
    postalCode: '',
    town: '',
    email: '',
    phone: '',
    representative: '',
    version: 1,
    at: clock.now(),
  })

/** Added after what is known already, which no visitor may read or take away. */
export const addNeeds = ({ db, organisationId, clock, actor }: Scope, personId: string, needs: string): Statement =>
  db
    .insert(personNeeds)
    .values({ organisationId, personId, needs, arrangements: '', version: 1, at: clock.now(), byId: actor.id })
    .onConflictDoUpdate({
      target: [personNeeds.organisationId, personNeeds.personId],
      set: {
        needs: sql`${personNeeds.needs} || char(10) || excluded.needs`,
        version: sql`${personNeeds.version} + 1`,
        at: clock.now(),
        byId: actor.id,
      },
    })

export const insertClosure = ({ db, organisationId, clock, actor }: Scope, sessionId: string): Statement =>
  db.insert(registrationClosures).values({ organisationId, sessionId, at: clock.now(), byId: actor.id })

export const deleteClosure = ({ db, organisationId }: Scope, sessionId: string): Statement =>
  db
    .delete(registrationClosures)
    .where(and(eq(registrationClosures.organisationId, organisationId), eq(registrationClosures.sessionId, sessionId)))

export const selectClosure = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(named({ at: registrationClosures.at }))
    .from(registrationClosures)
    .where(and(eq(registrationClosures.organisationId, organisationId), eq(registrationClosures.sessionId, sessionId)))
