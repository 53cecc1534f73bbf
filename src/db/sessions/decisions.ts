import { and, eq } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessionDecisions } from '#db/sessions/tables.ts'

export const insertDecision = (
  { db, organisationId, clock, actor }: Scope,
  sessionId: string,
  { decision, reason }: { decision: string; reason: string },
): Statement =>
  db.insert(sessionDecisions).values({ organisationId, sessionId, decision, reason, at: clock.now(), byId: actor.id })

export const deleteDecision = ({ db, organisationId }: Scope, sessionId: string): Statement =>
  db
    .delete(sessionDecisions)
    .where(and(eq(sessionDecisions.organisationId, organisationId), eq(sessionDecisions.sessionId, sessionId)))
