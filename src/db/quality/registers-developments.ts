import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { developments } from './registers-tables.ts'

export type DevelopmentRow = Awaited<ReturnType<typeof selectDevelopment>>[number]
type Fields = Omit<typeof developments.$inferInsert, 'organisationId' | 'id' | 'version' | 'at' | 'byId'>

/** The latest planned first; and one more to know whether others follow. */
export function selectDevelopments(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after ? sql`(${developments.plannedOn}, ${developments.id}) < (${after[0]}, ${after[1]})` : undefined
  return developmentRows(scope)
    .where(and(eq(developments.organisationId, scope.organisationId), beyond))
    .orderBy(sql`${developments.plannedOn} desc`, sql`${developments.id} desc`)
    .limit(limit + 1)
}

export const selectDevelopment = (scope: Scope, id: string) =>
  developmentRows(scope).where(and(eq(developments.organisationId, scope.organisationId), eq(developments.id, id)))

export const insertDevelopment = (
  { db, organisationId, clock, actor }: Scope,
  development: Fields & { id: string },
): Statement =>
  db.insert(developments).values({ organisationId, ...development, version: 1, at: clock.now(), byId: actor.id })

export const updateDevelopment = (
  { db, organisationId, clock, actor }: Scope,
  id: string,
  version: number,
  fields: Partial<Fields>,
): Statement =>
  db
    .update(developments)
    .set({ ...fields, version: version + 1, at: clock.now(), byId: actor.id })
    .where(
      and(eq(developments.organisationId, organisationId), eq(developments.id, id), eq(developments.version, version)),
    )

function developmentRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: developments.id,
        personId: developments.personId,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        need: developments.need,
        training: developments.training,
        sortKey: developments.plannedOn,
        doneOn: developments.doneOn,
        outcome: developments.outcome,
        holdingId: developments.holdingId,
        version: developments.version,
      }),
    )
    .from(developments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, developments.personId)))
}
