import { fromHex, joined, provesHmac, utf8 } from './hmac.ts'
import { type Envelope, mostSignatures, type Provider, timely, type Verdict } from './provider.ts'
import { instantAt, textAt } from './said.ts'

/** `Stripe-Signature: t=…,v1=…[,v1=…]`, over `t.body`; the secret is used as it is written. Other schemes are ignored. */
export const stripe: Provider = {
  ids: 'provider',
  secretBy: 'them',
  accepts: (secret) => secret.startsWith('whsec_') && secret.length >= 12,
  verify,
  read: (_, body) => ({
    eventId: textAt(body, 'id'),
    kind: textAt(body, 'type'),
    subject: textAt(body, 'data', 'object', 'id'),
    version: instantAt(body, 'created'),
  }),
}

async function verify(secret: string, { header, body }: Envelope, now: number): Promise<Verdict> {
  const written = header('stripe-signature')
  if (!written) return 'unsigned'
  const parts = written.split(',').map((part) => part.trim().split('='))
  const named = (name: string) => parts.filter(([key]) => key === name).map(([, value = '']) => value)
  const [timestamp, another] = named('t')
  if (timestamp === undefined || another !== undefined) return 'malformed'
  const time = timely(timestamp, now)
  if (time !== 'good') return time

  const message = joined(`${timestamp}.`, body)
  for (const text of named('v1').slice(0, mostSignatures)) {
    const signature = fromHex(text)
    if (signature && (await provesHmac(utf8(secret), message, signature))) return 'good'
  }
  return 'forged'
}
