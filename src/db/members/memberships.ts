import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { membershipSites, memberships, suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import type { Whom } from './members.ts'

export type HatRow = Awaited<ReturnType<typeof selectHats>>[number]

/** The roles of one person, each with its sites. */
export function selectHats({ db, organisationId }: Scope, personId: Whom) {
  return hatRows({ db, organisationId })
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId)))
    .orderBy(memberships.at, memberships.role)
}

/** Whoever wears this role, for reads that begin from the role's own address. */
export const wearerOf = ({ organisationId }: Scope, hatId: string): SQL =>
  sql`(select worn.person_id from memberships worn where worn.organisation_id = ${organisationId} and worn.id = ${hatId})`

type NewHat = { id: string; personId: string; role: string; allSites: boolean }

export const insertHat = ({ db, organisationId, clock, actor }: Scope, { allSites, ...hat }: NewHat): Statement =>
  db.insert(memberships).values({ organisationId, ...hat, allSites: Number(allSites), at: clock.now(), byId: actor.id })

export const updateHat = ({ db, organisationId }: Scope, id: string, allSites: boolean): Statement =>
  db
    .update(memberships)
    .set({ allSites: Number(allSites) })
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.id, id)))

/** A site already there stays there. */
export const insertHatSites = (
  { db, organisationId }: Scope,
  membershipId: string,
  siteIds: readonly string[],
): Statement[] =>
  siteIds.map((siteId) =>
    db.insert(membershipSites).values({ organisationId, membershipId, siteId }).onConflictDoNothing(),
  )

export const deleteHatSites = ({ db, organisationId }: Scope, membershipIds: readonly string[]): Statement =>
  db
    .delete(membershipSites)
    .where(
      and(
        eq(membershipSites.organisationId, organisationId),
        inArray(membershipSites.membershipId, sql`(select value from json_each(${JSON.stringify(membershipIds)}))`),
      ),
    )

export const deleteHat = ({ db, organisationId }: Scope, id: string): Statement =>
  db.delete(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.id, id)))

/** Whether an identity may enter: a role at least, and no suspension. */
export const selectAccess = ({ db, organisationId }: Scope, identityId: string) =>
  db
    .select(named({ personId: persons.id }))
    .from(persons)
    .innerJoin(memberships, and(eq(memberships.organisationId, organisationId), eq(memberships.personId, persons.id)))
    .leftJoin(suspensions, and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, persons.id)))
    .where(
      and(
        eq(persons.organisationId, organisationId),
        eq(persons.identityId, identityId),
        sql`${suspensions.personId} is null`,
      ),
    )
    .limit(1)

export const selectIdentityOfPerson = ({ db, organisationId }: Scope, personId: string) =>
  db
    .select(named({ identityId: persons.identityId }))
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), eq(persons.id, personId)))

function hatRows({ db, organisationId }: Pick<Scope, 'db' | 'organisationId'>) {
  const bound = (
    column: 'id' | 'name',
  ) => sql<string>`(select json_group_array(${sql.raw(`sites.${column}`)}) from membership_sites
    join sites on sites.organisation_id = membership_sites.organisation_id and sites.id = membership_sites.site_id
    where membership_sites.organisation_id = ${organisationId} and membership_sites.membership_id = memberships.id)`
  return db
    .select(
      named({
        id: memberships.id,
        personId: memberships.personId,
        role: memberships.role,
        allSites: memberships.allSites,
        at: memberships.at,
        siteIds: bound('id').as('site_ids'),
        siteNames: bound('name').as('site_names'),
      }),
    )
    .from(memberships)
}
