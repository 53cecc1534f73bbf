import { insertTicket, qualityReferent } from '#db/quality/tickets.ts'
import type { Scope } from '#db/scope.ts'
import { record } from '#domain/events/commit.ts'
import type { TicketKind, TicketSource } from './kinds.ts'

export type NewTicket = {
  id: string
  kind: TicketKind
  title: string
  body: string
  source: TicketSource
  /** The answer or the finding: each opens one ticket, however often it is tried. */
  sourceId?: string
  personId?: string | null
  companyId?: string | null
  sessionId?: string | null
  siteId?: string | null
  name?: string
  email?: string
  language?: 'fr' | 'en'
  receivedOn: string
  /** '' when nobody waits for a word. */
  acknowledgeBy?: string
  dueOn: string
  ownerId?: string | null
}

/**
 * For the batch of whoever opens it: a form, an answer that alerts, a finding of an audit. What comes by itself for nobody in
 * particular is for who answers for quality.
 */
export function openTicket(scope: Scope, { sourceId = '', ...ticket }: NewTicket) {
  const { id, title, kind, siteId = null } = ticket
  return [
    insertTicket(scope, {
      personId: null,
      companyId: null,
      sessionId: null,
      name: '',
      email: '',
      language: 'fr',
      acknowledgeBy: '',
      ...ticket,
      ownerId: ticket.ownerId ?? (ticket.source === 'office' ? null : qualityReferent(scope)),
      siteId,
      sourceId,
    }),
    record(scope, 'ticket_opened', id, { name: title, kind }, siteId),
  ]
}
