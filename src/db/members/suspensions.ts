import { and, eq } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import { suspensions } from '#db/members/tables.ts'
import type { Scope } from '#db/scope.ts'

export const insertSuspension = (
  { db, organisationId, clock, actor }: Scope,
  personId: string,
  reason: string,
): Statement => db.insert(suspensions).values({ organisationId, personId, at: clock.now(), byId: actor.id, reason })

export const deleteSuspension = ({ db, organisationId }: Scope, personId: string): Statement =>
  db.delete(suspensions).where(and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, personId)))
