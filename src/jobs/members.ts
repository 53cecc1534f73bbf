import { batch } from '#db/database.ts'
import { selectIdentityOfPerson } from '#db/members/memberships.ts'
import { directoryId } from '#db/open.ts'
import { directoryShard } from '#db/shards.ts'
import { alignAffiliation } from '#domain/members/affiliation.ts'
import type { Job } from './job.ts'

/** The directory follows the memberships as they are now, whatever the order of the news. */
export async function followMembership(job: Job): Promise<void> {
  const { scope, event } = job
  const [[person]] = await batch(scope.db, [selectIdentityOfPerson(scope, event.subjectId)])
  if (person?.identityId) {
    await alignAffiliation(scope, job.elsewhere(directoryShard, directoryId), person.identityId)
  }
  await job.settle([])
}
