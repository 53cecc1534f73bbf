import { and, desc, eq, sql } from 'drizzle-orm'
import { anomalies, anomalyResolutions } from '#db/attendance/derived-tables.ts'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolmentEnds, enrolments, sessions, slots } from '#db/sessions/tables.ts'

export type AnomalyRow = Awaited<ReturnType<typeof selectAnomaly>>[number]

export const selectAnomaly = (scope: Scope, id: string) =>
  rowsOf(scope).where(and(eq(anomalies.organisationId, scope.organisationId), eq(anomalies.id, id), onSeenSites(scope)))

/** What waits for an explanation, the latest first. */
export function selectOpenAnomalies(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after ? sql`(${anomalies.at}, ${anomalies.id}) < (${Number(after[0])}, ${after[1]})` : undefined
  return rowsOf(scope)
    .where(
      and(eq(anomalies.organisationId, scope.organisationId), sql`${anomalies.isOpen} = 1`, beyond, onSeenSites(scope)),
    )
    .orderBy(desc(anomalies.at), desc(anomalies.id))
    .limit(limit + 1)
}

/** Those of one session, what waits first, then what was explained. */
export const selectSessionAnomalies = (scope: Scope, sessionId: string, limit: number) =>
  rowsOf(scope)
    .where(and(eq(anomalies.organisationId, scope.organisationId), eq(anomalies.sessionId, sessionId)))
    .orderBy(desc(anomalies.isOpen), desc(anomalies.at), desc(anomalies.id))
    .limit(limit)

function rowsOf(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: anomalies.id,
        sessionId: anomalies.sessionId,
        slotId: anomalies.slotId,
        rule: anomalies.rule,
        personId: anomalies.personId,
        facts: anomalies.facts,
        at: anomalies.at,
        isOpen: anomalies.isOpen,
        siteId: sessions.siteId,
        title: sessions.title,
        code: sessions.code,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        givenName: persons.givenName,
        familyName: persons.familyName,
        resolution: anomalyResolutions.reason,
        resolvedAt: anomalyResolutions.at,
      }),
    )
    .from(anomalies)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, anomalies.sessionId)))
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, anomalies.slotId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, anomalies.personId)))
    .leftJoin(
      anomalyResolutions,
      and(eq(anomalyResolutions.organisationId, organisationId), eq(anomalyResolutions.anomalyId, anomalies.id)),
    )
}

/** What the rules look at: every signature of a slot. */
export const selectSlotSignatures = ({ db, organisationId }: Scope, slotId: string) =>
  db
    .select(
      named({
        personId: slotSignatures.personId,
        enrolmentId: slotSignatures.enrolmentId,
        mode: slotSignatures.mode,
        at: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
        deviceId: slotSignatures.deviceId,
      }),
    )
    .from(slotSignatures)
    .where(and(eq(slotSignatures.organisationId, organisationId), eq(slotSignatures.slotId, slotId)))

/** And what is known of each person in it. */
export const selectSlotPresences = ({ db, organisationId }: Scope, slotId: string) =>
  db
    .select(
      named({
        personId: enrolments.personId,
        state: presences.state,
        minutes: presences.minutes,
        endedAt: enrolmentEnds.at,
      }),
    )
    .from(presences)
    .innerJoin(enrolments, and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, presences.enrolmentId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(and(eq(presences.organisationId, organisationId), eq(presences.slotId, slotId)))

export const selectSlotAnomalies = ({ db, organisationId }: Scope, slotId: string) =>
  db
    .select(named({ id: anomalies.id, facts: anomalies.facts }))
    .from(anomalies)
    .where(and(eq(anomalies.organisationId, organisationId), eq(anomalies.slotId, slotId)))

type NewAnomaly = Omit<typeof anomalies.$inferInsert, 'organisationId' | 'at' | 'isOpen'>

export const insertAnomaly = ({ db, organisationId, clock }: Scope, anomaly: NewAnomaly): Statement =>
  db
    .insert(anomalies)
    .values({ organisationId, ...anomaly, at: clock.now() })
    .onConflictDoNothing()

/** Other facts: what was said of the ones before is no longer about these. */
export const updateFacts = ({ db, organisationId, clock }: Scope, id: string, facts: string): Statement =>
  db
    .update(anomalies)
    .set({ facts, at: clock.now() })
    .where(and(eq(anomalies.organisationId, organisationId), eq(anomalies.id, id)))

export const deleteAnomaly = ({ db, organisationId }: Scope, id: string): Statement =>
  db.delete(anomalies).where(and(eq(anomalies.organisationId, organisationId), eq(anomalies.id, id)))

export const insertResolution = (
  { db, organisationId, clock, actor }: Scope,
  anomalyId: string,
  reason: string,
): Statement =>
  db.insert(anomalyResolutions).values({ organisationId, anomalyId, at: clock.now(), byId: actor.id, reason })

export const deleteResolution = ({ db, organisationId }: Scope, anomalyId: string): Statement =>
  db
    .delete(anomalyResolutions)
    .where(and(eq(anomalyResolutions.organisationId, organisationId), eq(anomalyResolutions.anomalyId, anomalyId)))
