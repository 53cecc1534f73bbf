import type { PlaceRow } from '#db/organisations/moves.ts'

export type MoveRefusal = 'no_organisation' | 'no_database' | 'already_there' | 'moving_elsewhere' | 'leaving'

/** A move begun is finished before another; one that has left rows behind may be asked again, to remove them. */
export function refuseMove(place: PlaceRow | undefined, to: string, databases: readonly string[]): MoveRefusal | null {
  if (!place) return 'no_organisation'
  if (!databases.includes(to)) return 'no_database'
  if (place.movingTo !== null) return place.movingTo === to ? null : 'moving_elsewhere'
  if (place.leavingSince !== null) return 'leaving'
  return place.shard === to && place.leftBehind === null ? 'already_there' : null
}
