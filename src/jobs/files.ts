import { batch } from '#db/database.ts'
import { insertFileCheck, selectUnchecked } from '#db/files/checks.ts'
import { deleteRemovals, selectRemovals } from '#db/files/destructions.ts'
import { insertFileRefusal } from '#db/files/files.ts'
import { record } from '#domain/events/commit.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { forget, heldBytes, release } from '#edge/files/quarantine.ts'
import { scan } from '#edge/files/scan.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Job } from './job.ts'

/** A file that waits is looked into: released under its hash, or refused and its bytes forgotten. */
export async function checkFile(job: Job): Promise<void> {
  const { env, scope, event } = job
  const { organisationId } = scope
  const [[file]] = await batch(scope.db, [selectUnchecked(scope, String(event.payload.fileId))])
  if (!file || file.checkedAt !== null || file.refusal !== null) return job.settle([])
  if (file.removedAt !== null)
    throw new Error('The same bytes are on their way out: this file waits until they have gone.')

  const kind = file.kind as Kind
  const bytes = await heldBytes(env.FILES, organisationId, file.id)
  if (!bytes) throw new Error(`Nothing waits under ${file.id}.`)
  const verdict = await scan(bytes, kind)
  if (verdict.ok) {
    await release(env.FILES, organisationId, { id: file.id, sha256: file.sha256, kind })
    await job.settle([insertFileCheck(scope, file.id, verdict.findings.join(','))])
  } else {
    const { refusal } = verdict
    await job.settle([
      insertFileRefusal(scope, file.id, refusal),
      record(scope, 'file_refused', event.subjectId, { name: file.name, fileId: file.id, refusal }),
    ])
  }
  await forget(env.FILES, organisationId, [file.id])
}

/** After a destruction: bytes that no file has any more leave the store. A file that wants them again keeps them. */
export async function removeBytes(job: Job): Promise<void> {
  const { env, scope } = job
  const [removals] = await batch(scope.db, [selectRemovals(scope, 500)])
  const unwanted = removals
    .filter(({ wanted }) => wanted === 0)
    .map(({ sha256 }) => keyOf(scope.organisationId, sha256))
  if (unwanted.length > 0) await env.FILES.delete(unwanted)
  await job.settle([
    deleteRemovals(
      scope,
      removals.map(({ sha256 }) => sha256),
    ),
  ])
}
