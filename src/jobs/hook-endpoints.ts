import { batch } from '#db/database.ts'
import { deleteOtherEndpoints, saveEndpoint } from '#db/exchange/endpoints.ts'
import { selectEndpointsOf } from '#db/exchange/sources.ts'
import { directoryId } from '#db/open.ts'
import { directoryShard } from '#db/shards.ts'
import type { Job } from './job.ts'

/** The directory follows the sources of an organisation as they are now, whatever the order of the news. */
export async function followSources(job: Job): Promise<void> {
  const { scope } = job
  const [endpoints] = await batch(scope.db, [selectEndpointsOf(scope)])
  const directory = job.elsewhere(directoryShard, directoryId)
  const ids = endpoints.map(({ id }) => id)
  await job.settle(
    [
      deleteOtherEndpoints(directory, scope.organisationId, ids),
      ...endpoints.map((endpoint) => saveEndpoint(directory, endpoint)),
    ],
    directory,
  )
}
