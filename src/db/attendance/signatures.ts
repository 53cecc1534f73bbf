import { and, eq } from 'drizzle-orm'
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
