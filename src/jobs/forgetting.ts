import { forget } from '#domain/identity/departure.ts'
import type { Job } from './job.ts'

/** Somebody has deleted her account: what happened to it stays, without its words. */
export async function forgetDeparted(job: Job): Promise<void> {
  await forget(job.scope, job.event.subjectId, job.event.id)
  await job.settle([])
}
