import { count, eq } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { grants } from '#db/members/tables.ts'
import type { Scope } from '#db/scope.ts'

/** Permissions given by hand are rare: counted when the table of roles is shown, and nowhere else. */
export function countGrants({ db, organisationId }: Scope) {
  return db
    .select(named({ grants: count() }))
    .from(grants)
    .where(eq(grants.organisationId, organisationId))
}
