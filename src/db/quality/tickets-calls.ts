import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { ticketStandings } from '#db/quality/tickets-derived-tables.ts'
import { ticketCalls, tickets } from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'

export type DueRow = Awaited<ReturnType<typeof selectDue>>[number]

/** Those whose day has passed at this stage, and of which nobody was told. */
export function selectDue({ db, organisationId }: Scope, stage: string, before: string, limit: number) {
  const owner = sql<string | null>`(select owner.identity_id from persons owner
    where owner.organisation_id = ${organisationId} and owner.id = ${tickets.ownerId})`
  return db
    .select(
      named({
        id: tickets.id,
        kind: tickets.kind,
        title: tickets.title,
        siteId: tickets.siteId,
        owner: owner.as('owner_identity'),
        stage: ticketStandings.stage,
        onDay: ticketStandings.onDay,
      }),
    )
    .from(ticketStandings)
    .innerJoin(tickets, and(eq(tickets.organisationId, organisationId), eq(tickets.id, ticketStandings.ticketId)))
    .where(
      and(
        eq(ticketStandings.organisationId, organisationId),
        eq(ticketStandings.stage, stage),
        sql`${ticketStandings.onDay} < ${before}`,
        sql`not exists (select 1 from ticket_calls where ticket_calls.organisation_id = ${organisationId}
          and ticket_calls.ticket_id = ${ticketStandings.ticketId} and ticket_calls.stage = ${stage}
          and ticket_calls.on_day = ${ticketStandings.onDay})`,
      ),
    )
    .orderBy(ticketStandings.onDay, ticketStandings.ticketId)
    .limit(limit)
}

/** A day is told once: the second time, it is there already. */
export const insertCall = ({ db, organisationId, clock }: Scope, { id, stage, onDay }: DueRow): Statement =>
  db.insert(ticketCalls).values({ organisationId, ticketId: id, stage, onDay, at: clock.now() })
