import { sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { authenticators, identities, passkeys } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

/** How many of these people have something to prove themselves with besides a password. */
export function countSecured({ db }: Scope, identityIds: readonly string[]) {
  return db
    .select(named({ secured: sql<number>`count(*)`.as('secured') }))
    .from(identities)
    .where(sql`${identities.id} in (select value from json_each(${JSON.stringify(identityIds)})) and (
      exists (select 1 from ${passkeys} where ${passkeys.identityId} = ${identities.id})
      or exists (select 1 from ${authenticators}
        where ${authenticators.identityId} = ${identities.id} and ${authenticators.confirmedAt} is not null))`)
}
