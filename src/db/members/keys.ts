import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { apiKeyRevocations, apiKeys, apiRefreshes } from '#db/members/tables.ts'
import { moves, organisations } from '#db/organisations/directory.ts'
import { features } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type KeyRow = Awaited<ReturnType<typeof selectKeys>>[number]
export type RefreshRow = Awaited<ReturnType<typeof selectRefresh>>[number]

/** The latest keys first, and one more to know whether others follow. */
export function selectKeys({ db, organisationId }: Scope, { after }: Pick<Listing, 'after'>, limit: number) {
  const beyond = after ? lt(apiKeys.id, after[1]) : undefined
  return db
    .select(
      named({
        id: apiKeys.id,
        sortKey: apiKeys.id,
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        at: apiKeys.at,
        expiresAt: apiKeys.expiresAt,
        usedOn: apiKeys.usedOn,
        revokedAt: apiKeyRevocations.at,
        who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
      }),
    )
    .from(apiKeys)
    .leftJoin(apiKeyRevocations, revocationOf(organisationId))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, apiKeys.byId)))
    .where(and(eq(apiKeys.organisationId, organisationId), beyond))
    .orderBy(desc(apiKeys.id))
    .limit(limit + 1)
}

export function selectKey({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: apiKeys.id,
        name: apiKeys.name,
        hash: apiKeys.hash,
        scopes: apiKeys.scopes,
        expiresAt: apiKeys.expiresAt,
        usedOn: apiKeys.usedOn,
        revokedAt: apiKeyRevocations.at,
      }),
    )
    .from(apiKeys)
    .leftJoin(apiKeyRevocations, revocationOf(organisationId))
    .where(and(eq(apiKeys.organisationId, organisationId), eq(apiKeys.id, id)))
}

/** What the door asks of a key: that it stands, and that the family of the token has not been ended. */
export function selectKeyAtDoor({ db, organisationId }: Scope, id: string, familyId: string) {
  const family = sql<number>`exists (select 1 from ${apiRefreshes}
    where ${apiRefreshes.organisationId} = ${organisationId} and ${apiRefreshes.familyId} = ${familyId})`
  const turned = sql<string>`(select json_group_array(${features.feature}) from ${features}
    where ${features.organisationId} = ${organisationId})`
  return db
    .select(
      named({
        scopes: apiKeys.scopes,
        expiresAt: apiKeys.expiresAt,
        revokedAt: apiKeyRevocations.at,
        family: family.as('family'),
        turned: turned.as('features_turned'),
      }),
    )
    .from(apiKeys)
    .leftJoin(apiKeyRevocations, revocationOf(organisationId))
    .where(and(eq(apiKeys.organisationId, organisationId), eq(apiKeys.id, id)))
}

/** From the directory: where an organisation lives, and whether it is being moved. */
export function selectHome({ db }: Scope, organisationId: string) {
  return db
    .select(named({ shard: organisations.shard, movingSince: moves.at }))
    .from(organisations)
    .leftJoin(moves, eq(moves.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId))
}

type NewKey = { id: string; name: string; hash: string; scopes: string; expiresAt: number }

export function insertKey({ db, organisationId, clock, actor }: Scope, key: NewKey): Statement {
  return db.insert(apiKeys).values({ organisationId, ...key, at: clock.now(), byId: actor.id })
}

export function insertRevocation({ db, organisationId, clock, actor }: Scope, keyId: string): Statement {
  return db.insert(apiKeyRevocations).values({ organisationId, keyId, at: clock.now(), byId: actor.id })
}

export function touchKey({ db, organisationId }: Scope, id: string, usedOn: string): Statement {
  return db
    .update(apiKeys)
    .set({ usedOn })
    .where(and(eq(apiKeys.organisationId, organisationId), eq(apiKeys.id, id)))
}

export function selectRefresh({ db, organisationId }: Scope, id: string) {
  return db
    .select()
    .from(apiRefreshes)
    .where(and(eq(apiRefreshes.organisationId, organisationId), eq(apiRefreshes.id, id)))
}

type NewRefresh = { id: string; keyId: string; familyId: string; expiresAt: number }

export function insertRefresh({ db, organisationId, clock }: Scope, refresh: NewRefresh): Statement {
  return db.insert(apiRefreshes).values({ organisationId, ...refresh, at: clock.now() })
}

/** Followed by `exactlyOne`: of two that come at once with the same token, one writes. */
export function spendRefresh({ db, organisationId, clock }: Scope, id: string): Statement {
  return db
    .update(apiRefreshes)
    .set({ usedAt: clock.now() })
    .where(and(eq(apiRefreshes.organisationId, organisationId), eq(apiRefreshes.id, id), isNull(apiRefreshes.usedAt)))
}

export function deleteFamily({ db, organisationId }: Scope, familyId: string): Statement {
  return db
    .delete(apiRefreshes)
    .where(and(eq(apiRefreshes.organisationId, organisationId), eq(apiRefreshes.familyId, familyId)))
}

export function deleteRefreshesOfKey({ db, organisationId }: Scope, keyId: string): Statement {
  return db
    .delete(apiRefreshes)
    .where(and(eq(apiRefreshes.organisationId, organisationId), eq(apiRefreshes.keyId, keyId)))
}

/** Past their life they refuse themselves: nothing needs them any more. */
export function deleteStaleRefreshes({ db, organisationId, clock }: Scope, keyId: string): Statement {
  return db
    .delete(apiRefreshes)
    .where(
      and(
        eq(apiRefreshes.organisationId, organisationId),
        eq(apiRefreshes.keyId, keyId),
        lt(apiRefreshes.expiresAt, clock.now()),
      ),
    )
}

const revocationOf = (organisationId: string) =>
  and(eq(apiKeyRevocations.organisationId, organisationId), eq(apiKeyRevocations.keyId, apiKeys.id))
