import { and, asc, count, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { type Database, named, type Statement } from '#db/database.ts'
import { organisations } from '#db/organisations/directory.ts'
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

/** The organisations that come after that one, in the order in which they came. */
export const selectOrganisations = ({ db }: Scope, after: string, limit: number) =>
  db
    .select(named({ id: organisations.id, name: organisations.name, shard: organisations.shard }))
    .from(organisations)
    .where(gt(organisations.id, after))
    .orderBy(asc(organisations.id))
    .limit(limit)

/** How many there are, counted no further than that. */
export const countOrganisations = ({ db }: Scope, most: number) =>
  db.select(named({ organisations: count() })).from(
    db
      .select(named({ id: organisations.id }))
      .from(organisations)
      .limit(most)
      .as('some'),
  )

/** What the organisations of a whole database have turned, those that come after that one. */
export const selectTurnedAfter = (db: Database, among: readonly string[], after: string, limit: number) =>
  db
    .select(named({ organisationId: features.organisationId, feature: features.feature }))
    .from(features)
    .where(and(anywhere(among), gt(features.organisationId, after)))
    .orderBy(asc(features.organisationId), asc(features.feature))
    .limit(limit)

/** How many organisations of a whole database have turned each, counted no further than that. */
export function countTurned(db: Database, among: readonly string[], most: number) {
  const some = db
    .select(named({ feature: features.feature }))
    .from(features)
    .where(anywhere(among))
    .limit(most)
    .as('some')
  return db
    .select(named({ feature: some.feature, organisations: count() }))
    .from(some)
    .groupBy(sql`${some.feature}`)
}

/** One that leaves this database is in the other already. */
const anywhere = (among: readonly string[]) =>
  and(
    sql`/* every organisation: the operator sees what is turned */ true`,
    inArray(features.feature, [...among]),
    sql`not exists (select 1 from removals where removals.organisation_id = ${features.organisationId})`,
  )
