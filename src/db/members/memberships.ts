import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { membershipSites, memberships, suspensions } from '#db/members/tables.ts'
import { offices } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { matching } from '#db/search.ts'

export type Seen = 'all' | readonly string[]
export type MemberRow = Awaited<ReturnType<typeof selectMember>>[number]
export type MemberLine = Awaited<ReturnType<typeof selectMembers>>[number]
export type HatRow = Awaited<ReturnType<typeof selectHats>>[number]

/** A person by her id, or by what leads to it. */
export type Whom = string | SQL

export type MemberFilter = Listing & { role: string; state: string }

/** One page of the people who have a role here, by name. Read from the memberships, which carry the name's sort key. */
export function selectMembers(scope: Scope, seen: Seen, { q, after, role, state }: MemberFilter, limit: number) {
  const { db, organisationId } = scope
  const beyond = after ? sql`(${memberships.sortKey}, ${memberships.personId}) > (${after[0]}, ${after[1]})` : undefined
  const worn = sql<string>`(select json_group_array(json_array(other.role, other.all_sites,
    (select json_group_array(sites.name) from membership_sites
      join sites on sites.organisation_id = membership_sites.organisation_id and sites.id = membership_sites.site_id
      where membership_sites.organisation_id = ${organisationId} and membership_sites.membership_id = other.id)))
    from memberships other where other.organisation_id = ${organisationId} and other.person_id = ${memberships.personId})`

  return db
    .select(
      named({
        id: memberships.personId,
        sortKey: memberships.sortKey,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        suspendedAt: suspensions.at,
        hats: worn.as('worn'),
      }),
    )
    .from(memberships)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, memberships.personId)))
    .leftJoin(suspensions, suspensionOf(scope))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        beyond,
        role ? eq(memberships.role, role) : undefined,
        stateOf(scope, state),
        matching(scope, 'person', memberships.personId, q),
        seenFrom(scope, seen),
      ),
    )
    .groupBy(memberships.sortKey, memberships.personId)
    .orderBy(memberships.sortKey, memberships.personId)
    .limit(limit + 1)
}

/** Somebody who has a role here, or had one: who left keeps the sign-in that the traces are attributed to. */
export function selectMember(scope: Scope, seen: Seen, id: Whom) {
  const { db, organisationId } = scope
  const somewhere =
    seen === 'all'
      ? undefined
      : sql`exists (select 1 from memberships where memberships.organisation_id = ${organisationId}
          and memberships.person_id = ${persons.id} and ${seenFrom(scope, seen)})`
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        identityId: persons.identityId,
        suspendedAt: suspensions.at,
        suspendedReason: suspensions.reason,
      }),
    )
    .from(persons)
    .leftJoin(suspensions, and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, persons.id)))
    .where(
      and(
        eq(persons.organisationId, organisationId),
        eq(persons.id, id),
        sql`${persons.identityId} is not null`,
        somewhere,
      ),
    )
}

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

/**
 * Fails the batch when nobody is left who decides: an owner who may enter. Two owners who take each other's role at the
 * same moment: the second finds nobody, and writes nothing.
 */
export const keepsAnOwner = ({ db, organisationId }: Scope): Statement =>
  db
    .select(
      named({
        kept: sql<number>`iif(exists (select 1 from memberships
          left join suspensions on suspensions.organisation_id = ${organisationId} and suspensions.person_id = memberships.person_id
          where memberships.organisation_id = ${organisationId} and memberships.role = 'owner' and suspensions.person_id is null),
          1, json('overtaken'))`.as('kept'),
      }),
    )
    .from(offices)
    .where(eq(offices.organisationId, organisationId))

/** Another owner who may enter, besides this person: asked before, so that the refusal has its own words. */
export const selectOtherOwners = ({ db, organisationId }: Scope, personId: Whom) =>
  db
    .select(named({ personId: memberships.personId }))
    .from(memberships)
    .leftJoin(
      suspensions,
      and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, memberships.personId)),
    )
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        eq(memberships.role, 'owner'),
        ne(memberships.personId, personId),
        sql`${suspensions.personId} is null`,
      ),
    )
    .limit(1)

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

const suspensionOf = ({ organisationId }: Scope) =>
  and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, memberships.personId))

function stateOf({ organisationId }: Scope, state: string): SQL | undefined {
  const suspended = sql`(select suspensions.person_id from suspensions where suspensions.organisation_id = ${organisationId})`
  if (state === 'suspended') return sql`${memberships.personId} in ${suspended}`
  return state === 'active' ? sql`${suspensions.personId} is null` : undefined
}

/** Who sees some sites sees the people of those sites, and those who are on all of them. */
function seenFrom({ organisationId }: Scope, seen: Seen): SQL | undefined {
  if (seen === 'all') return undefined
  return sql`(memberships.all_sites = 1 or exists (select 1 from membership_sites
    where membership_sites.organisation_id = ${organisationId} and membership_sites.membership_id = memberships.id
    and membership_sites.site_id in (select value from json_each(${JSON.stringify(seen)}))))`
}
