import { eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { removals } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

/** From here on nothing is written about the organisation in this database, and its events may go. */
export const insertRemoval = (
  { db, organisationId, clock }: Scope,
  reason: 'move' | 'departure',
  counts: Readonly<Record<string, number>> = {},
): Statement =>
  db
    .insert(removals)
    .values({ organisationId, reason, counts: JSON.stringify(counts), at: clock.now() })
    .onConflictDoNothing({ target: removals.organisationId })

export const selectRemoval = ({ db, organisationId }: Scope) =>
  db
    .select(named({ reason: removals.reason, counts: removals.counts, at: removals.at }))
    .from(removals)
    .where(eq(removals.organisationId, organisationId))

/** What was there before anything went: said once, when nothing can be added any more. */
export const updateCounts = ({ db, organisationId }: Scope, counts: Readonly<Record<string, number>>): Statement =>
  db
    .update(removals)
    .set({ counts: JSON.stringify(counts) })
    .where(eq(removals.organisationId, organisationId))

export const deleteRemoval = ({ db, organisationId }: Scope): Statement =>
  db.delete(removals).where(eq(removals.organisationId, organisationId))
