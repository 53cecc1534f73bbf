import { and, eq, isNull, lte, notExists } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { clearances, departures, moves, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

/** One row an organisation: asked twice, the second is refused by the key. */
export const insertDeparture = ({ db, clock, actor }: Scope, organisationId: string, dueAt: number): Statement =>
  db.insert(departures).values({ organisationId, at: clock.now(), byId: actor.id, dueAt })

/** Followed by `exactlyOne`: once begun there is no way back. */
export const deleteDeparture = ({ db }: Scope, organisationId: string): Statement =>
  db.delete(departures).where(and(eq(departures.organisationId, organisationId), isNull(departures.begunAt)))

export const selectDueDepartures = (directory: Scope, limit = 20) =>
  directory.db
    .select(named({ organisationId: departures.organisationId }))
    .from(departures)
    .where(and(lte(departures.dueAt, directory.clock.now()), mayBegin(directory)))
    .limit(limit)

/** Followed by `exactlyOne`: an organisation that is moving finishes that first. */
export const beginDeparture = (directory: Scope, organisationId: string): Statement =>
  directory.db
    .update(departures)
    .set({ begunAt: directory.clock.now() })
    .where(and(eq(departures.organisationId, organisationId), mayBegin(directory)))

/** The last row of an organisation, once nothing else names it. */
export const deleteOrganisation = ({ db }: Scope, organisationId: string): Statement[] => [
  db.delete(departures).where(eq(departures.organisationId, organisationId)),
  db.delete(organisations).where(eq(organisations.id, organisationId)),
]

/** Neither begun already, nor between two databases. */
const mayBegin = ({ db }: Scope) => {
  const moving = db.select(named({ id: moves.organisationId })).from(moves)
  const leftBehind = db.select(named({ id: clearances.organisationId })).from(clearances)
  return and(
    isNull(departures.begunAt),
    notExists(moving.where(eq(moves.organisationId, departures.organisationId))),
    notExists(leftBehind.where(eq(clearances.organisationId, departures.organisationId))),
  )
}
