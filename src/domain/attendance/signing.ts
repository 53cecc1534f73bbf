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

export type Turn = { slot: SlotRow; signer: Signer; manner: Manner }

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
  const refusal = refuseSigning(slot, scope.clock.now())
  if (refusal) return no(refusal)

  let last = head
  for (let tries = 0; tries < mostTries; tries++) {
    const outcome = await commit(scope, await writesOf(scope, [{ slot, signer, manner }], last), ...show)
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

/** Several hands of one session at once, as a sheet of paper holds them: all of them, or none when somebody was quicker. */
export async function signAll<const T extends Statements>(
  scope: Scope,
  turns: readonly Turn[],
  head: Link | undefined,
  show: T,
): Promise<Outcome<Answers<T>, Refusal>> {
  for (const { slot } of turns) {
    const refusal = refuseSigning(slot, scope.clock.now())
    if (refusal) return no(refusal)
  }
  const outcome = await commit(scope, await writesOf(scope, turns, head), ...show)
  return outcome.ok ? outcome : no('signing_crowded')
}

/** A hall that signs at once: each round lets one of them through. */
const mostTries = 60

async function writesOf(scope: Scope, turns: readonly Turn[], head: Link | undefined) {
  const writes: Parameters<typeof commit>[1][number][] = []
  let last = head
  for (const turn of turns) {
    const link = linkOf(scope, turn, last)
    const signature = { ...link, sha256: await hashOf(scope.organisationId, link) }
    const { slotId, sessionId, enrolmentId } = link
    const { minutes, siteId } = turn.slot
    const payload = {
      session: sessionId,
      enrolment: enrolmentId,
      name: turn.signer.name,
      mode: link.mode,
      late: link.isLate === 1,
    }
    writes.push(
      insertSignature(scope, signature),
      ...(enrolmentId === null ? [] : [insertPresenceUnlessKnown(scope, { slotId, enrolmentId, sessionId, minutes })]),
      record(scope, enrolmentId === null ? 'attendance_countersigned' : 'attendance_signed', slotId, payload, siteId),
    )
    last = signature
  }
  return writes
}

/** What comes late of a sheet is the sheet: nobody knows when it was signed. */
function linkOf(scope: Scope, { slot, signer, manner }: Turn, last: Link | undefined) {
  const at = scope.clock.now()
  const isLate = manner.mode !== 'paper' && signedAt({ at, deviceAt: manner.deviceAt }) > lateAfter(slot)
  return {
    ...manner,
    sessionId: slot.sessionId,
    slotId: slot.id,
    enrolmentId: signer.enrolmentId,
    personId: signer.personId,
    at,
    isLate: Number(isLate),
    byId: scope.actor.id,
    number: (last?.number ?? 0) + 1,
    previous: last?.sha256 ?? '',
  }
}
