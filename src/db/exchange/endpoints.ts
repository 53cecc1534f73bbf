import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { moves, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'
import { hookEndpoints } from './directory.ts'

export type EndpointRow = Awaited<ReturnType<typeof selectEndpoint>>[number]

/** From the directory: whose address this is, where they live, and what signatures there are checked with. */
export function selectEndpoint({ db }: Scope, id: string) {
  return db
    .select(
      named({
        organisationId: hookEndpoints.organisationId,
        sourceId: hookEndpoints.sourceId,
        provider: hookEndpoints.provider,
        sealedSecret: hookEndpoints.sealedSecret,
        oldSealedSecret: hookEndpoints.oldSealedSecret,
        oldUntil: hookEndpoints.oldUntil,
        shard: organisations.shard,
        movingSince: moves.at,
      }),
    )
    .from(hookEndpoints)
    .innerJoin(organisations, eq(organisations.id, hookEndpoints.organisationId))
    .leftJoin(moves, eq(moves.organisationId, hookEndpoints.organisationId))
    .where(eq(hookEndpoints.id, id))
}

export type Endpoint = typeof hookEndpoints.$inferInsert

/** News may come in disorder: an older secret never takes the place of a fresher one. */
export function saveEndpoint({ db }: Scope, endpoint: Endpoint): Statement {
  const { sealedSecret, oldSealedSecret, oldUntil } = endpoint
  return db
    .insert(hookEndpoints)
    .values(endpoint)
    .onConflictDoUpdate({
      target: hookEndpoints.id,
      set: { sealedSecret, oldSealedSecret, oldUntil },
      setWhere: sql`${hookEndpoints.oldUntil} <= ${oldUntil}`,
    })
}

/** Those of an organisation that are not among these any more. */
export function deleteOtherEndpoints({ db }: Scope, organisationId: string, ids: readonly string[]): Statement {
  return db
    .delete(hookEndpoints)
    .where(
      and(
        eq(hookEndpoints.organisationId, organisationId),
        sql`${hookEndpoints.id} not in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
}
