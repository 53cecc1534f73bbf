import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { checklistDismissals } from '#db/members/tables.ts'
import { offices } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

export type FirstStepsRow = Awaited<ReturnType<typeof selectFirstSteps>>[number]

/** What the first steps ask of the organisation, each one a fact: 1 when it is done. */
export const selectFirstSteps = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        identity: sql<number>`(${offices.address} <> '' and ${offices.legalMentions} <> '')`.as('identified'),
        logo: sql<number>`(${offices.logoId} is not null)`.as('logo'),
        colour: sql<number>`(${offices.colour} <> '')`.as('coloured'),
        sites: sql<number>`(not exists (select 1 from sites left join site_closures closed
          on closed.organisation_id = ${organisationId} and closed.site_id = sites.id
          where sites.organisation_id = ${organisationId} and closed.site_id is null and sites.accessibility = ''))`.as(
          'described',
        ),
        colleague: sql<number>`(exists (select 1 from invitations where invitations.organisation_id = ${organisationId})
          or (select count(*) from (select 1 from memberships where memberships.organisation_id = ${organisationId}
            limit 2)) > 1)`.as('colleague'),
      }),
    )
    .from(offices)
    .where(eq(offices.organisationId, organisationId))

/** Whether somebody has put the first steps away. */
export const selectDismissal = ({ db, organisationId }: Scope, identityId: string) =>
  db
    .select(named({ at: checklistDismissals.at }))
    .from(checklistDismissals)
    .where(
      and(
        eq(checklistDismissals.organisationId, organisationId),
        sql`${checklistDismissals.personId} = (select persons.id from persons
          where persons.organisation_id = ${organisationId} and persons.identity_id = ${identityId})`,
      ),
    )

export const insertDismissal = ({ db, organisationId, clock }: Scope, personId: string): Statement =>
  db.insert(checklistDismissals).values({ organisationId, personId, at: clock.now() }).onConflictDoNothing()

export const deleteDismissal = ({ db, organisationId }: Scope, personId: string): Statement =>
  db
    .delete(checklistDismissals)
    .where(and(eq(checklistDismissals.organisationId, organisationId), eq(checklistDismissals.personId, personId)))
