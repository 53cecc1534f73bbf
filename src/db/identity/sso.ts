import { and, asc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { logins, ssoLinks, ssoProviders } from '#db/identity/tables.ts'
import { affiliations, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

export type ProviderRow = Awaited<ReturnType<typeof selectProvider>>[number]
export type SsoLinkRow = Awaited<ReturnType<typeof selectSsoLinks>>[number]
export type ProviderFields = Omit<typeof ssoProviders.$inferInsert, 'id' | 'organisationId' | 'at'>

export const selectProvider = ({ db }: Scope, id: string) => providerRows(db).where(eq(ssoProviders.id, id))

/** Two are enough to know that a domain points to more than one organisation. */
export const selectProvidersByDomain = ({ db }: Scope, domain: string) =>
  providerRows(db).where(eq(ssoProviders.domain, domain)).limit(2)

export const selectProviderOf = ({ db }: Scope, organisationId: string) =>
  providerRows(db).where(eq(ssoProviders.organisationId, organisationId))

/** The providers of the organisations that somebody belongs to. */
export const selectProvidersFor = ({ db }: Scope, identityId: string) =>
  providerRows(db)
    .innerJoin(affiliations, eq(affiliations.organisationId, ssoProviders.organisationId))
    .where(eq(affiliations.identityId, identityId))
    .orderBy(asc(organisations.name))
    .limit(20)

/** One provider an organisation: the next one takes the place of the one before. */
export function saveProvider({ db, clock, ids }: Scope, organisationId: string, fields: ProviderFields): Statement {
  return db
    .insert(ssoProviders)
    .values({ id: ids.secret(12), organisationId, ...fields, at: clock.now() })
    .onConflictDoUpdate({ target: ssoProviders.organisationId, set: fields })
}

export const deleteProvider = ({ db }: Scope, organisationId: string): Statement =>
  db.delete(ssoProviders).where(eq(ssoProviders.organisationId, organisationId))

/** Who entered by the provider of an organisation, and by nothing of their own since, is signed out. */
export const deleteLoginsWithin = ({ db }: Scope, organisationId: string): Statement =>
  db.delete(logins).where(eq(logins.withinId, organisationId))

/** The outside accounts of somebody, with the name that an organisation gave to the provider. */
export function selectSsoLinks({ db }: Scope, identityId: string) {
  const name = sql<string | null>`(select ${ssoProviders.name} from ${ssoProviders}
    where ${ssoProviders.issuer} = ${ssoLinks.issuer} limit 1)`
  return db
    .select(
      named({ issuer: ssoLinks.issuer, subject: ssoLinks.subject, at: ssoLinks.at, name: name.as('provider_name') }),
    )
    .from(ssoLinks)
    .where(eq(ssoLinks.identityId, identityId))
    .orderBy(asc(ssoLinks.at))
    .limit(20)
}

export const insertSsoLink = (
  { db, clock }: Scope,
  link: { issuer: string; subject: string; identityId: string },
): Statement => db.insert(ssoLinks).values({ ...link, at: clock.now() })

/** Followed by `exactlyOne`: of two removed at once, the last way in stays. */
export function deleteSsoLinkUnlessLast(
  { db }: Scope,
  { issuer, subject, identityId }: { issuer: string; subject: string; identityId: string },
): Statement {
  const another = sql`exists (select 1 from passwords where identity_id = ${identityId})
    or exists (select 1 from passkeys where identity_id = ${identityId})
    or exists (select 1 from sso_links other where other.identity_id = ${identityId}
      and (other.issuer <> ${issuer} or other.subject <> ${subject}))`
  return db
    .delete(ssoLinks)
    .where(
      and(
        eq(ssoLinks.identityId, identityId),
        eq(ssoLinks.issuer, issuer),
        eq(ssoLinks.subject, subject),
        sql`(${another})`,
      ),
    )
}

/** Of those an arrival may be about, who belongs to the organisation: linked, of the same address, or asking. */
export function selectMembersAmong(
  { db }: Scope,
  organisationId: string,
  { iss, sub, email, asking }: { iss: string; sub: string; email: string; asking: string },
) {
  const concerned = sql`select identity_id from sso_links where issuer = ${iss} and subject = ${sub}
    union select id from identities where email = ${email} union select ${asking}`
  return db
    .select(named({ identityId: affiliations.identityId }))
    .from(affiliations)
    .where(and(eq(affiliations.organisationId, organisationId), sql`${affiliations.identityId} in (${concerned})`))
}

const providerRows = (db: Scope['db']) =>
  db
    .select(
      named({
        id: ssoProviders.id,
        organisationId: ssoProviders.organisationId,
        organisationName: organisations.name,
        shard: organisations.shard,
        name: ssoProviders.name,
        issuer: ssoProviders.issuer,
        clientId: ssoProviders.clientId,
        sealedSecret: ssoProviders.sealedSecret,
        domain: ssoProviders.domain,
        trustsFactors: ssoProviders.trustsFactors,
        at: ssoProviders.at,
      }),
    )
    .from(ssoProviders)
    .innerJoin(organisations, eq(organisations.id, ssoProviders.organisationId))
