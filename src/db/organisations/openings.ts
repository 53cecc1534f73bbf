import { and, eq, isNull } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { offices, siteClosures, sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

export type NewOffice = { name: string; siret: string; nda: string; email: string }

export const insertOffice = ({ db, organisationId, clock }: Scope, office: NewOffice): Statement =>
  db.insert(offices).values({ organisationId, ...office, at: clock.now() })

export type SiteName = { id: string; name: string }

/** The open sites, by name: an organisation has few. */
export const selectSiteNames = ({ db, organisationId }: Scope) =>
  db
    .select(named({ id: sites.id, name: sites.name }))
    .from(sites)
    .leftJoin(siteClosures, and(eq(siteClosures.organisationId, organisationId), eq(siteClosures.siteId, sites.id)))
    .where(and(eq(sites.organisationId, organisationId), isNull(siteClosures.siteId)))
    .orderBy(sites.sortKey, sites.id)
