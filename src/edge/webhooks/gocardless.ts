import { fromHex, provesHmac, utf8 } from './hmac.ts'
import type { Envelope, Provider, Verdict } from './provider.ts'
import { textAt } from './said.ts'

/** `Webhook-Signature: <hex>` over the body, which holds several events: whoever applies it looks at each. */
export const gocardless: Provider = {
  ids: 'provider',
  secretBy: 'us',
  accepts: (secret) => secret.length >= 16,
  verify,
  read: (_, body) => ({ eventId: textAt(body, 'meta', 'webhook_id'), kind: 'events', subject: '', version: 0 }),
}

async function verify(secret: string, { header, body }: Envelope): Promise<Verdict> {
  const written = header('webhook-signature')
  if (!written) return 'unsigned'
  const signature = fromHex(written)
  if (!signature) return 'malformed'
  return (await provesHmac(utf8(secret), body, signature)) ? 'good' : 'forged'
}
