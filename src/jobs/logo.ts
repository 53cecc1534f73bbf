import { batch } from '#db/database.ts'
import { insertFileRefusal, insertVariant, selectFile } from '#db/files/files.ts'
import { showNextLogo } from '#db/organisations/offices.ts'
import { record } from '#domain/events/commit.ts'
import { keyOf, put, sha256Of } from '#edge/files/store.ts'
import { uses } from '#edge/files/uses.ts'
import { type MadeVariant, makeVariants } from '#edge/images/variants.ts'
import type { Job } from './job.ts'

/** The logo chosen becomes the pictures that pages and papers show, then takes its place. */
export async function makeLogoVariants(job: Job): Promise<void> {
  const { scope, event } = job
  const [[file]] = await batch(scope.db, [selectFile(scope, String(event.payload.fileId), 'logo')])
  if (!file || file.refusal) return job.settle([])
  if (file.variants > 0) return job.settle([showNextLogo(scope, file.id)])

  const made = await makeVariants(await bytesOf(job, file.sha256), uses.logo)
  if (!made.ok) {
    return job.settle([
      insertFileRefusal(scope, file.id, made.refusal),
      record(scope, 'logo_unreadable', scope.organisationId, { fileId: file.id, name: file.name }),
    ])
  }
  const kept = []
  for (const variant of made.variants) kept.push(insertVariant(scope, file.id, await keep(job, variant)))
  await job.settle([...kept, showNextLogo(scope, file.id)])
}

async function bytesOf({ env, scope }: Job, sha256: string): Promise<Uint8Array> {
  const stored = await env.FILES.get(keyOf(scope.organisationId, sha256))
  if (!stored) throw new Error(`The bytes ${sha256} are not in the store.`)
  return new Uint8Array(await stored.arrayBuffer())
}

async function keep({ env, scope }: Job, { name, kind, bytes, width, height }: MadeVariant) {
  const sha256 = await sha256Of(bytes)
  await put(env.FILES, scope.organisationId, sha256, bytes, kind)
  return { name, kind, bytes: bytes.length, sha256, width, height }
}
