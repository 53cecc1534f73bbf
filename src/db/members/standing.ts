import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { grants, membershipSites, memberships } from '#db/members/tables.ts'
import { counters, features, offices, siteMenus } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type StandingRow = Awaited<ReturnType<typeof selectStanding>>[number]

/** One row says who somebody is here: the person, the hats, the grants, and what the shell of every page shows. */
export function selectStanding({ db, organisationId }: Pick<Scope, 'db' | 'organisationId'>, identityId: string) {
  const notSuspended = sql`not exists (select 1 from suspensions where suspensions.organisation_id = ${organisationId}
    and suspensions.person_id = ${persons.id})`

  const hats = sql<string>`(select json_group_array(json_array(${memberships.role}, ${memberships.allSites},
    (select json_group_array(${membershipSites.siteId}) from ${membershipSites}
      where ${membershipSites.organisationId} = ${memberships.organisationId} and ${membershipSites.membershipId} = ${memberships.id})))
    from ${memberships}
    where ${memberships.organisationId} = ${persons.organisationId} and ${memberships.personId} = ${persons.id}
    and ${notSuspended})`

  const given = sql<string>`(select json_group_array(json_array(${grants.permission}, ${grants.siteId})) from ${grants}
    where ${grants.organisationId} = ${persons.organisationId} and ${grants.personId} = ${persons.id}
    and ${notSuspended})`

  const on = sql<string>`(select json_group_array(${features.feature}) from ${features}
    where ${features.organisationId} = ${persons.organisationId})`

  const unread = sql<number>`coalesce((select ${counters.value} from ${counters}
    where ${counters.organisationId} = ${organisationId} and ${counters.name} = 'unread ' || ${persons.id}
    and ${counters.siteId} = ''), 0)`

  return db
    .select(
      named({
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        organisationName: offices.name,
        colour: offices.colour,
        logoId: offices.logoId,
        timeZone: offices.timeZone,
        secondFactor: offices.secondFactor,
        hats: hats.as('hats'),
        grants: given.as('given'),
        sites: sql<string>`coalesce(${siteMenus.sites}, '[]')`.as('open_sites'),
        features: on.as('features_on'),
        unread: unread.as('unread'),
      }),
    )
    .from(persons)
    .innerJoin(offices, eq(offices.organisationId, persons.organisationId))
    .leftJoin(siteMenus, eq(siteMenus.organisationId, organisationId))
    .where(and(eq(persons.organisationId, organisationId), eq(persons.identityId, identityId)))
}
