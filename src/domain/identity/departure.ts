import * as z from 'zod'
import type { AffiliationRow } from '#db/identity/accounts.ts'
import { buryIdentity, deleteSignUps, deleteWaysIn, insertDisablement, shredPayloads } from '#db/identity/departures.ts'
import { deleteLinks } from '#db/links/links.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'

export const DepartureInput = z.strictObject({ sure: z.literal('on', { error: 'unsure' }) })

/** An organisation as it stands for who wants to leave: does she own it, and does anybody else. */
export type Office = AffiliationRow & { owns: boolean; otherOwners: number }

/** An organisation keeps an owner: these are the ones that would lose their last. */
export const lastOwned = (offices: readonly Office[]): readonly Office[] =>
  offices.filter(({ owns, otherOwners }) => owns && otherOwners === 0)

/**
 * What she could sign in with goes, and who she was. Events keep her id, which names nobody any more; each organisation
 * she belonged to hears of it and closes her accesses.
 */
export async function depart(scope: Scope, who: { identityId: string; email: string }, offices: readonly Office[]) {
  if (lastOwned(offices).length > 0) return no('last_owner_leaving')
  const { identityId, email } = who
  return commit(scope, [
    deleteLinks(scope, 'sign-in', identityId),
    deleteLinks(scope, 'reset', identityId),
    ...deleteWaysIn(scope, identityId),
    deleteSignUps(scope, email),
    insertDisablement(scope, identityId, 'departed'),
    buryIdentity(scope, identityId),
    shredPayloads(scope, identityId),
    record(scope, 'account_deleted', identityId),
    ...offices.map(({ id, shard }) => record(scope, 'affiliation_left', identityId, { organisation: id, shard })),
  ])
}
