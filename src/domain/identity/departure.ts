import * as z from 'zod'
import { batch } from '#db/database.ts'
import type { AffiliationRow } from '#db/identity/accounts.ts'
import { buryIdentity, deleteSignUps, deleteWaysIn, insertDisablement, selectWorded } from '#db/identity/departures.ts'
import { deleteLinks } from '#db/links/links.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { erasureAction } from '#domain/events/links.ts'
import { shred } from '#domain/events/shred.ts'

export const DepartureInput = z.strictObject({ sure: z.literal('on', { error: 'unsure' }) })

/**
 * What she could sign in with goes, and who she was. Events keep her id, which names nobody any more, and lose their words;
 * each organisation she belonged to hears of it and closes her accesses.
 */
export function depart(
  scope: Scope,
  { identityId, email }: { identityId: string; email: string },
  offices: readonly AffiliationRow[],
) {
  return commit(scope, [
    deleteLinks(scope, 'sign-in', identityId),
    deleteLinks(scope, 'reset', identityId),
    ...deleteWaysIn(scope, identityId),
    deleteSignUps(scope, email),
    insertDisablement(scope, identityId, 'departed'),
    buryIdentity(scope, identityId),
    ...offices.map(({ id, shard }) => record(scope, 'affiliation_left', identityId, { organisation: id, shard })),
    record(scope, 'account_deleted', identityId),
  ])
}

/** What events about her still say goes. Words that other work has to read first are waited for: asked again, they go then. */
export async function forget(scope: Scope, identityId: string, departure: string): Promise<void> {
  await shred(scope, { subjectId: identityId }, 'account_deleted')
  const [left] = await batch(scope.db, [
    selectWorded(scope, identityId, { besides: departure, erasing: erasureAction }),
  ])
  if (left.length > 0) throw new Error('Work about somebody who has left is not done yet.')
}
