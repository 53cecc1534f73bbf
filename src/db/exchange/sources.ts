import { and, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { counters } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { hookSourceRemovals, hookSources } from './tables.ts'

export type SourceRow = Awaited<ReturnType<typeof selectSources>>[number]

/** More sources than any organisation has providers. */
export const mostSources = 25

/** Every source that stands, oldest first, with how much it has sent and when last. */
export function selectSources(scope: Scope) {
  return sourceRows(scope)
    .where(and(eq(hookSources.organisationId, scope.organisationId), isNull(hookSourceRemovals.sourceId)))
    .orderBy(hookSources.id)
    .limit(mostSources)
}

/** One source, standing or removed: what it sent may still be looked at. */
export function selectSource(scope: Scope, id: string) {
  return sourceRows(scope).where(and(eq(hookSources.organisationId, scope.organisationId), eq(hookSources.id, id)))
}

/** What the directory must know of the sources that stand. */
export function selectEndpointsOf(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: hookSources.endpoint,
        organisationId: hookSources.organisationId,
        sourceId: hookSources.id,
        provider: hookSources.provider,
        sealedSecret: hookSources.sealedSecret,
        oldSealedSecret: hookSources.oldSealedSecret,
        oldUntil: hookSources.oldUntil,
      }),
    )
    .from(hookSources)
    .leftJoin(hookSourceRemovals, removalOf(scope))
    .where(and(eq(hookSources.organisationId, organisationId), isNull(hookSourceRemovals.sourceId)))
    .limit(mostSources)
}

export type NewSource = { id: string; endpoint: string; provider: string; name: string; sealedSecret: string }

/** Followed by `exactlyOne`: there is room for so many and no more. */
export function insertSource({ db, organisationId, clock, actor }: Scope, source: NewSource): Statement {
  const { id, endpoint, provider, name, sealedSecret } = source
  return db
    .insert(hookSources)
    .select(sql`select ${organisationId}, ${id}, ${endpoint}, ${provider}, ${name}, ${sealedSecret},
    '', 0, 0, null, ${clock.now()}, ${actor.id} where (
      select count(*) from hook_sources
      left join hook_source_removals gone on gone.organisation_id = ${organisationId} and gone.source_id = hook_sources.id
      where hook_sources.organisation_id = ${organisationId} and gone.source_id is null) < ${mostSources}`)
}

type Rotation = { sealedSecret: string; oldSealedSecret: string; oldUntil: number }

/** Followed by `exactlyOne`: nothing, when somebody has changed the secret in between. */
export function rotateSource({ db, organisationId }: Scope, id: string, rotation: Rotation): Statement {
  return db
    .update(hookSources)
    .set(rotation)
    .where(
      and(
        eq(hookSources.organisationId, organisationId),
        eq(hookSources.id, id),
        eq(hookSources.sealedSecret, rotation.oldSealedSecret),
      ),
    )
}

export function insertSourceRemoval({ db, organisationId, clock, actor }: Scope, sourceId: string): Statement {
  return db.insert(hookSourceRemovals).values({ organisationId, sourceId, at: clock.now(), byId: actor.id })
}

/** One call more whose signature was wrong. */
export function countRefused({ db, organisationId, clock }: Scope, id: string): Statement {
  return db
    .update(hookSources)
    .set({ refused: sql`${hookSources.refused} + 1`, refusedAt: clock.now() })
    .where(and(eq(hookSources.organisationId, organisationId), eq(hookSources.id, id)))
}

function sourceRows(scope: Scope) {
  const { db, organisationId } = scope
  const last = sql<number | null>`(select incoming.at from incoming
    where incoming.organisation_id = ${organisationId} and incoming.source_id = ${hookSources.id}
    order by incoming.id desc limit 1)`
  return db
    .select(
      named({
        id: hookSources.id,
        endpoint: hookSources.endpoint,
        provider: hookSources.provider,
        name: hookSources.name,
        sealedSecret: hookSources.sealedSecret,
        oldUntil: hookSources.oldUntil,
        refused: hookSources.refused,
        refusedAt: hookSources.refusedAt,
        at: hookSources.at,
        removedAt: hookSourceRemovals.at,
        received: sql<number>`coalesce(${counters.value}, 0)`.as('received'),
        lastAt: last.as('last_at'),
      }),
    )
    .from(hookSources)
    .leftJoin(hookSourceRemovals, removalOf(scope))
    .leftJoin(
      counters,
      and(
        eq(counters.organisationId, organisationId),
        eq(counters.name, sql`'incoming ' || ${hookSources.id}`),
        eq(counters.siteId, ''),
      ),
    )
}

const removalOf = ({ organisationId }: Scope) =>
  and(eq(hookSourceRemovals.organisationId, organisationId), eq(hookSourceRemovals.sourceId, hookSources.id))
