import { batch } from '#db/database.ts'
import { directoryId } from '#db/open.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope } from './job.ts'

type Owned = { organisationId: string }

/** Of what was found in a database, what may be touched there: rows on their way in are a copy that must stay one. */
export async function livingHere<Row extends Owned>(
  env: Bindings,
  ambient: Ambient,
  shard: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const directory = directoryScope(env, ambient, 'places', [])
  const ids = [...new Set(rows.map(({ organisationId }) => organisationId))].filter((id) => id !== directoryId)
  const places = await batch(
    directory.db,
    ids.map((id) => selectPlace(directory, id)),
  )
  const here = new Set<string>([directoryId])
  for (const [place] of places) {
    if (place?.shard === shard && place.movingTo === null) here.add(place.organisationId)
  }
  return rows.filter(({ organisationId }) => here.has(organisationId))
}
