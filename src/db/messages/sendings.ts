import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { sendings } from '#db/messages/tables.ts'
import type { Scope } from '#db/scope.ts'

type Sending = { eventId: string; handler: string; recipient: string; kind: string }
type State = 'claimed' | 'sent' | 'refused' | 'uncertain'

export const insertSending = ({ db, organisationId, clock }: Scope, sending: Sending): Statement =>
  db.insert(sendings).values({ organisationId, ...sending, state: 'claimed', at: clock.now() })

export const updateSending = (
  { db, organisationId }: Scope,
  eventId: string,
  handler: string,
  state: State,
): Statement =>
  db
    .update(sendings)
    .set({ state })
    .where(
      and(eq(sendings.organisationId, organisationId), eq(sendings.eventId, eventId), eq(sendings.handler, handler)),
    )

export const selectSending = ({ db, organisationId }: Scope, eventId: string, handler: string) =>
  db
    .select(named({ state: sendings.state }))
    .from(sendings)
    .where(
      and(eq(sendings.organisationId, organisationId), eq(sendings.eventId, eventId), eq(sendings.handler, handler)),
    )

export const deleteSending = ({ db, organisationId }: Scope, eventId: string, handler: string): Statement =>
  db
    .delete(sendings)
    .where(
      and(eq(sendings.organisationId, organisationId), eq(sendings.eventId, eventId), eq(sendings.handler, handler)),
    )
