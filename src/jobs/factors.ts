import { batch } from '#db/database.ts'
import { selectAffiliations } from '#db/identity/accounts.ts'
import { selectIdentityOfPerson } from '#db/members/memberships.ts'
import { directoryId } from '#db/open.ts'
import { directoryShard } from '#db/shards.ts'
import { alignProtection } from '#domain/members/protection.ts'
import type { Job } from './job.ts'

/** Every organisation of hers knows whether she has a second factor, whatever the order of the news. */
export async function followFactors(job: Job): Promise<void> {
  const { scope, event } = job
  const [affiliations] = await batch(scope.db, [selectAffiliations(scope, event.subjectId)])
  for (const { id, shard } of affiliations) await alignProtection(job.elsewhere(shard, id), scope, event.subjectId)
  await job.settle([])
}

/** The organisation she has just joined, too. */
export async function bringFactors(job: Job): Promise<void> {
  const { scope, event } = job
  const [[person]] = await batch(scope.db, [selectIdentityOfPerson(scope, event.subjectId)])
  if (person?.identityId) {
    await alignProtection(scope, job.elsewhere(directoryShard, directoryId), person.identityId)
  }
  await job.settle([])
}
