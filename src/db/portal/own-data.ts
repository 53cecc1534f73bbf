import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import { madeOutTo } from '#db/documents/own-papers.ts'
import { papers } from '#db/documents/tables.ts'
import { companies, employments, personDetails, personNeeds, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'

export const selectOwnPerson = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        phone: persons.phone,
        at: persons.at,
      }),
    )
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), sql`${persons.id} = ${person}`))

export type OwnRecord = Awaited<ReturnType<typeof selectOwnRecord>>[number]

/** All that is written of somebody, needs included: it is theirs. */
export const selectOwnRecord = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        phone: persons.phone,
        bornOn: personDetails.bornOn,
        street: personDetails.street,
        postalCode: personDetails.postalCode,
        town: personDetails.town,
        job: personDetails.job,
        category: personDetails.category,
        needs: personNeeds.needs,
        arrangements: personNeeds.arrangements,
        at: persons.at,
      }),
    )
    .from(persons)
    .leftJoin(
      personDetails,
      and(eq(personDetails.organisationId, organisationId), eq(personDetails.personId, persons.id)),
    )
    .leftJoin(personNeeds, and(eq(personNeeds.organisationId, organisationId), eq(personNeeds.personId, persons.id)))
    .where(and(eq(persons.organisationId, organisationId), sql`${persons.id} = ${person}`))

export const selectOwnEmployments = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        company: companies.name,
        title: employments.title,
        since: employments.since,
        until: employments.until,
      }),
    )
    .from(employments)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, employments.companyId)))
    .where(and(eq(employments.organisationId, organisationId), sql`${employments.personId} = ${person}`))
    .orderBy(desc(employments.since))
    .limit(50)

/** What is held about somebody, in the words of the tables, for them to take away. */
export const everythingHeld = (scope: Scope, person: SQL) =>
  [
    selectOwnRecord(scope, person),
    selectOwnEmployments(scope, person),
    ownEnrolments(scope, person),
    ownPresences(scope, person),
    ownSignatures(scope, person),
    ownPapers(scope, person),
  ] as const

const ownEnrolments = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        session: sessions.title,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        state: enrolments.state,
        plannedMinutes: enrolments.plannedMinutes,
        source: enrolments.source,
        at: enrolments.at,
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.personId} = ${person}`))
    .orderBy(desc(enrolments.at))
    .limit(500)

const ownPresences = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        day: slots.day,
        state: presences.state,
        minutes: presences.minutes,
        reason: presences.reason,
        at: presences.at,
      }),
    )
    .from(enrolments)
    .innerJoin(presences, and(eq(presences.organisationId, organisationId), eq(presences.enrolmentId, enrolments.id)))
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, presences.slotId)))
    .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.personId} = ${person}`))
    .limit(2000)

/** With the hour, the address and the device that were kept with each. */
const ownSignatures = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        day: slots.day,
        mode: slotSignatures.mode,
        at: slotSignatures.at,
        address: slotSignatures.address,
        device: slotSignatures.device,
        drawn: slotSignatures.path,
        typed: slotSignatures.typed,
        sha256: slotSignatures.sha256,
      }),
    )
    .from(enrolments)
    .innerJoin(
      slotSignatures,
      and(eq(slotSignatures.organisationId, organisationId), eq(slotSignatures.enrolmentId, enrolments.id)),
    )
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, slotSignatures.slotId)))
    .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.personId} = ${person}`))
    .limit(2000)

const ownPapers = (scope: Scope, person: SQL) =>
  scope.db
    .select(named({ kind: papers.kind, number: papers.number, title: papers.title, at: papers.at }))
    .from(papers)
    .where(and(eq(papers.organisationId, scope.organisationId), madeOutTo(scope, person)))
    .orderBy(desc(papers.at))
    .limit(500)
