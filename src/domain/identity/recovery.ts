import { sameText } from './same-text.ts'

/** Ten codes of 80 bits for the day the telephone is lost: `k3vd-9m2x-q7tb-w4hn`. Shown once, kept only as hashes. */
export function recoveryCodes(random: (bytes: number) => Uint8Array): string[] {
  return Array.from({ length: 10 }, () => grouped(Array.from(random(16), (byte) => alphabet[byte % 32]).join('')))
}

/** Bound to the identity, so that the same code of two people is not the same hash. */
export async function hashRecoveryCode(identityId: string, code: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${identityId} ${asWritten(code)}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The hash that the typed code opens, so that the caller can strike it off; null when there is none. */
export async function findRecoveryCode(
  identityId: string,
  typed: string,
  hashes: readonly string[],
): Promise<string | null> {
  const wanted = await hashRecoveryCode(identityId, typed)
  return hashes.filter((hash) => sameText(hash, wanted))[0] ?? null
}

/** Without i, l, o and u, which a hand mistakes for others. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const grouped = (letters: string) => letters.replaceAll(/.{4}(?=.)/g, '$&-')

/** What was meant, whatever was typed: capitals, spaces, dashes, o for 0, i or l for 1. */
function asWritten(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
}
