import type { AffiliationRow } from '#db/identity/accounts.ts'
import { deleteOwnership } from '#db/members/departures.ts'
import { keepsAnOwner } from '#db/members/owners.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'

/** An organisation as it stands for who wants to leave: as whom she owns it, and whether anybody else does. */
export type Office = AffiliationRow & { scope: Scope; owner: Ownership | null }

type Ownership = { personId: string; name: string; otherOwners: number }

/** An organisation keeps an owner: these are the ones that would lose their last. */
export const lastOwned = (offices: readonly Office[]): readonly Office[] =>
  offices.filter(({ owner }) => owner !== null && owner.otherOwners === 0)

/**
 * Before the account goes, each organisation takes her ownership back in its own database, which refuses when nobody would
 * be left: two last owners who leave at the same moment, wherever they are. Those that refused come back.
 */
export async function abdicate(offices: readonly Office[]): Promise<readonly Office[]> {
  const asked = await Promise.all(
    offices.map(async ({ scope, owner }) => {
      if (!owner) return true
      const { personId, name } = owner
      const told = record(scope, 'hat_taken', personId, { name, role: 'owner' })
      const outcome = await commit(scope, [...deleteOwnership(scope, personId), keepsAnOwner(scope), told])
      return outcome.ok
    }),
  )
  return offices.filter((_, at) => !asked[at])
}
