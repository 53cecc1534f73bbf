import { type Bytes, fromBase64, hmac, joined, provesHmac, toBase64, utf8 } from './hmac.ts'
import { type Envelope, mostSignatures, type Provider, timely, type Verdict } from './provider.ts'
import { instantAt, storable, textAt } from './said.ts'

/**
 * Standard Webhooks 1.0: `id.timestamp.body`, signed with a shared secret (v1, whsec_…) or with the sender's own key, of
 * which we hold the public half (v1a, whpk_…).
 */
export const standard: Provider = {
  ids: 'sender',
  secretBy: 'us',
  accepts: (secret) => secretKey(secret) !== null || publicKey(secret) !== null,
  verify,
  read: ({ header }, body) => ({
    eventId: storable(header('webhook-id') ?? ''),
    kind: textAt(body, 'type'),
    subject: textAt(body, 'data', 'id'),
    version: instantAt(body, 'timestamp'),
  }),
}

/** One signature for each secret: while a secret is being changed, both the old and the new one verify. */
export async function signStandard(
  secrets: readonly string[],
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): Promise<string> {
  const message = signed(id, String(timestamp), utf8(body))
  const signatures = secrets.map(async (secret) => {
    const key = secretKey(secret)
    if (!key) throw new Error('Not a secret that signs.')
    return `v1,${toBase64(await hmac(key, message))}`
  })
  return (await Promise.all(signatures)).join(' ')
}

async function verify(secret: string, { header, body }: Envelope, now: number): Promise<Verdict> {
  const [id, timestamp, signatures] = [header('webhook-id'), header('webhook-timestamp'), header('webhook-signature')]
  if (!id || !timestamp || !signatures) return 'unsigned'
  const time = timely(timestamp, now)
  if (time !== 'good') return time

  const message = signed(id, timestamp, body)
  for (const each of signatures.split(' ').slice(0, mostSignatures)) {
    const [version, text = ''] = each.split(',')
    const signature = fromBase64(text)
    if (signature && (await proves(secret, version, message, signature))) return 'good'
  }
  return 'forged'
}

async function proves(secret: string, version: string | undefined, message: Bytes, signature: Bytes): Promise<boolean> {
  const shared = version === 'v1' && secretKey(secret)
  if (shared) return provesHmac(shared, message, signature)
  const half = version === 'v1a' && publicKey(secret)
  if (!half) return false
  const key = await crypto.subtle.importKey('raw', half, { name: 'Ed25519' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message)
}

const signed = (id: string, timestamp: string, body: Bytes): Bytes => joined(`${id}.${timestamp}.`, body)

function secretKey(secret: string): Bytes | null {
  const key = secret.startsWith('whsec_') ? fromBase64(secret.slice(6)) : null
  return key && key.length >= 24 && key.length <= 64 ? key : null
}

function publicKey(secret: string): Bytes | null {
  const key = secret.startsWith('whpk_') ? fromBase64(secret.slice(5)) : null
  return key?.length === 32 ? key : null
}
