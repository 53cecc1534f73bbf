import { and, eq, type SQL } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { grants } from '#db/members/tables.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

export type GrantRow = Awaited<ReturnType<typeof selectGrants>>[number]
export type Grant = { personId: string; permission: string; siteId: string }

/** The permissions of one person beside her roles; siteId is '' for every site. */
export const selectGrants = ({ db, organisationId }: Scope, personId: string | SQL) =>
  db
    .select(named({ permission: grants.permission, siteId: grants.siteId, siteName: sites.name, at: grants.at }))
    .from(grants)
    .leftJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, grants.siteId)))
    .where(and(eq(grants.organisationId, organisationId), eq(grants.personId, personId)))
    .orderBy(grants.permission, grants.siteId)

export const insertGrant = ({ db, organisationId, clock, actor }: Scope, grant: Grant): Statement =>
  db.insert(grants).values({ organisationId, ...grant, at: clock.now(), byId: actor.id })

export const deleteGrant = ({ db, organisationId }: Scope, { personId, permission, siteId }: Grant): Statement =>
  db
    .delete(grants)
    .where(
      and(
        eq(grants.organisationId, organisationId),
        eq(grants.personId, personId),
        eq(grants.permission, permission),
        eq(grants.siteId, siteId),
      ),
    )

export const deleteGrants = ({ db, organisationId }: Scope, personId: string): Statement =>
  db.delete(grants).where(and(eq(grants.organisationId, organisationId), eq(grants.personId, personId)))
