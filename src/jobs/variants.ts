import type { Statement } from '#db/database.ts'
import { insertFileRefusal, insertVariant } from '#db/files/files.ts'
import { record } from '#domain/events/commit.ts'
import { put, sha256Of } from '#edge/files/store.ts'
import type { Use } from '#edge/files/uses.ts'
import { type MadeVariant, makeVariants } from '#edge/images/variants.ts'
import type { Job } from './job.ts'

type File = { id: string; name: string }

type Writes = Parameters<Job['settle']>[0]

/** What the job will write of a picture: the variants it has put in the store, then `ready`; or why there are none. */
export async function variantsOf(
  job: Job,
  file: File,
  bytes: Uint8Array,
  use: Use,
  end: { ready: readonly Statement[]; unreadable: string },
): Promise<{ ok: boolean; writes: Writes }> {
  const { scope, event } = job
  const made = await makeVariants(bytes, use)
  if (!made.ok) {
    const { refusal } = made
    const said = record(scope, end.unreadable, event.subjectId, { fileId: file.id, name: file.name })
    return { ok: false, writes: [insertFileRefusal(scope, file.id, refusal), said] }
  }
  const kept: Statement[] = []
  for (const variant of made.variants) kept.push(insertVariant(scope, file.id, await keep(job, variant)))
  return { ok: true, writes: [...kept, ...end.ready] }
}

async function keep({ env, scope }: Job, { name, kind, bytes, width, height }: MadeVariant) {
  const sha256 = await sha256Of(bytes)
  await put(env.FILES, scope.organisationId, sha256, bytes, kind)
  return { name, kind, bytes: bytes.length, sha256, width, height }
}
