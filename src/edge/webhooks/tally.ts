import { fromBase64, provesHmac, utf8 } from './hmac.ts'
import type { Envelope, Provider, Verdict } from './provider.ts'
import { instantAt, textAt } from './said.ts'

/** `Tally-Signature: <base64>` over the body. No time is signed. */
export const tally: Provider = {
  ids: 'provider',
  secretBy: 'us',
  accepts: (secret) => secret.length >= 16,
  verify,
  read: (_, body) => ({
    eventId: textAt(body, 'eventId'),
    kind: textAt(body, 'eventType'),
    subject: textAt(body, 'data', 'responseId'),
    version: instantAt(body, 'createdAt'),
  }),
}

async function verify(secret: string, { header, body }: Envelope): Promise<Verdict> {
  const written = header('tally-signature')
  if (!written) return 'unsigned'
  const signature = fromBase64(written)
  if (!signature) return 'malformed'
  return (await provesHmac(utf8(secret), body, signature)) ? 'good' : 'forged'
}
