import { batch } from '#db/database.ts'
import { selectWork } from '#db/events/events.ts'
import { selectHead } from '#db/events/seals.ts'
import { insertVerification, updateAnchored } from '#db/events/verifications.ts'
import type { Scope } from '#db/scope.ts'
import { keepHead } from '#edge/anchors.ts'
import { commit, record } from './commit.ts'

/**
 * Keeps the head of a chain outside the database, once a day, and writes it in the chain of the directory as well: one
 * head of the directory then vouches for all of them. Stopped anywhere, the next run goes on with the head that is kept.
 */
export async function anchor(office: Scope, directory: Scope, bucket: R2Bucket): Promise<boolean> {
  const [[head]] = await batch(office.db, [selectHead(office)])
  if (!head) return false
  const day = dayOf(office.clock.now())
  const { organisationId } = office
  const { seq, hash } = await keepHead(bucket, organisationId, { seq: head.seq, hash: head.hash, day })
  if (organisationId !== directory.organisationId) {
    // The day is in the id: stopped just after, the next run finds it told.
    const id = `anchor.${organisationId}.${day}`
    const [[told]] = await batch(directory.db, [selectWork(directory, id, 'anchor')])
    const once = { ...directory, ids: { ...directory.ids, next: () => id } }
    if (!told) await commit(once, [record(once, 'chain_anchored', organisationId, { seq, hash, day })])
  }
  await batch(office.db, [insertVerification(office), updateAnchored(office, day, seq)])
  return true
}

/** A day of the platform, the same for everybody. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
