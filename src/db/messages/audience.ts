import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { disablements, identities } from '#db/identity/tables.ts'
import { noticeChoices, noticeHours } from '#db/messages/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type Listener = Awaited<ReturnType<typeof selectByRoles>>[number]

/** Whoever holds one of these roles, on that site when there is one, with what she chose. */
export function selectByRoles(scope: Scope, roles: readonly string[], siteId: string | null) {
  const { organisationId } = scope
  const there = siteId
    ? sql`and (memberships.all_sites = 1 or exists (select 1 from membership_sites
        where membership_sites.organisation_id = ${organisationId} and membership_sites.membership_id = memberships.id
        and membership_sites.site_id = ${siteId}))`
    : sql``
  return listeners(
    scope,
    sql`${persons.id} in (select memberships.person_id from memberships where memberships.organisation_id = ${organisationId}
      and memberships.role in (select value from json_each(${JSON.stringify(roles)})) ${there})`,
  )
}

/** Whoever was given that permission by hand. */
export function selectByGrant(scope: Scope, permission: string, siteId: string | null) {
  const there = siteId ? sql`and grants.site_id in ('', ${siteId})` : sql``
  return listeners(
    scope,
    sql`${persons.id} in (select grants.person_id from grants where grants.organisation_id = ${scope.organisationId}
      and grants.permission = ${permission} ${there})`,
  )
}

export const selectById = (scope: Scope, personId: string) => listeners(scope, eq(persons.id, personId))

export const selectByIdentity = (scope: Scope, identityId: string) =>
  listeners(scope, eq(persons.identityId, identityId))

export const selectInviter = (scope: Scope, invitationId: string) =>
  listeners(
    scope,
    sql`${persons.identityId} = (select invitations.by_id from invitations
      where invitations.organisation_id = ${scope.organisationId} and invitations.id = ${invitationId})`,
  )

/** From the directory: where these people read, in which language, unless they may not enter any more. */
export const selectAddresses = ({ db }: Scope, identityIds: readonly string[]) =>
  db
    .select(named({ id: identities.id, email: identities.email, language: identities.language }))
    .from(identities)
    .leftJoin(disablements, eq(disablements.identityId, identities.id))
    .where(
      sql`${identities.id} in (select value from json_each(${JSON.stringify(identityIds)})) and ${disablements.at} is null`,
    )

const most = 200

function listeners({ db, organisationId }: Scope, who: SQL | undefined) {
  const chosen = sql<string>`(select json_group_array(json_array(notice_choices.family, notice_choices.channel,
    notice_choices.choice)) from ${noticeChoices}
    where notice_choices.organisation_id = ${organisationId} and notice_choices.person_id = ${persons.id})`
  return db
    .select(
      named({
        id: persons.id,
        identityId: sql<string>`${persons.identityId}`.as('identity_id'),
        givenName: persons.givenName,
        familyName: persons.familyName,
        choices: chosen.as('choices'),
        quietFrom: noticeHours.quietFrom,
        quietUntil: noticeHours.quietUntil,
        digestEvery: noticeHours.digestEvery,
        digestDay: noticeHours.digestDay,
        digestHour: noticeHours.digestHour,
      }),
    )
    .from(persons)
    .leftJoin(noticeHours, and(eq(noticeHours.organisationId, organisationId), eq(noticeHours.personId, persons.id)))
    .where(
      and(
        eq(persons.organisationId, organisationId),
        isNotNull(persons.identityId),
        sql`not exists (select 1 from suspensions where suspensions.organisation_id = ${organisationId}
          and suspensions.person_id = ${persons.id})`,
        who,
      ),
    )
    .limit(most)
}
