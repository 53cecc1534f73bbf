import { and, eq, type SQL, sql } from 'drizzle-orm'
import { absenceProofs, presences, slotSignatures } from '#db/attendance/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'

export type PresenceRow = Awaited<ReturnType<typeof selectPresence>>[number]
export type ProofRow = Awaited<ReturnType<typeof selectProofs>>[number]

/** Somebody enrolled and a half-day of their session, with what is known of it, if anything is. */
export const selectPresence = (scope: Scope, slotId: string, enrolmentId: string) =>
  presencesOf(scope, slotId, eq(enrolments.id, enrolmentId))

/** The same of several people. */
export const selectPresences = (scope: Scope, slotId: string, enrolmentIds: readonly string[]) =>
  presencesOf(scope, slotId, sql`${enrolments.id} in (select value from json_each(${JSON.stringify(enrolmentIds)}))`)

export const selectProofs = ({ db, organisationId }: Scope, slotId: string, enrolmentId: string) =>
  db
    .select(named({ holdingId: holdings.id, name: holdings.name, at: absenceProofs.at }))
    .from(absenceProofs)
    .innerJoin(holdings, and(eq(holdings.organisationId, organisationId), eq(holdings.id, absenceProofs.holdingId)))
    .where(
      and(
        eq(absenceProofs.organisationId, organisationId),
        eq(absenceProofs.slotId, slotId),
        eq(absenceProofs.enrolmentId, enrolmentId),
      ),
    )

type Presence = Omit<typeof presences.$inferInsert, 'organisationId' | 'at' | 'byId'>

export function putPresence({ db, organisationId, clock, actor }: Scope, presence: Presence): Statement {
  const said = { state: presence.state, minutes: presence.minutes, reason: presence.reason }
  const when = { at: clock.now(), byId: actor.id }
  return db
    .insert(presences)
    .values({ organisationId, ...presence, ...when })
    .onConflictDoUpdate({
      target: [presences.organisationId, presences.slotId, presences.enrolmentId],
      set: { ...said, ...when },
    })
}

export const insertPresence = ({ db, organisationId, clock, actor }: Scope, presence: Presence): Statement =>
  db.insert(presences).values({ organisationId, ...presence, at: clock.now(), byId: actor.id })

export const insertProof = (
  { db, organisationId, clock, actor }: Scope,
  proof: { slotId: string; enrolmentId: string; holdingId: string },
): Statement => db.insert(absenceProofs).values({ organisationId, ...proof, at: clock.now(), byId: actor.id })

function presencesOf(scope: Scope, slotId: string, whose: SQL) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        slotId: slots.id,
        enrolmentId: enrolments.id,
        sessionId: sessions.id,
        siteId: sessions.siteId,
        sessionTitle: sessions.title,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        slotMinutes: slots.minutes,
        givenName: persons.givenName,
        familyName: persons.familyName,
        state: presences.state,
        minutes: presences.minutes,
        reason: presences.reason,
        mode: slotSignatures.mode,
        signedAt: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
        isLate: slotSignatures.isLate,
        path: slotSignatures.path,
        typed: slotSignatures.typed,
        device: slotSignatures.device,
        address: slotSignatures.address,
        sha256: slotSignatures.sha256,
      }),
    )
    .from(slots)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, slots.sessionId)))
    .innerJoin(
      enrolments,
      and(eq(enrolments.organisationId, organisationId), whose, eq(enrolments.sessionId, sessions.id)),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(
      presences,
      and(
        eq(presences.organisationId, organisationId),
        eq(presences.slotId, slots.id),
        eq(presences.enrolmentId, enrolments.id),
      ),
    )
    .leftJoin(
      slotSignatures,
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.slotId, slots.id),
        eq(slotSignatures.personId, persons.id),
      ),
    )
    .where(and(eq(slots.organisationId, organisationId), eq(slots.id, slotId), onSeenSites(scope)))
}
