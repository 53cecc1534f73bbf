import { batch } from '#db/database.ts'
import { selectFile } from '#db/files/files.ts'
import { showNextLogo } from '#db/organisations/offices.ts'
import { keyOf } from '#edge/files/store.ts'
import { uses } from '#edge/files/uses.ts'
import type { Job } from './job.ts'
import { variantsOf } from './variants.ts'

/** The logo chosen becomes the pictures that pages and papers show, then takes its place. */
export async function makeLogoVariants(job: Job): Promise<void> {
  const { scope, event } = job
  const [[file]] = await batch(scope.db, [selectFile(scope, String(event.payload.fileId), 'logo')])
  if (!file || file.refusal) return job.settle([])
  const ready = [showNextLogo(scope, file.id)]
  if (file.variants > 0) return job.settle(ready)

  const bytes = await bytesOf(job, file.sha256)
  const { writes } = await variantsOf(job, file, bytes, uses.logo, { ready, unreadable: 'logo_unreadable' })
  await job.settle(writes)
}

async function bytesOf({ env, scope }: Job, sha256: string): Promise<Uint8Array> {
  const stored = await env.FILES.get(keyOf(scope.organisationId, sha256))
  if (!stored) throw new Error(`The bytes ${sha256} are not in the store.`)
  return new Uint8Array(await stored.arrayBuffer())
}
