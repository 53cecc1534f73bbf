import type { Bindings, JobMessage } from '#env.ts'

/** What the queue takes at once. */
const most = 100

export async function send({ JOBS }: Pick<Bindings, 'JOBS'>, work: readonly JobMessage[]): Promise<void> {
  for (let from = 0; from < work.length; from += most) {
    await JOBS.sendBatch(work.slice(from, from + most).map((body) => ({ body })))
  }
}
