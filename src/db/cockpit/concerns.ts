import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { nearSites } from '#db/near-sites.ts'
import { sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { concerns } from './tables.ts'

export type ConcernRow = Awaited<ReturnType<typeof selectConcerns>>[number]
/** '' for any; `me` is whoever has this identity. */
export type ConcernFilter = { site: string; kind: string; owner: '' | 'me'; identity: string }
/** Where a page of them begins: after the day, the session and the kind of the last one shown. */
export type ConcernPlace = readonly [dueOn: string, sessionId: string, kind: string]

/** The earliest first; of those somebody may see. */
export function selectConcerns(scope: Scope, filter: ConcernFilter, after: ConcernPlace | null, limit: number) {
  const { db, organisationId } = scope
  const beyond = after
    ? sql`(${concerns.dueOn}, ${concerns.sessionId}, ${concerns.kind}) > (${after[0]}, ${after[1]}, ${after[2]})`
    : undefined
  return db
    .select(
      named({
        sessionId: concerns.sessionId,
        kind: concerns.kind,
        dueOn: concerns.dueOn,
        count: concerns.count,
        siteId: concerns.siteId,
        siteName: sites.name,
        title: sessions.title,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        ownerId: concerns.ownerId,
        ownerName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('owner_name'),
      }),
    )
    .from(concerns)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, concerns.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, concerns.siteId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, concerns.ownerId)))
    .where(
      and(
        eq(concerns.organisationId, organisationId),
        filter.site ? eq(concerns.siteId, filter.site) : undefined,
        filter.owner === 'me' ? eq(concerns.ownerId, personOf(scope, filter.identity)) : undefined,
        filter.kind ? eq(concerns.kind, filter.kind) : undefined,
        nearby(scope, filter, beyond, limit),
        beyond,
      ),
    )
    .orderBy(concerns.dueOn, concerns.sessionId, concerns.kind)
    .limit(limit)
}

export const deleteConcerns = ({ db, organisationId }: Scope, sessionId: string): Statement =>
  db.delete(concerns).where(and(eq(concerns.organisationId, organisationId), eq(concerns.sessionId, sessionId)))

type NewConcern = Omit<typeof concerns.$inferInsert, 'organisationId' | 'at'>

export const insertConcerns = ({ db, organisationId, clock }: Scope, rows: readonly NewConcern[]): Statement =>
  db.insert(concerns).values(rows.map((row) => ({ organisationId, ...row, at: clock.now() })))

const personOf = ({ organisationId }: Scope, identity: string) => sql<string>`(select me.id from persons me
  where me.organisation_id = ${organisationId} and me.identity_id = ${identity})`

/** For who sees some sites: the first of each, by its own index, so that those of the others are not read past. */
function nearby(scope: Scope, filter: ConcernFilter, beyond: SQL | undefined, limit: number) {
  const { organisationId, sites: seen } = scope
  if (seen === 'all') return undefined
  const its = filter.kind ? sql`and concerns.kind = ${filter.kind}` : sql``
  const hers = filter.owner === 'me' ? sql`and concerns.owner_id = ${personOf(scope, filter.identity)}` : sql``
  const later = beyond ? sql`and ${beyond}` : sql``
  return nearSites(
    seen.filter((site) => filter.site === '' || filter.site === site),
    sql`(${concerns.sessionId}, ${concerns.kind})`,
    concerns.siteId,
    (site) => sql`select * from (select concerns.session_id, concerns.kind from concerns
      where concerns.organisation_id = ${organisationId} and concerns.site_id = ${site} ${its} ${hers} ${later}
      order by concerns.due_on, concerns.session_id, concerns.kind limit ${limit})`,
  )
}
