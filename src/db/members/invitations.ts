import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { invitationEnds, invitations, memberships } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type InvitationRow = Awaited<ReturnType<typeof selectInvitation>>[number]
export type NewInvitation = Omit<typeof invitations.$inferInsert, 'organisationId' | 'at' | 'byId' | 'sentAt'>

/** One page of invitations, the newest first. */
export function selectInvitations(scope: Scope, after: readonly [string, string] | null, limit: number) {
  const beyond = after ? sql`(${invitations.at}, ${invitations.id}) < (${Number(after[0])}, ${after[1]})` : undefined
  return invitationRows(scope)
    .where(and(eq(invitations.organisationId, scope.organisationId), beyond))
    .orderBy(desc(invitations.at), desc(invitations.id))
    .limit(limit + 1)
}

export const selectInvitation = (scope: Scope, id: string) =>
  invitationRows(scope).where(and(eq(invitations.organisationId, scope.organisationId), eq(invitations.id, id)))

/** Of these addresses, those that wait for an answer already, and those of somebody who has a role here. */
export const selectInvited = ({ db, organisationId, clock }: Scope, emails: readonly string[]) =>
  db
    .select(named({ email: invitations.email }))
    .from(invitations)
    .leftJoin(
      invitationEnds,
      and(eq(invitationEnds.organisationId, organisationId), eq(invitationEnds.invitationId, invitations.id)),
    )
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        inArray(invitations.email, sql`(select value from json_each(${JSON.stringify(emails)}))`),
        isNull(invitationEnds.invitationId),
        sql`${invitations.expiresAt} > ${clock.now()}`,
      ),
    )

export const selectMembersByEmail = ({ db, organisationId }: Scope, emails: readonly string[]) =>
  db
    .select(named({ email: persons.email, id: persons.id }))
    .from(persons)
    .innerJoin(memberships, and(eq(memberships.organisationId, organisationId), eq(memberships.personId, persons.id)))
    .where(
      and(
        eq(persons.organisationId, organisationId),
        inArray(persons.email, sql`(select value from json_each(${JSON.stringify(emails)}))`),
      ),
    )

/** Of `organisation.invitation`, what its link is about. */
export const organisationIn = (subject: SQL): SQL => sql`substr(${subject}, 1, instr(${subject}, '.') - 1)`

export const insertInvitation = ({ db, organisationId, clock, actor }: Scope, invitation: NewInvitation): Statement =>
  db.insert(invitations).values({
    organisationId,
    ...invitation,
    at: clock.now(),
    byId: actor.id,
    sentAt: clock.now(),
  })

/** Sent again, unless it has ended meanwhile. */
export const renewInvitation = ({ db, organisationId, clock }: Scope, id: string, expiresAt: number): Statement =>
  db
    .update(invitations)
    .set({ sentAt: clock.now(), expiresAt })
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        eq(invitations.id, id),
        sql`not exists (select 1 from invitation_ends where invitation_ends.organisation_id = ${organisationId}
          and invitation_ends.invitation_id = ${id})`,
      ),
    )

/** An invitation ends once: the primary key refuses the second. */
export const insertInvitationEnd = (
  { db, organisationId, clock, actor }: Scope,
  invitationId: string,
  how: 'accepted' | 'revoked',
): Statement => db.insert(invitationEnds).values({ organisationId, invitationId, how, at: clock.now(), byId: actor.id })

function invitationRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: invitations.id,
        email: invitations.email,
        givenName: invitations.givenName,
        familyName: invitations.familyName,
        role: invitations.role,
        allSites: invitations.allSites,
        siteIds: invitations.siteIds,
        siteNames:
          sql<string>`(select json_group_array(sites.name) from sites where sites.organisation_id = ${organisationId}
          and sites.id in (select value from json_each(${invitations.siteIds})))`.as('site_names'),
        at: invitations.at,
        sentAt: invitations.sentAt,
        expiresAt: invitations.expiresAt,
        byName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('by_name'),
        end: invitationEnds.how,
        endedAt: invitationEnds.at,
      }),
    )
    .from(invitations)
    .leftJoin(
      invitationEnds,
      and(eq(invitationEnds.organisationId, organisationId), eq(invitationEnds.invitationId, invitations.id)),
    )
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, invitations.byId)))
}
