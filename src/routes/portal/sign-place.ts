import { batch } from '#db/database.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Actor, Scope } from '#db/scope.ts'
import { languageOf, visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved } from '#http/refusals.ts'
import { screenOf } from '#routes/attendance/load-slot.ts'
import { speech } from '#words/words.ts'

export type SignPlace = NonNullable<Awaited<ReturnType<typeof openPlace>>>

/**
 * The slot that a code, a link or a ticket leads to, for whoever holds it. One moment: the directory, which says where
 * the organisation lives, and the database where it was when the code was made.
 */
export async function openPlace(
  c: Context,
  { organisation, shard, slot }: { organisation: string; shard: string; slot: string },
  actor: Actor = { kind: 'visitor', id: visitorAddress(c) },
) {
  const first = await ask(c, organisation, shard, slot, actor)
  const { place } = first
  if (!place || place.leavingSince !== null) return null
  const { scope, answers } = place.shard === shard ? first : await ask(c, organisation, place.shard, slot, actor)
  if (place.movingTo !== null && c.req.method !== 'GET') throw new BeingMoved()
  const [[office], [row], expected, trainers, [head]] = answers
  if (!office || !row) return null
  c.set('scope', scope)
  c.set('w', await speech(languageOf(c), office.timeZone))
  return { scope, office, slot: row, expected, trainers, head }
}

async function ask(c: Context, organisation: string, shard: string, slot: string, actor: Actor) {
  const { directory } = c.var
  const office = officeOf(c, organisation, shard, actor)
  const scope: Scope = { ...office, changed: (topic) => c.var.changes.add(topic) }
  const [[[place]], answers] = await Promise.all([
    batch(directory.db, [selectPlace(directory, organisation)]),
    batch(scope.db, [selectOffice(scope), ...screenOf(scope, slot)]),
  ])
  return { scope, place, answers }
}
