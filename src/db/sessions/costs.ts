import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCosts } from '#db/sessions/tables.ts'

export type CostRow = Awaited<ReturnType<typeof selectSessionCosts>>[number]
export type CostFields = { label: string; planned: number; spent: number | null }

export function selectSessionCosts({ db, organisationId }: Scope, sessionId: string) {
  return db
    .select(
      named({
        id: sessionCosts.id,
        label: sessionCosts.label,
        planned: sessionCosts.planned,
        spent: sessionCosts.spent,
        version: sessionCosts.version,
      }),
    )
    .from(sessionCosts)
    .where(and(eq(sessionCosts.organisationId, organisationId), eq(sessionCosts.sessionId, sessionId)))
    .orderBy(sessionCosts.id)
    .limit(50)
}

export const insertCost = (
  { db, organisationId, clock }: Scope,
  sessionId: string,
  id: string,
  fields: CostFields,
): Statement =>
  db.insert(sessionCosts).values({ organisationId, id, sessionId, ...fields, version: 1, at: clock.now() })

export const updateCost = (
  { db, organisationId }: Scope,
  sessionId: string,
  id: string,
  version: number,
  fields: CostFields,
): Statement =>
  db
    .update(sessionCosts)
    .set({ ...fields, version: version + 1 })
    .where(
      and(
        eq(sessionCosts.organisationId, organisationId),
        eq(sessionCosts.id, id),
        eq(sessionCosts.sessionId, sessionId),
        eq(sessionCosts.version, version),
      ),
    )

export const deleteCost = ({ db, organisationId }: Scope, sessionId: string, id: string): Statement =>
  db
    .delete(sessionCosts)
    .where(
      and(
        eq(sessionCosts.organisationId, organisationId),
        eq(sessionCosts.id, id),
        eq(sessionCosts.sessionId, sessionId),
      ),
    )
