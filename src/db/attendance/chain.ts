import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { slotSignatures } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { slots } from '#db/sessions/tables.ts'

export type ChainRow = Awaited<ReturnType<typeof selectChain>>[number]

/** The signatures of a session in their order, whole: from that number, as many as one page verifies. */
export const selectChain = ({ db, organisationId }: Scope, sessionId: string, from: number, limit: number) =>
  db
    .select(
      named({
        id: slotSignatures.id,
        sessionId: slotSignatures.sessionId,
        slotId: slotSignatures.slotId,
        enrolmentId: slotSignatures.enrolmentId,
        personId: slotSignatures.personId,
        mode: slotSignatures.mode,
        path: slotSignatures.path,
        typed: slotSignatures.typed,
        at: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
        isLate: slotSignatures.isLate,
        address: slotSignatures.address,
        device: slotSignatures.device,
        deviceId: slotSignatures.deviceId,
        identified: slotSignatures.identified,
        byId: slotSignatures.byId,
        number: slotSignatures.number,
        previous: slotSignatures.previous,
        sha256: slotSignatures.sha256,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        name: sql<string>`coalesce(${persons.givenName} || ' ' || ${persons.familyName}, '')`.as('signer_name'),
      }),
    )
    .from(slotSignatures)
    .leftJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, slotSignatures.slotId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, slotSignatures.personId)))
    .where(
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.sessionId, sessionId),
        gte(slotSignatures.number, from),
      ),
    )
    .orderBy(asc(slotSignatures.number))
    .limit(limit)
