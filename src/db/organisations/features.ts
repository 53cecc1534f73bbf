import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { features } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

/** The features that the organisation has turned from what they are by default. */
export function selectTurned({ db, organisationId }: Scope) {
  return db
    .select(named({ feature: features.feature }))
    .from(features)
    .where(eq(features.organisationId, organisationId))
}

export function insertTurned({ db, organisationId, clock, actor }: Scope, feature: string): Statement {
  return db.insert(features).values({ organisationId, feature, at: clock.now(), byId: actor.id }).onConflictDoNothing()
}

export function deleteTurned({ db, organisationId }: Scope, feature: string): Statement {
  return db.delete(features).where(and(eq(features.organisationId, organisationId), eq(features.feature, feature)))
}

/** Whether the organisation has turned this one, for a statement about something else. */
export const isTurned = (organisationId: string, feature: string): SQL<number> =>
  sql<number>`exists (select 1 from features where features.organisation_id = ${organisationId}
    and features.feature = ${feature})`
