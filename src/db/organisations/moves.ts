import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { clearances, departures, moves, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

export type PlaceRow = Awaited<ReturnType<typeof selectPlace>>[number]

/** Where an organisation lives, where it is going, and where it has left rows behind. */
export const selectPlace = (directory: Scope, organisationId: string) =>
  placeRows(directory).where(eq(organisations.id, organisationId))

export const selectPlaces = (directory: Scope) => placeRows(directory).orderBy(organisations.shard, organisations.id)

/** Followed by `exactlyOne`: an organisation that leaves, or has not finished its last move, begins no other. */
export function insertMove({ db, clock }: Scope, organisationId: string, from: string, to: string): Statement {
  return db.insert(moves).select(sql`select id, shard, ${to}, ${clock.now()} from organisations
    where id = ${organisationId} and shard = ${from}
    and not exists (select 1 from departures where departures.organisation_id = ${organisationId} and begun_at is not null)
    and not exists (select 1 from clearances where clearances.organisation_id = ${organisationId})`)
}

export const deleteMove = ({ db }: Scope, organisationId: string): Statement =>
  db.delete(moves).where(eq(moves.organisationId, organisationId))

/** Followed by `exactlyOne`: from this batch on the organisation lives there. */
export const updateShard = ({ db }: Scope, organisationId: string, from: string, to: string): Statement =>
  db
    .update(organisations)
    .set({ shard: to })
    .where(and(eq(organisations.id, organisationId), eq(organisations.shard, from)))

export const insertClearance = ({ db, clock }: Scope, organisationId: string, shard: string): Statement =>
  db.insert(clearances).values({ organisationId, shard, at: clock.now() })

export const deleteClearance = ({ db }: Scope, organisationId: string): Statement =>
  db.delete(clearances).where(eq(clearances.organisationId, organisationId))

const placeRows = ({ db }: Scope) =>
  db
    .select(
      named({
        organisationId: organisations.id,
        name: organisations.name,
        shard: organisations.shard,
        movingTo: moves.toShard,
        movingSince: moves.at,
        leftBehind: clearances.shard,
        leavingSince: departures.begunAt,
      }),
    )
    .from(organisations)
    .leftJoin(moves, eq(moves.organisationId, organisations.id))
    .leftJoin(clearances, eq(clearances.organisationId, organisations.id))
    .leftJoin(departures, eq(departures.organisationId, organisations.id))
