import { batch } from '#db/database.ts'
import { deleteRemoval, insertRemoval } from '#db/events/removals.ts'
import {
  deleteClearance,
  deleteMove,
  insertClearance,
  insertMove,
  type PlaceRow,
  selectPlace,
  updateShard,
} from '#db/organisations/moves.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { copyRows, differing, type Sums, sumsOf } from './move-copy.ts'
import { type MoveRefusal, refuseMove } from './move-rule.ts'
import { sweep, type Told } from './removal.ts'

/** The directory, and the rows of an organisation in any database. */
export type Ground = {
  directory: Scope
  databases: readonly string[]
  office: (shard: string, organisationId: string) => Scope
}

/**
 * Moves an organisation: read-only while its rows are copied and compared, the directory switched last, the old rows removed
 * then. Stopped anywhere and asked again, it goes on.
 */
export async function moveOrganisation(
  ground: Ground,
  organisationId: string,
  to: string,
  told: Told = () => {},
): Promise<Outcome<Sums, MoveRefusal>> {
  const place = await placeOf(ground, organisationId)
  const refusal = refuseMove(place, to, ground.databases)
  if (refusal || !place) return no(refusal ?? 'no_organisation')

  await clearLeftBehind(ground, place, told)
  if (place.shard === to) return yes({})
  const old = ground.office(place.shard, organisationId)
  const fresh = ground.office(to, organisationId)
  if (place.movingTo === null) await begin(ground, place, fresh, told)

  await batch(old.db, [insertRemoval(old, 'move')])
  await told(`close ${old.shard}`)
  await copyRows(old, fresh, told)
  const sums = await compare(old, fresh)
  await told('compare')
  await switchTo(ground, place, to, sums)
  await told('switch')
  await clearLeftBehind(ground, { ...place, shard: to, leftBehind: place.shard }, told)
  return yes(sums)
}

/** Gives up a move that has not switched yet: the organisation writes again where it was. */
export async function stayOrganisation(ground: Ground, organisationId: string): Promise<boolean> {
  const place = await placeOf(ground, organisationId)
  if (!place?.movingTo) return false
  const { directory } = ground
  const old = ground.office(place.shard, organisationId)
  await sweep(ground.office(place.movingTo, organisationId), () => {})
  await batch(old.db, [deleteRemoval(old)])
  const done = await commit(directory, [
    deleteMove(directory, organisationId),
    exactlyOne(directory),
    record(directory, 'organisation_move_abandoned', organisationId, { from: place.shard, to: place.movingTo }),
  ])
  return done.ok
}

async function placeOf({ directory }: Ground, organisationId: string): Promise<PlaceRow | undefined> {
  const [[place]] = await batch(directory.db, [selectPlace(directory, organisationId)])
  return place
}

/** What an abandoned move may have left there goes first; then the organisation is read-only. */
async function begin({ directory }: Ground, { organisationId, shard }: PlaceRow, fresh: Scope, told: Told) {
  await sweep(fresh, told)
  const begun = await commit(directory, [
    insertMove(directory, organisationId, shard, fresh.shard),
    exactlyOne(directory),
    record(directory, 'organisation_move_begun', organisationId, { from: shard, to: fresh.shard }),
  ])
  if (!begun.ok) throw new Error(`${organisationId} cannot begin to move: ${begun.refusal}.`)
  await told('begin')
}

async function compare(old: Scope, fresh: Scope): Promise<Sums> {
  const sums = await sumsOf(old)
  const different = differing(sums, await sumsOf(fresh))
  if (different.length > 0) throw new Error(`${fresh.shard} does not hold the same ${different.join(', ')}.`)
  return sums
}

async function switchTo({ directory }: Ground, { organisationId, shard }: PlaceRow, to: string, sums: Sums) {
  const rows = Object.values(sums).reduce((total, sum) => total + sum.rows, 0)
  const switched = await commit(directory, [
    updateShard(directory, organisationId, shard, to),
    exactlyOne(directory),
    deleteMove(directory, organisationId),
    exactlyOne(directory),
    insertClearance(directory, organisationId, shard),
    record(directory, 'organisation_moved', organisationId, { from: shard, to, rows }),
  ])
  if (!switched.ok) throw new Error(`${organisationId} could not switch to ${to}: ${switched.refusal}.`)
}

async function clearLeftBehind(ground: Ground, { organisationId, shard, leftBehind }: PlaceRow, told: Told) {
  if (leftBehind === null) return
  if (leftBehind === shard) throw new Error(`${organisationId} lives in ${shard}: nothing there is left behind.`)
  await sweep(ground.office(leftBehind, organisationId), told)
  const { directory } = ground
  const cleared = await commit(directory, [
    deleteClearance(directory, organisationId),
    exactlyOne(directory),
    record(directory, 'organisation_old_rows_removed', organisationId, { from: leftBehind }),
  ])
  if (!cleared.ok) throw new Error(`${organisationId} was cleared elsewhere at the same time.`)
  await told('cleared')
}
