import { and, eq } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { conflictPolicies } from '#db/sessions/tables.ts'

export const insertConflictPolicy = ({ db, organisationId, clock, actor }: Scope, policy: string): Statement =>
  db.insert(conflictPolicies).values({ organisationId, policy, version: 1, at: clock.now(), byId: actor.id })

export const updateConflictPolicy = (
  { db, organisationId, clock, actor }: Scope,
  version: number,
  policy: string,
): Statement =>
  db
    .update(conflictPolicies)
    .set({ policy, version: version + 1, at: clock.now(), byId: actor.id })
    .where(and(eq(conflictPolicies.organisationId, organisationId), eq(conflictPolicies.version, version)))
