import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as z from 'zod'

/** What a browser's passkey dialog gave back, read but not believed yet. */
export type PasskeyAnswer = RegistrationResponseJSON | AuthenticationResponseJSON

/** Ed25519, ES256, RS256: what every authenticator of today can do. */
export const algorithms = [-8, -7, -257]

/** Reads the hidden field of the form. Null for anything that is not an answer; `id` tells which passkey to look up. */
export function readPasskeyAnswer(text: string): PasskeyAnswer | null {
  if (text.length > longest) return null

  const read = Answer.safeParse(fromJson(text))
  return read.success ? (read.data as PasskeyAnswer) : null
}

export function isAttestation(answer: PasskeyAnswer): answer is RegistrationResponseJSON {
  return 'attestationObject' in answer.response
}

export function isAssertion(answer: PasskeyAnswer): answer is AuthenticationResponseJSON {
  return 'signature' in answer.response
}

/** An RS256 registration with its public key repeated stays under 3 kB. */
const longest = 16_384

const Base64Url = z.string().regex(/^[\w-]+$/)

const Attestation = z.object({
  clientDataJSON: Base64Url,
  attestationObject: Base64Url,
  transports: z
    .array(z.string().regex(/^[a-z-]{1,20}$/))
    .max(8)
    .optional(),
})

const Assertion = z.object({
  clientDataJSON: Base64Url,
  authenticatorData: Base64Url,
  signature: Base64Url,
  userHandle: Base64Url.optional()
    .nullable()
    .transform((handle) => handle ?? undefined),
})

const Answer = z.object({
  id: Base64Url.max(1400),
  rawId: Base64Url.max(1400),
  type: z.literal('public-key'),
  response: z.union([Attestation, Assertion]),
  clientExtensionResults: z
    .unknown()
    .optional()
    .transform(() => ({})),
})

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
