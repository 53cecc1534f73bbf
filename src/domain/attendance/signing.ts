import { insertPresenceUnlessKnown, insertSignature, selectSigned } from '#db/attendance/signatures.ts'
import { type SlotRow, selectHead } from '#db/attendance/slots.ts'
import { type Answers, batch, type Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { hashOf, type Link, lateAfter, refuseSigning, type SigningMode, signedAt } from './signature.ts'

export type Signer = { personId: string; enrolmentId: string | null; name: string }

/** How it was signed, and what is known of whoever did. */
export type Manner = {
  id: string
  mode: SigningMode
  path: string
  typed: string
  deviceAt: number | null
  address: string
  device: string
  deviceId: string
  identified: 'login' | 'mail' | 'link' | 'trainer' | 'sheet'
}

type Refusal = 'slot_cancelled' | 'slot_not_begun' | 'already_signed' | 'signing_crowded'

/**
 * One signature, chained to the last one of its session. Whoever signs at the same moment takes the same place in the
 * chain: the second finds it taken, and takes the next. The same one sent twice is one.
 */
export async function sign<const T extends Statements>(
  scope: Scope,
  slot: SlotRow,
  signer: Signer,
  manner: Manner,
  head: Link | undefined,
  show: T,
): Promise<Outcome<Answers<T>, Refusal>> {
  const at = scope.clock.now()
  const refusal = refuseSigning(slot, signedAt({ at, deviceAt: manner.deviceAt }))
  if (refusal) return no(refusal)

  let last = head
  for (let tries = 0; tries < mostTries; tries++) {
    const outcome = await commit(scope, await writesOf(scope, slot, signer, manner, last), ...show)
    if (outcome.ok) return outcome
    const [[signed], [newHead]] = await batch(scope.db, [
      selectSigned(scope, slot.id, signer.personId),
      selectHead(scope, slot.id),
    ])
    if (signed) return signed.id === manner.id ? yes(await batch(scope.db, show)) : no('already_signed')
    last = newHead
  }
  return no('signing_crowded')
}

/** A hall that signs at once: each round lets one of them through. */
const mostTries = 60

async function writesOf(scope: Scope, slot: SlotRow, signer: Signer, manner: Manner, last: Link | undefined) {
  const { id: slotId, sessionId, siteId, minutes } = slot
  const { personId, enrolmentId, name } = signer
  const at = scope.clock.now()
  const isLate = signedAt({ at, deviceAt: manner.deviceAt }) > lateAfter(slot)
  const link = {
    ...manner,
    sessionId,
    slotId,
    enrolmentId,
    personId,
    at,
    isLate: Number(isLate),
    byId: scope.actor.id,
    number: (last?.number ?? 0) + 1,
    previous: last?.sha256 ?? '',
  }
  const signature = { ...link, sha256: await hashOf(scope.organisationId, link) }
  const payload = { session: sessionId, enrolment: enrolmentId, name, mode: manner.mode, late: isLate }
  return [
    insertSignature(scope, signature),
    ...(enrolmentId === null ? [] : [insertPresenceUnlessKnown(scope, { slotId, enrolmentId, sessionId, minutes })]),
    record(scope, enrolmentId === null ? 'attendance_countersigned' : 'attendance_signed', slotId, payload, siteId),
  ]
}
