import { and, desc, eq, or } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { mergeReversals, merges } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type MergeRow = Awaited<ReturnType<typeof selectMergesOf>>[number]
export type MergeKind = 'person' | 'company'

/** The merges that somebody, or a company, was part of, the latest first. */
export const selectMergesOf = (scope: Scope, kind: MergeKind, id: string) =>
  mergeRows(scope)
    .where(
      and(
        eq(merges.organisationId, scope.organisationId),
        eq(merges.kind, kind),
        or(eq(merges.keptId, id), eq(merges.goneId, id)),
      ),
    )
    .orderBy(desc(merges.at))
    .limit(10)

export const selectMerge = (scope: Scope, id: string) =>
  mergeRows(scope).where(and(eq(merges.organisationId, scope.organisationId), eq(merges.id, id)))

type NewMerge = { id: string; kind: MergeKind; keptId: string; goneId: string; moved: string }

export function insertMerge({ db, organisationId, clock, actor }: Scope, merge: NewMerge): Statement {
  return db.insert(merges).values({ organisationId, ...merge, at: clock.now(), byId: actor.id })
}

export function insertReversal({ db, organisationId, clock, actor }: Scope, mergeId: string): Statement {
  return db.insert(mergeReversals).values({ organisationId, mergeId, at: clock.now(), byId: actor.id })
}

function mergeRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: merges.id,
        kind: merges.kind,
        keptId: merges.keptId,
        goneId: merges.goneId,
        moved: merges.moved,
        at: merges.at,
        reversedAt: mergeReversals.at,
      }),
    )
    .from(merges)
    .leftJoin(
      mergeReversals,
      and(eq(mergeReversals.organisationId, organisationId), eq(mergeReversals.mergeId, merges.id)),
    )
}
