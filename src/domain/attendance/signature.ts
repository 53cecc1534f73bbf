import * as z from 'zod'
import { line, optionalLine, optionalText } from '#domain/fields.ts'
import { sha256 } from '#edge/digest.ts'

export const signingModes = ['tablet', 'phone', 'link', 'paper', 'offline'] as const
export type SigningMode = (typeof signingModes)[number]

const drawing = () => optionalText(longestDrawing).pipe(z.string().regex(/^$|^M[0-9MLC .,-]*$/, { error: 'drawing' }))
const longestDrawing = 40_000

export const SignatureInput = z.strictObject({
  /** Made where it is signed: the same one sent twice is one. */
  id: z
    .string()
    .regex(/^[0-9a-z-]{16,40}$/, { error: 'required' })
    .optional(),
  /** Nobody: the trainer signs. */
  enrolment: optionalLine(40),
  signature: drawing(),
  signatureTyped: optionalLine(120),
})
export type SignatureInput = z.output<typeof SignatureInput>

/** From a page that could do without the network: what its own clock said. */
export const DeferredInput = SignatureInput.extend({
  ticket: line(2000),
  deviceAt: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type DeferredInput = z.output<typeof DeferredInput>

const minute = 60_000

/** From when a half-day may be signed, and until when a signature is not late. */
export const opensAt = ({ startsAt }: { startsAt: number }): number => startsAt - 15 * minute
export const lateAfter = ({ endsAt }: { endsAt: number }): number => endsAt + 30 * minute

/** What took longer than this to arrive was signed without a network. */
export const offlineAfter = 90_000

type SignedSlot = { startsAt: number; endsAt: number; cancelledAt: number | null }

export function refuseSigning(slot: SignedSlot, at: number): 'slot_cancelled' | 'slot_not_begun' | null {
  if (slot.cancelledAt !== null) return 'slot_cancelled'
  return at < opensAt(slot) ? 'slot_not_begun' : null
}

export const isUnsigned = ({ signature, signatureTyped }: Pick<SignatureInput, 'signature' | 'signatureTyped'>) =>
  signature.length < shortestDrawing && signatureTyped === ''

/** A tap is no signature. */
const shortestDrawing = 12

/** When it was signed, as far as anybody knows: the device's clock when there was no network, ours otherwise. */
export const signedAt = ({ at, deviceAt }: { at: number; deviceAt: number | null }): number => deviceAt ?? at

export type Link = { number: number; sha256: string }

/** What is hashed, in this order; the session and the link before bind it to its place. */
const sealed = [
  'id',
  'sessionId',
  'slotId',
  'enrolmentId',
  'personId',
  'mode',
  'path',
  'typed',
  'at',
  'deviceAt',
  'isLate',
  'address',
  'device',
  'deviceId',
  'identified',
  'byId',
  'number',
  'previous',
] as const

type Sealed = Record<(typeof sealed)[number], string | number | null>

export const hashOf = (organisationId: string, signature: Sealed): Promise<string> =>
  sha256(JSON.stringify([organisationId, ...sealed.map((name) => signature[name])]))

/** The number of the first link that does not hold after that one; null when all of them do. */
export async function firstBroken(
  organisationId: string,
  chain: readonly (Sealed & { sha256: string })[],
  before: Link = { number: 0, sha256: '' },
): Promise<number | null> {
  let previous = before.sha256
  for (const [at, link] of chain.entries()) {
    const number = before.number + at + 1
    const holds = link.number === number && link.previous === previous
    if (!holds || link.sha256 !== (await hashOf(organisationId, link))) return number
    previous = link.sha256
  }
  return null
}
