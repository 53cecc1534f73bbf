import { batch } from '#db/database.ts'
import { selectHead } from '#db/events/seals.ts'
import { insertVerification, updateAnchored } from '#db/events/verifications.ts'
import type { Scope } from '#db/scope.ts'
import { keepHead } from '#edge/anchors.ts'
import { commit, record } from './commit.ts'

/**
 * Keeps the head of a chain outside the database, once a day, and writes it in the chain of the directory as well: one
 * head of the directory then vouches for all of them.
 */
export async function anchor(office: Scope, directory: Scope, bucket: R2Bucket): Promise<boolean> {
  const [[head]] = await batch(office.db, [selectHead(office)])
  if (!head) return false
  const { organisationId } = office
  const day = dayOf(office.clock.now())
  const kept = await keepHead(bucket, organisationId, { seq: head.seq, hash: head.hash, day })
  if (kept && organisationId !== directory.organisationId) {
    const { seq, hash } = head
    await commit(directory, [record(directory, 'chain_anchored', organisationId, { seq, hash, day })])
  }
  await batch(office.db, [insertVerification(office), updateAnchored(office, day, head.seq)])
  return kept
}

/** A day of the platform, the same for everybody. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
