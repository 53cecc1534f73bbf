import { batch } from '#db/database.ts'
import { selectWaiting } from '#db/files/checks.ts'
import { selectNamed } from '#db/files/destructions.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import type { Scope } from '#db/scope.ts'
import { type Shelf, type Stored, walk } from '#edge/files/strays.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'

/** From cron: objects that no row names, a day after they came. A crash between a row and its object leaves only these. */
export async function sweepFiles(env: Bindings, ambient: Ambient, atOnce = 500): Promise<number> {
  let swept = 0
  for (const shelf of ['waiting', 'served'] as const) {
    const { stored, reached } = await walk(env.FILES, shelf, ambient.clock.now(), atOnce)
    for (const [organisationId, theirs] of Map.groupBy(stored, (each) => each.organisationId)) {
      const office = await officeOf(env, ambient, organisationId)
      const strays = office ? await straysOf(office, shelf, theirs) : []
      if (strays.length > 0) await env.FILES.delete(strays)
      swept += strays.length
    }
    await reached()
  }
  return swept
}

async function straysOf(office: Scope, shelf: Shelf, stored: readonly Stored[]): Promise<string[]> {
  const names = stored.map(({ name }) => name)
  const kept =
    shelf === 'waiting'
      ? (await batch(office.db, [selectWaiting(office, names)]))[0].map(({ id }) => id)
      : (await batch(office.db, [selectNamed(office, names)]))[0].map(({ sha256 }) => sha256)
  return stored.filter(({ name }) => !kept.includes(name)).map(({ key }) => key)
}

/** One that moves, or has gone, is left to its move or its departure. */
async function officeOf(env: Bindings, ambient: Ambient, organisationId: string): Promise<Scope | null> {
  const directory = directoryScope(env, ambient, 'sweepFiles', [])
  const [[place]] = await batch(directory.db, [selectPlace(directory, organisationId)])
  if (!place || place.movingTo !== null) return null
  return jobScope(env, ambient, place.shard, organisationId, 'sweepFiles', [])
}
