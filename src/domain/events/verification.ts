import { batch } from '#db/database.ts'
import {
  insertVerification,
  selectVerification,
  updateBroken,
  updateVerification,
  type VerificationRow,
  type Walked,
} from '#db/events/verifications.ts'
import type { Scope } from '#db/scope.ts'
import { keptHeads } from '#edge/anchors.ts'
import { nothingBefore } from './canon.ts'
import { commit, exactlyOne, record } from './commit.ts'
import { pagesOf } from './pages.ts'
import { type Verdict, verify } from './verify.ts'

/** Each day the whole chain is walked again from its first event. */
export const roundTime = 24 * 3600_000

/** The whole chain at once, for whoever asks from a command line. */
export const verifyWhole = async (office: Scope, bucket: R2Bucket): Promise<Verdict> =>
  verify({
    organisationId: office.organisationId,
    pages: pagesOf(office),
    anchors: await keptHeads(bucket, office.organisationId),
  })

/** Goes on from the last seal that was verified, and keeps what it found. A break found for the first time is an event. */
export async function verifyOnward(office: Scope, bucket: R2Bucket, most: number): Promise<Verdict> {
  const [[known]] = await batch(office.db, [selectVerification(office)])
  const begins = !known || beginsAgain(known, office.clock.now())
  const verdict = await verify({
    organisationId: office.organisationId,
    pages: pagesOf(office),
    anchors: await keptHeads(bucket, office.organisationId),
    from: begins ? { seq: 0, hash: nothingBefore } : { seq: known.seq, hash: known.hash },
    most,
  })
  await keep(office, known, verdict, begins)
  return verdict
}

/** The round before has been finished, and it began a day ago. */
const beginsAgain = ({ begunAt, wholeAt }: VerificationRow, now: number): boolean =>
  wholeAt !== null && wholeAt >= begunAt && now - begunAt >= roundTime

async function keep(office: Scope, known: VerificationRow | undefined, verdict: Verdict, begins: boolean) {
  const { seq, hash, tail, whole, broken } = verdict
  const now = office.clock.now()
  const walked: Walked = {
    seq,
    hash,
    tail,
    begunAt: begins ? now : (known?.begunAt ?? now),
    at: now,
    wholeSeq: whole ? seq : (known?.wholeSeq ?? 0),
    wholeAt: whole ? now : (known?.wholeAt ?? null),
    brokenSeq: broken?.seq ?? null,
    brokenWhat: broken?.what ?? null,
  }
  if (!known) await batch(office.db, [insertVerification(office)])
  if (!broken || known?.brokenSeq === broken.seq) {
    await batch(office.db, [updateVerification(office, walked)])
    return
  }
  const { organisationId } = office
  const told = record(office, 'chain_broken', organisationId, { seq: broken.seq, what: broken.what })
  await commit(office, [updateBroken(office, walked), exactlyOne(office), told])
}
