import { and, desc, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { ticketFigures, ticketStandings } from '#db/quality/tickets-derived-tables.ts'
import { tickets } from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'

export type ReviewLine = Awaited<ReturnType<typeof selectReviewChecks>>[number]

/** What triggers have counted of these years: as many rows whatever the number of tickets. */
export const selectReviewFigures = ({ db, organisationId }: Scope, years: readonly string[]) =>
  db
    .select(
      named({
        year: ticketFigures.year,
        name: ticketFigures.name,
        subject: ticketFigures.subject,
        value: ticketFigures.value,
      }),
    )
    .from(ticketFigures)
    .where(
      and(
        eq(ticketFigures.organisationId, organisationId),
        sql`${ticketFigures.year} in (select value from json_each(${JSON.stringify(years)}))`,
      ),
    )

/** The last ones of the year to have been closed: why it happened, what was done, and the last word about whether it worked. */
export function selectReviewChecks({ db, organisationId }: Scope, year: string, limit: number) {
  const effective = sql<number | null>`(select ticket_checks.effective from ticket_checks
    where ticket_checks.organisation_id = ${organisationId} and ticket_checks.ticket_id = ${tickets.id}
    order by ticket_checks.round desc limit 1)`
  const cause = sql<string | null>`(select ticket_causes.text from ticket_causes
    where ticket_causes.organisation_id = ${organisationId} and ticket_causes.ticket_id = ${tickets.id}
    order by ticket_causes.id limit 1)`
  const decided = sql<string | null>`(select group_concat(ticket_actions.what, ' ; ') from ticket_actions
    where ticket_actions.organisation_id = ${organisationId} and ticket_actions.ticket_id = ${tickets.id})`
  const word = sql<string | null>`coalesce((select ticket_checks.word from ticket_checks
    where ticket_checks.organisation_id = ${organisationId} and ticket_checks.ticket_id = ${tickets.id}
    order by ticket_checks.round desc limit 1), (select ticket_closures.word from ticket_closures
    where ticket_closures.organisation_id = ${organisationId} and ticket_closures.ticket_id = ${tickets.id}
    order by ticket_closures.round desc limit 1))`
  return db
    .select(
      named({
        id: tickets.id,
        kind: tickets.kind,
        title: tickets.title,
        closedOn: ticketStandings.onDay,
        effective: effective.as('effective'),
        cause: cause.as('first_cause'),
        decided: decided.as('decided'),
        word: word.as('last_word'),
      }),
    )
    .from(ticketStandings)
    .innerJoin(tickets, and(eq(tickets.organisationId, organisationId), eq(tickets.id, ticketStandings.ticketId)))
    .where(
      and(
        eq(ticketStandings.organisationId, organisationId),
        eq(ticketStandings.stage, 'closed'),
        sql`${ticketStandings.onDay} between ${`${year}-01-01`} and ${`${year}-12-31`}`,
      ),
    )
    .orderBy(desc(ticketStandings.onDay), desc(ticketStandings.ticketId))
    .limit(limit)
}
