import { batch } from '#db/database.ts'
import { selectFactors } from '#db/identity/factors.ts'
import { deleteSecondFactor, insertSecondFactor } from '#db/members/protection.ts'
import type { Scope } from '#db/scope.ts'
import { commit } from '#domain/events/commit.ts'

/**
 * Makes an organisation know whether somebody can prove herself twice, as the directory has it. It asks again after writing,
 * so that of two changes at the same moment the last to write has seen the other.
 */
export async function alignProtection(office: Scope, directory: Scope, identityId: string): Promise<void> {
  let written: boolean | null = null
  for (let turn = 0; turn < 5; turn++) {
    const [[factors]] = await batch(directory.db, [selectFactors(directory, identityId)])
    const isProtected = factors !== undefined && (factors.passkeys > 0 || factors.authenticatorAt !== null)
    if (isProtected === written) return
    const write = isProtected ? insertSecondFactor : deleteSecondFactor
    await commit(office, [write(office, identityId)])
    written = isProtected
  }
  throw new Error('The factors changed faster than the organisation could follow.')
}
