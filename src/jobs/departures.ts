import { batch } from '#db/database.ts'
import { deleteAccesses, selectOwnership } from '#db/members/departures.ts'
import { record } from '#domain/events/commit.ts'
import type { Job } from './job.ts'

/** Somebody has deleted her account: the organisation takes her roles away, and keeps the papers that name her. */
export async function closeAccesses(job: Job): Promise<void> {
  const { organisation, shard } = job.event.payload
  if (typeof organisation !== 'string' || typeof shard !== 'string') return job.settle([])
  const office = job.elsewhere(shard, organisation)
  const [[person]] = await batch(office.db, [selectOwnership(office, job.event.subjectId)])
  if (!person) return job.settle([])
  const { personId, name } = person
  await job.settle([...deleteAccesses(office, personId), record(office, 'member_left', personId, { name })], office)
}
