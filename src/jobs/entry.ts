import { batch } from '#db/database.ts'
import { directoryId } from '#db/open.ts'
import { updateEntry } from '#db/organisations/entries.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { directoryShard } from '#db/shards.ts'
import type { Job } from './job.ts'

/** The directory follows the name and the number of the office as they are now, whatever the order of the news. */
export async function followInDirectory(job: Job): Promise<void> {
  const { scope } = job
  const [[office]] = await batch(scope.db, [selectOffice(scope)])
  if (!office) return job.settle([])
  const directory = job.elsewhere(directoryShard, directoryId)
  await job.settle(
    [updateEntry(directory, scope.organisationId, { name: office.name, siret: office.siret })],
    directory,
  )
}
