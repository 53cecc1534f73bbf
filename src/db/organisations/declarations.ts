import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { declarations, declaredSites } from '#db/organisations/declaration-tables.ts'
import type { Scope } from '#db/scope.ts'

export type DeclarationRow = Awaited<ReturnType<typeof selectDeclarations>>[number]
export type DeclarationFields = Omit<typeof declarations.$inferInsert, 'organisationId' | 'version' | 'at'>

/** The declarations beside the organisation's own number, each with its sites: `[["vannes","Vannes"]]`. */
export function selectDeclarations(scope: Scope) {
  return declarationRows(scope)
    .where(eq(declarations.organisationId, scope.organisationId))
    .orderBy(declarations.number)
}

export function selectDeclaration(scope: Scope, id: string) {
  return declarationRows(scope).where(
    and(eq(declarations.organisationId, scope.organisationId), eq(declarations.id, id)),
  )
}

export function insertDeclaration({ db, organisationId, clock }: Scope, fields: DeclarationFields): Statement {
  return db.insert(declarations).values({ organisationId, ...fields, version: 1, at: clock.now() })
}

export function updateDeclaration(
  { db, organisationId }: Scope,
  version: number,
  { id, ...fields }: DeclarationFields,
): Statement {
  return db
    .update(declarations)
    .set({ ...fields, version: version + 1 })
    .where(
      and(eq(declarations.organisationId, organisationId), eq(declarations.id, id), eq(declarations.version, version)),
    )
}

export function deleteDeclaration({ db, organisationId }: Scope, id: string): Statement {
  return db.delete(declarations).where(and(eq(declarations.organisationId, organisationId), eq(declarations.id, id)))
}

/** A site that is unknown here is none. */
export function insertDeclaredSites({ db, organisationId }: Scope, id: string, siteIds: readonly string[]): Statement {
  return db.insert(declaredSites).select(sql`select ${organisationId}, sites.id, ${id} from sites
    where sites.organisation_id = ${organisationId}
    and sites.id in (select value from json_each(${JSON.stringify(siteIds)}))`)
}

export function deleteDeclaredSites({ db, organisationId }: Scope, id: string): Statement {
  return db
    .delete(declaredSites)
    .where(and(eq(declaredSites.organisationId, organisationId), eq(declaredSites.declarationId, id)))
}

function declarationRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: declarations.id,
        number: declarations.number,
        region: declarations.region,
        fromDay: declarations.fromDay,
        version: declarations.version,
        sites: sql<string>`(select json_group_array(json_array(sites.id, sites.name)) from declared_sites
          join sites on sites.organisation_id = ${organisationId} and sites.id = declared_sites.site_id
          where declared_sites.organisation_id = ${organisationId}
          and declared_sites.declaration_id = declarations.id)`.as('sites'),
      }),
    )
    .from(declarations)
}
