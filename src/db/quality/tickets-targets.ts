import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { ticketTargets } from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'

/** None while an organisation keeps to ours. */
export const selectTargets = ({ db, organisationId }: Scope) =>
  db
    .select(named({ targets: ticketTargets.targets, version: ticketTargets.version }))
    .from(ticketTargets)
    .where(and(eq(ticketTargets.organisationId, organisationId), eq(ticketTargets.id, 'targets')))

export const insertTargets = ({ db, organisationId, clock, actor }: Scope, targets: string): Statement =>
  db
    .insert(ticketTargets)
    .values({ organisationId, id: 'targets', targets, version: 1, at: clock.now(), byId: actor.id })

export const updateTargets = (
  { db, organisationId, clock, actor }: Scope,
  version: number,
  targets: string,
): Statement =>
  db
    .update(ticketTargets)
    .set({ targets, version: version + 1, at: clock.now(), byId: actor.id })
    .where(
      and(
        eq(ticketTargets.organisationId, organisationId),
        eq(ticketTargets.id, 'targets'),
        eq(ticketTargets.version, version),
      ),
    )
