import type { Statement } from '#db/database.ts'
import { tickets } from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'

export type TicketFields = Omit<typeof tickets.$inferInsert, 'organisationId' | 'version' | 'at' | 'byId'>

export const insertTicket = ({ db, organisationId, clock, actor }: Scope, ticket: TicketFields): Statement =>
  db.insert(tickets).values({ organisationId, ...ticket, version: 1, at: clock.now(), byId: actor.id })
