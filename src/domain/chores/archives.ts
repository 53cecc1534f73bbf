import { deleteParts } from '#db/chores/archive-parts.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { removeParts } from '#edge/archive.ts'
import { type ArchiveInput, firstOfArchive } from './archive.ts'
import { startChore } from './chores.ts'

/** A complete archive holds everything about everybody: it is kept for a week. */
export const archiveLife = 7 * 24 * 3600_000

export function startArchive(scope: Scope, id: string, input: ArchiveInput) {
  const asked = { kind: 'archive', subjectId: scope.organisationId, input, cursor: firstOfArchive, total: 1 } as const
  return startChore(scope, id, asked, { alone: true })
}

/** The bytes first: stopped in between, the rows still say what is left to remove. */
export async function removeArchive(scope: Scope, bucket: R2Bucket, archiveId: string): Promise<void> {
  await removeParts(bucket, scope.organisationId, archiveId)
  await commit(scope, [deleteParts(scope, archiveId), record(scope, 'archive_removed', archiveId)])
}
