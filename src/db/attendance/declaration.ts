import { and, eq, lte } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { declarations, declaredSites } from '#db/organisations/declaration-tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

/** The number under which a session is given, when its site has one of its own. */
export function selectDeclarationOf({ db, organisationId }: Scope, sessionId: string) {
  return db
    .select(named({ number: declarations.number }))
    .from(sessions)
    .innerJoin(
      declaredSites,
      and(eq(declaredSites.organisationId, organisationId), eq(declaredSites.siteId, sessions.siteId)),
    )
    .innerJoin(
      declarations,
      and(
        eq(declarations.organisationId, organisationId),
        eq(declarations.id, declaredSites.declarationId),
        lte(declarations.fromDay, sessions.startsOn),
      ),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))
}
