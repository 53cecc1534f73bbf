import { batch } from '#db/database.ts'
import { selectAccess } from '#db/members/memberships.ts'
import { deleteAffiliation, insertAffiliation } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { commit } from '#domain/events/commit.ts'

/**
 * Makes the directory say what the memberships say: whether this identity may choose this organisation. It asks again
 * after writing, so that of two changes at the same moment the last to write has seen the other.
 */
export async function alignAffiliation(office: Scope, directory: Scope, identityId: string): Promise<void> {
  let written: boolean | null = null
  for (let turn = 0; turn < 5; turn++) {
    const [access] = await batch(office.db, [selectAccess(office, identityId)])
    const enters = access.length > 0
    if (enters === written) return
    const write = enters ? insertAffiliation : deleteAffiliation
    await commit(directory, [write(directory, identityId, office.organisationId)])
    written = enters
  }
  throw new Error('The memberships changed faster than the directory could follow.')
}
