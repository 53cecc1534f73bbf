import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { deleteSpaceClosure, insertSpace, insertSpaceClosure, updateSpace } from '#db/places/spaces.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { SpaceChange, SpaceInput } from './space.ts'

type Space = { id: string; name: string; siteId: string; closedAt: number | null }

export function openSpace<const T extends Statements>(scope: Scope, id: string, input: SpaceInput, show: T) {
  const writes = [
    insertSpace(scope, id, fieldsOf(input)),
    record(scope, 'space_opened', id, { name: input.name }, input.site),
  ]
  return commit(scope, writes, ...show)
}

export function changeSpace<const T extends Statements>(
  scope: Scope,
  id: string,
  { version, ...input }: SpaceChange,
  show: T,
) {
  const writes = [
    updateSpace(scope, id, version, fieldsOf(input)),
    exactlyOne(scope),
    record(scope, 'space_changed', id, { name: input.name }, input.site),
  ]
  return commit(scope, writes, ...show)
}

/** What is booked there stays booked; it is offered for nothing new. */
export async function closeSpace<const T extends Statements>(scope: Scope, space: Space, reason: string, show: T) {
  if (space.closedAt !== null) return no('space_closed_already')
  const writes = [
    insertSpaceClosure(scope, space.id, reason),
    record(scope, 'space_closed', space.id, { name: space.name, reason }, space.siteId),
  ]
  return commit(scope, writes, ...show)
}

export async function reopenSpace<const T extends Statements>(scope: Scope, space: Space, show: T) {
  if (space.closedAt === null) return no('space_open_already')
  const writes = [
    deleteSpaceClosure(scope, space.id),
    exactlyOne(scope),
    record(scope, 'space_reopened', space.id, { name: space.name }, space.siteId),
  ]
  return commit(scope, writes, ...show)
}

const fieldsOf = ({ name, site, capacity, equipment }: SpaceInput) => ({
  name,
  siteId: site,
  capacity,
  equipment,
  sortKey: fold(name),
})
