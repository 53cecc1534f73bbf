import { eq, isNull, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { moves, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

/** From the directory: those of these organisations that live in that database and are not leaving it. */
export const selectSettled = ({ db }: Scope, shard: string, organisationIds: readonly string[]) =>
  db
    .select(named({ id: organisations.id }))
    .from(organisations)
    .leftJoin(moves, eq(moves.organisationId, organisations.id))
    .where(
      sql`${organisations.id} in (select value from json_each(${JSON.stringify(organisationIds)}))
        and ${organisations.shard} = ${shard} and ${isNull(moves.at)}`,
    )
