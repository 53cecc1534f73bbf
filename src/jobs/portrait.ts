import { batch } from '#db/database.ts'
import { insertFileCheck } from '#db/files/checks.ts'
import { selectFile } from '#db/files/files.ts'
import { showNextPortrait } from '#db/people/portraits.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { forget, heldBytes, release } from '#edge/files/quarantine.ts'
import { uses } from '#edge/files/uses.ts'
import type { Job } from './job.ts'
import { variantsOf } from './variants.ts'

/** The portrait that waits in quarantine becomes the pictures that pages show, then takes its place. */
export async function makePortraitVariants(job: Job): Promise<void> {
  const { env, scope, event } = job
  const { organisationId } = scope
  const [[file]] = await batch(scope.db, [selectFile(scope, String(event.payload.fileId), 'portrait')])
  if (!file || file.refusal) return job.settle([])
  if (file.variants > 0) return job.settle([showNextPortrait(scope, file.id)])

  const bytes = await heldBytes(env.FILES, organisationId, file.id)
  if (!bytes) throw new Error(`Nothing waits under ${file.id}.`)
  const ready = [insertFileCheck(scope, file.id, ''), showNextPortrait(scope, file.id)]
  const { ok, writes } = await variantsOf(job, file, bytes, uses.portrait, { ready, unreadable: 'portrait_unreadable' })
  if (ok) await release(env.FILES, organisationId, { id: file.id, sha256: file.sha256, kind: file.kind as Kind })
  await job.settle(writes)
  await forget(env.FILES, organisationId, [file.id])
}
