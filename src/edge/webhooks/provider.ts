import type { Bytes } from './hmac.ts'

/** What came in, before anybody has looked inside. */
export type Envelope = { header: (name: string) => string | null; body: Bytes }

export type Verdict = 'good' | 'unsigned' | 'malformed' | 'stale' | 'forged'

/** What an event says of itself: its id at the provider's, its kind, the thing it is about, and how fresh it is. */
export type Said = { eventId: string; kind: string; subject: string; version: number }

export type Provider = {
  /** Ids are unique at the provider's, or only at each sender's. */
  readonly ids: 'provider' | 'sender'
  /** Who makes the secret: we do, and it is pasted over there, or they do, and it is pasted here. */
  readonly secretBy: 'us' | 'them'
  /** Whether a text can be one of its secrets. */
  readonly accepts: (secret: string) => boolean
  /** On the bytes as they came, before they are read. */
  readonly verify: (secret: string, envelope: Envelope, now: number) => Promise<Verdict>
  readonly read: (envelope: Envelope, body: unknown) => Said
}

/** Signed this long ago or ahead at most, in milliseconds: a call recorded by somebody else serves for no longer. */
export const tolerance = 300_000

/** One good signature is enough, with any of the secrets: the new one, or the old one while it lasts. */
export async function verifyAny(
  provider: Provider,
  secrets: readonly string[],
  envelope: Envelope,
  now: number,
): Promise<Verdict> {
  let worst: Verdict = 'forged'
  for (const secret of secrets) {
    const verdict = await provider.verify(secret, envelope, now)
    if (verdict === 'good') return verdict
    worst = verdict
  }
  return worst
}

/** A time of signing in seconds, within the tolerance both ways. */
export function timely(seconds: string, now: number): 'good' | 'malformed' | 'stale' {
  if (!/^\d{1,12}$/.test(seconds)) return 'malformed'
  return Math.abs(now - Number(seconds) * 1000) <= tolerance ? 'good' : 'stale'
}

/** More signatures than any rotation needs would only cost time. */
export const mostSignatures = 8
