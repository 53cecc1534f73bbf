import { batch } from '#db/database.ts'
import { insertSeals, selectHead, selectUnsealed } from '#db/events/seals.ts'
import type { Scope } from '#db/scope.ts'
import { type ChainedEvent, hashOf, nothingBefore, type Seal } from './canon.ts'

/** How many events one statement seals. */
export const sealedAtOnce = 500

/**
 * Seals the next events in order, and tells how many. A number that is missing stops it there: what follows a hole is not
 * sealed, and stays in the tail where the verifier names it.
 */
export async function sealNext(scope: Scope, limit = sealedAtOnce): Promise<number> {
  const [[head], unsealed] = await batch(scope.db, [selectHead(scope), selectUnsealed(scope, limit)])
  const previous = head ?? { seq: 0, hash: nothingBefore }
  const made = await sealsOf(scope.organisationId, previous, unsealed, scope.clock.now())
  if (made.length === 0) return 0
  const [{ meta }] = await batch(scope.db, [insertSeals(scope, previous, made)])
  return meta.changes > 0 ? made.length : 0
}

export async function sealsOf(
  organisationId: string,
  previous: { seq: number; hash: string },
  unsealed: readonly ChainedEvent[],
  at: number,
): Promise<Seal[]> {
  const made: Seal[] = []
  let { seq, hash } = previous
  for (const event of unsealed) {
    if (event.seq !== seq + 1) break
    hash = await hashOf(organisationId, hash, at, event)
    seq = event.seq
    made.push({ seq, hash, at })
  }
  return made
}
