import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import { statementDeclarations } from '#db/quality/statement-tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

export type DeclaredFields = Omit<typeof statementDeclarations.$inferInsert, 'organisationId' | 'statementId'>

export function insertStatementDeclaration(
  { db, organisationId }: Scope,
  statementId: string,
  fields: DeclaredFields,
): Statement {
  return db.insert(statementDeclarations).values({ organisationId, statementId, ...fields })
}

/** The sessions of a declaration are those of its sites, once it stands; all others are under the organisation's own. */
export function underDeclaration(declared: Pick<DeclaredFields, 'declarationId' | 'sites'> | null): SQL | undefined {
  if (!declared) return undefined
  const onItsSites = sql`exists (select 1 from json_each(${declared.sites}) as site
    where site.value ->> '$.id' = ${sessions.siteId} and site.value ->> '$.from' <= ${sessions.startsOn})`
  return declared.declarationId === '' ? sql`not ${onItsSites}` : onItsSites
}
