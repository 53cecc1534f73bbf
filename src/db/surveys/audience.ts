import { type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export type Whom = { id: string; name: string; email: string }
export type AudienceOf = { sessionId: string; presentOnly: boolean; after: string; limit: number }

/** Who is asked about a session, some at a time in the order of their ids. */
export const selectTrainees = (scope: Scope, { sessionId, presentOnly, after, limit }: AudienceOf) =>
  whom(
    scope,
    sql`select persons.id, persons.given_name || ' ' || persons.family_name as name, persons.email
      from enrolments join persons on persons.organisation_id = ${scope.organisationId}
        and persons.id = enrolments.person_id
      where enrolments.organisation_id = ${scope.organisationId} and enrolments.session_id = ${sessionId}
        and enrolments.person_id > ${after} and enrolments.state = 'enrolled'
        and not exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${scope.organisationId}
          and enrolment_ends.enrolment_id = enrolments.id)
        and (${presentOnly ? 0 : 1} or exists (select 1 from presences
          where presences.organisation_id = ${scope.organisationId} and presences.enrolment_id = enrolments.id
          and presences.minutes > 0))
      order by enrolments.person_id limit ${limit}`,
  )

/** Whoever teaches one of its slots. */
export const selectTeaching = (scope: Scope, { sessionId, after, limit }: AudienceOf) =>
  whom(
    scope,
    sql`select persons.id, persons.given_name || ' ' || persons.family_name as name, persons.email
      from persons where persons.organisation_id = ${scope.organisationId} and persons.id > ${after}
        and persons.id in (select slot_trainers.person_id from slots
          join slot_trainers on slot_trainers.organisation_id = ${scope.organisationId}
            and slot_trainers.slot_id = slots.id
          where slots.organisation_id = ${scope.organisationId} and slots.session_id = ${sessionId})
      order by persons.id limit ${limit}`,
  )

/** The contacts of the companies that send somebody. */
export const selectContacts = (scope: Scope, { sessionId, after, limit }: AudienceOf) =>
  whom(
    scope,
    sql`select persons.id, persons.given_name || ' ' || persons.family_name as name, persons.email
      from persons where persons.organisation_id = ${scope.organisationId} and persons.id > ${after}
        and persons.id in (select company_contacts.person_id from enrolments
          join company_contacts on company_contacts.organisation_id = ${scope.organisationId}
            and company_contacts.company_id = enrolments.company_id
          where enrolments.organisation_id = ${scope.organisationId} and enrolments.session_id = ${sessionId}
            and enrolments.state = 'enrolled')
      order by persons.id limit ${limit}`,
  )

/** Those who pay for somebody, or were asked to and have not refused. */
export const selectPayers = (scope: Scope, { sessionId, after, limit }: AudienceOf) =>
  whom(
    scope,
    sql`select funders.id, funders.name, funders.email
      from funders where funders.organisation_id = ${scope.organisationId} and funders.id > ${after}
        and funders.id in (select fundings.funder_id from enrolments
          join fundings on fundings.organisation_id = ${scope.organisationId}
            and fundings.enrolment_id = enrolments.id
          where enrolments.organisation_id = ${scope.organisationId} and enrolments.session_id = ${sessionId}
            and enrolments.state = 'enrolled' and fundings.state <> 'refused')
      order by funders.id limit ${limit}`,
  )

const whom = ({ db }: Scope, select: SQL) =>
  db
    .select(
      named({
        id: sql<string>`id`.as('id'),
        name: sql<string>`name`.as('name'),
        email: sql<string>`email`.as('email'),
      }),
    )
    .from(sql`(${select})`)
