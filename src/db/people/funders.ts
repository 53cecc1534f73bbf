import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { funders } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { holding } from '#db/search.ts'

export type FunderRow = Awaited<ReturnType<typeof selectFunder>>[number]
export type FunderFields = Omit<typeof funders.$inferInsert, 'organisationId' | 'id' | 'version' | 'at'>

/** Funders are few: words are looked for in the names as they are read. */
export function selectFunders({ db, organisationId }: Scope, { q, after }: Listing, limit: number) {
  const beyond = after ? sql`(${funders.sortKey}, ${funders.id}) > (${after[0]}, ${after[1]})` : undefined
  return db
    .select(named(columns))
    .from(funders)
    .where(and(eq(funders.organisationId, organisationId), beyond, holding(sql`${funders.sortKey}`, q)))
    .orderBy(funders.sortKey, funders.id)
    .limit(limit + 1)
}

export const selectFunder = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named(columns))
    .from(funders)
    .where(and(eq(funders.organisationId, organisationId), eq(funders.id, id)))

/** One of a name: asked for again, it is there. */
export function insertFunder({ db, organisationId, clock }: Scope, funder: FunderFields & { id: string }): Statement {
  const { id, name, sortKey, kind, siret, email } = funder
  return db
    .insert(funders)
    .select(sql`select ${organisationId}, ${id}, ${name}, ${sortKey}, ${kind}, ${siret}, ${email}, 1,
    ${clock.now()} where not exists (select 1 from funders
      where funders.organisation_id = ${organisationId} and funders.sort_key = ${sortKey})`)
}

export function updateFunder(
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: FunderFields,
): Statement {
  return db
    .update(funders)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(funders.organisationId, organisationId), eq(funders.id, id), eq(funders.version, version)))
}

const columns = {
  id: funders.id,
  name: funders.name,
  sortKey: funders.sortKey,
  kind: funders.kind,
  siret: funders.siret,
  email: funders.email,
  version: funders.version,
}
