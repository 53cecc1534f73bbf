import { and, asc, eq, sql } from 'drizzle-orm'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export type SignatureRow = Omit<typeof slotSignatures.$inferSelect, 'organisationId'>

export const insertSignature = ({ db, organisationId }: Scope, signature: SignatureRow): Statement =>
  db.insert(slotSignatures).values({ organisationId, ...signature })

/** Whoever signs was there, unless somebody had said otherwise before. */
export function insertPresenceUnlessKnown(
  { db, organisationId, clock, actor }: Scope,
  presence: { slotId: string; enrolmentId: string; sessionId: string; minutes: number },
): Statement {
  return db
    .insert(presences)
    .values({ organisationId, ...presence, state: 'present', reason: '', at: clock.now(), byId: actor.id })
    .onConflictDoNothing()
}

/** Signatures of a slot by their own names and by whom they are of: what tells one sent twice from another's place taken. */
export const selectSigned = ({ db, organisationId }: Scope, slotId: string, personId: string) =>
  db
    .select(named({ id: slotSignatures.id, personId: slotSignatures.personId }))
    .from(slotSignatures)
    .where(
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.slotId, slotId),
        eq(slotSignatures.personId, personId),
      ),
    )

/** The whole chain of a session, from its first link: what verifies it. */
export const selectChain = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select()
    .from(slotSignatures)
    .where(and(eq(slotSignatures.organisationId, organisationId), eq(slotSignatures.sessionId, sessionId)))
    .orderBy(asc(slotSignatures.number))

/** The drawings of a slot, for who prints them. */
export const selectDrawings = ({ db, organisationId }: Scope, sessionId: string, day: string) =>
  db
    .select(
      named({
        slotId: slotSignatures.slotId,
        personId: slotSignatures.personId,
        path: slotSignatures.path,
        typed: slotSignatures.typed,
        mode: slotSignatures.mode,
        at: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
      }),
    )
    .from(slotSignatures)
    .where(
      and(
        eq(slotSignatures.organisationId, organisationId),
        sql`${slotSignatures.slotId} in (select slots.id from slots where slots.organisation_id = ${organisationId}
          and slots.session_id = ${sessionId} and slots.day = ${day})`,
      ),
    )
