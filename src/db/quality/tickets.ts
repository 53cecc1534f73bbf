import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import { ticketStandings } from '#db/quality/tickets-derived-tables.ts'
import { tickets } from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

export type TicketFields = Omit<typeof tickets.$inferInsert, 'organisationId' | 'version' | 'at' | 'byId'>
export type TicketRow = Awaited<ReturnType<typeof selectTicket>>[number]

/** A ticket with where it stands: none when it is of a site that this person may not see. */
export function selectTicket(scope: Scope, id: string | SQL) {
  const { db, organisationId } = scope
  const person = sql<string | null>`(select said.given_name || ' ' || said.family_name from persons said
    where said.organisation_id = ${organisationId} and said.id = ${tickets.personId})`
  const opener = sql<string | null>`(select doer.given_name || ' ' || doer.family_name from persons doer
    where doer.organisation_id = ${organisationId} and doer.identity_id = ${tickets.byId})`
  return db
    .select(
      named({
        id: tickets.id,
        kind: tickets.kind,
        title: tickets.title,
        body: tickets.body,
        source: tickets.source,
        sourceId: tickets.sourceId,
        personId: tickets.personId,
        personName: person.as('person_name'),
        companyId: tickets.companyId,
        companyName: sql<string | null>`${companies.name}`.as('company_name'),
        sessionId: tickets.sessionId,
        sessionTitle: sql<string | null>`${sessions.title}`.as('session_title'),
        siteId: tickets.siteId,
        siteName: sql<string | null>`${sites.name}`.as('site_name'),
        name: tickets.name,
        email: tickets.email,
        language: tickets.language,
        receivedOn: tickets.receivedOn,
        acknowledgeBy: tickets.acknowledgeBy,
        dueOn: tickets.dueOn,
        ownerId: tickets.ownerId,
        ownerName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('owner_name'),
        version: tickets.version,
        at: tickets.at,
        openedBy: opener.as('opened_by'),
        stage: ticketStandings.stage,
        onDay: ticketStandings.onDay,
        closed: ticketStandings.closed,
        reopened: ticketStandings.reopened,
        actionOn: ticketStandings.actionOn,
      }),
    )
    .from(tickets)
    .innerJoin(
      ticketStandings,
      and(eq(ticketStandings.organisationId, organisationId), eq(ticketStandings.ticketId, tickets.id)),
    )
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, tickets.ownerId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, tickets.companyId)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, tickets.sessionId)))
    .leftJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, tickets.siteId)))
    .where(and(eq(tickets.organisationId, organisationId), eq(tickets.id, id), seenBy(scope)))
}

/** Who answers for quality, while they may look after a ticket. */
export const qualityReferent = ({ organisationId }: Scope): SQL =>
  sql`(select referents.person_id from referents where referents.organisation_id = ${organisationId}
    and referents.kind = 'quality' and exists (select 1 from memberships worn where worn.organisation_id = ${organisationId}
      and worn.person_id = referents.person_id and worn.role in ('owner', 'administrator', 'coordinator', 'quality')))`

type NewTicketRow = Omit<TicketFields, 'ownerId'> & { ownerId: string | SQL | null }

export const insertTicket = ({ db, organisationId, clock, actor }: Scope, ticket: NewTicketRow): Statement =>
  db.insert(tickets).values({ organisationId, ...ticket, version: 1, at: clock.now(), byId: actor.id })

export const updateTicket = (
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: Pick<TicketFields, 'title' | 'siteId' | 'ownerId' | 'dueOn'>,
): Statement =>
  db
    .update(tickets)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(tickets.organisationId, organisationId), eq(tickets.id, id), eq(tickets.version, version)))

/** It opens again, with another day to be answered by. */
export const postponeTicket = ({ db, organisationId }: Scope, id: string, dueOn: string): Statement =>
  db
    .update(tickets)
    .set({ dueOn, version: sql`${tickets.version} + 1` })
    .where(and(eq(tickets.organisationId, organisationId), eq(tickets.id, id)))

/** What is of no site is of those who see them all. */
const seenBy = ({ sites: seen }: Scope) =>
  seen === 'all' ? undefined : sql`${tickets.siteId} in (select value from json_each(${JSON.stringify(seen)}))`
