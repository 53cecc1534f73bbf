import type { Statements } from '#db/database.ts'
import { insertEnd, insertRequestUnlessOpen, insertSigners, type RequestRow } from '#db/documents/signature-requests.ts'
import { countAttempt, insertSignatureInTurn, type OwnTurnRow, renewCode } from '#db/documents/signature-turns.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { sha256 } from '#edge/digest.ts'
import {
  codeLife,
  codePause,
  isOpen,
  mostAttempts,
  mostCodes,
  type PaperSignatureInput,
  type SignatureRequestInput,
  type Signer,
  type SigningRefusalInput,
  stateOfTurn,
} from './signature.ts'
import { type Given, hashOf } from './signature-chain.ts'

type Paper = { id: string; title: string; number: string; siteId: string | null; sha256: string; body: string }

/** To be signed by several people, one after the other. */
export async function requestSignatures<const T extends Statements>(
  scope: Scope,
  paper: Paper,
  input: SignatureRequestInput,
  signers: readonly Signer[],
  consent: string,
  show: T,
) {
  const expiresAt = scope.clock.now() + Number(input.days) * 24 * 3600_000
  const { id: requestId } = input
  const paperSha256 = paper.sha256 || (await sha256(paper.body))
  const request = { id: requestId, paperId: paper.id, siteId: paper.siteId, consent, paperSha256, expiresAt }
  const rows = signers.map((signer) => ({ id: `${requestId}${signer.place}`, requestId, ...signer }))
  const said = { name: paper.title, number: paper.number, request: requestId, signers: signers.length, expiresAt }
  const writes = [
    insertRequestUnlessOpen(scope, request),
    exactlyOne(scope),
    insertSigners(scope, rows),
    record(scope, 'signature_requested', paper.id, said, paper.siteId),
  ]
  return commit(scope, writes, ...show)
}

/** Another code to the mailbox of whoever signs: the one before is good no more. */
export async function askCode(scope: Scope, turn: OwnTurnRow) {
  if (stateOfTurn(turn, scope.clock.now()) !== 'open') return no('signing_closed')
  const number = (turn.codeNumber ?? 0) + 1
  if (number > mostCodes) return no('too_many_codes')
  const code = { nonce: scope.ids.secret(16), expiresAt: scope.clock.now() + codeLife }
  return commit(scope, [
    renewCode(scope, turn.signerId, code, mostCodes, codePause),
    exactlyOne(scope),
    record(
      scope,
      'signature_code_asked',
      turn.paperId,
      { name: turn.name, signer: turn.signerId, request: turn.requestId },
      turn.siteId,
    ),
  ])
}

type Visitor = { address: string; device: string }

/**
 * A guess is counted in the batch that judges it, and five are: whoever tries a thousand at once has had five. The last
 * signature ends the request in the same batch, so that it ends once.
 */
export async function sign(scope: Scope, turn: OwnTurnRow, input: PaperSignatureInput, code: string, visitor: Visitor) {
  const at = scope.clock.now()
  if (stateOfTurn(turn, at) !== 'open') return no('signing_closed')
  if (turn.codeNonce === null || (turn.codeExpiresAt ?? 0) <= at) return no('code_expired')
  const counted = [countAttempt(scope, turn.signerId, turn.codeNonce, mostAttempts), exactlyOne(scope)]
  const said = { name: turn.name, signer: turn.signerId, request: turn.requestId, number: turn.number }
  if (input.code !== code) {
    const mistaken = record(scope, 'signature_code_mistaken', turn.paperId, said, turn.siteId)
    const outcome = await commit(scope, [...counted, mistaken])
    return no(outcome.ok ? 'signing_code' : 'code_spent')
  }
  const given = await givenBy(turn, input, visitor, at)
  const previous = turn.last ?? turn.paperSha256
  const signature = { ...given, previous, hash: await hashOf(given, previous) }
  const last = turn.place === turn.many
  const outcome = await commit(scope, [
    ...counted,
    insertSignatureInTurn(scope, signature),
    exactlyOne(scope),
    record(scope, 'signature_given', turn.paperId, { ...said, how: signature.how, hash: signature.hash }, turn.siteId),
    ...(last
      ? [
          insertEnd(scope, turn.requestId, { how: 'completed', reason: '', byId: turn.signerId }),
          record(
            scope,
            'signature_completed',
            turn.paperId,
            { name: turn.title, number: turn.number, request: turn.requestId },
            turn.siteId,
          ),
        ]
      : []),
  ])
  return outcome.ok ? outcome : no('code_spent')
}

/** No, and why: nobody signs any more. */
export async function declineToSign(scope: Scope, turn: OwnTurnRow, { reason }: SigningRefusalInput) {
  if (stateOfTurn(turn, scope.clock.now()) !== 'open') return no('signing_closed')
  return commit(scope, [
    insertEnd(scope, turn.requestId, { how: 'declined', reason, byId: turn.signerId }),
    record(
      scope,
      'signature_declined',
      turn.paperId,
      { name: `${turn.name}, ${turn.number}`, request: turn.requestId, reason },
      turn.siteId,
    ),
  ])
}

export async function cancelRequest(scope: Scope, request: RequestRow) {
  if (!isOpen(request, scope.clock.now())) return no('signing_closed')
  return commit(scope, [
    insertEnd(scope, request.id, { how: 'cancelled', reason: '', byId: scope.actor.id }),
    record(
      scope,
      'signature_cancelled',
      request.paperId,
      { name: request.title, number: request.number, request: request.id },
      request.siteId,
    ),
  ])
}

/** Written again to whose turn it is. */
export async function remindSigner(scope: Scope, request: RequestRow) {
  if (!isOpen(request, scope.clock.now())) return no('signing_closed')
  return commit(scope, [
    record(
      scope,
      'signature_sent_again',
      request.paperId,
      { name: request.title, number: request.number, request: request.id },
      request.siteId,
    ),
  ])
}

async function givenBy(
  turn: OwnTurnRow,
  { sign: drawing, signTyped }: PaperSignatureInput,
  visitor: Visitor,
  at: number,
) {
  const { signerId, requestId, place, role, name, email } = turn
  const given: Given = {
    requestId,
    signerId,
    place,
    role,
    name,
    email,
    how: drawing ? 'drawn' : 'typed',
    drawing,
    typed: drawing ? '' : signTyped,
    address: visitor.address,
    device: visitor.device,
    consentSha256: await sha256(turn.consent),
    at,
  }
  return given
}
