import { batch } from '#db/database.ts'
import { selectAffiliations } from '#db/identity/accounts.ts'
import { selectIdentityOfPerson } from '#db/members/memberships.ts'
import { directoryId } from '#db/open.ts'
import { dismissPages } from '#edge/live.ts'
import type { Job } from './job.ts'

/**
 * A way in was taken away: the pages that person has open are told nothing more until they have passed the door again.
 * Done twice, it only makes them knock twice.
 */
export async function dismissOpenPages(job: Job): Promise<void> {
  const { scope, event, env } = job
  if (scope.organisationId === directoryId) {
    const [homes] = await batch(scope.db, [selectAffiliations(scope, event.subjectId)])
    for (const { id } of homes) await dismissPages(env, id, event.subjectId)
    const { organisation } = event.payload
    if (typeof organisation === 'string') await dismissPages(env, organisation, event.subjectId)
  } else {
    const [[person]] = await batch(scope.db, [selectIdentityOfPerson(scope, event.subjectId)])
    if (person?.identityId) await dismissPages(env, scope.organisationId, person.identityId)
  }
  await job.settle([])
}
