import { fromBase64, provesHmac, utf8 } from './hmac.ts'
import type { Envelope, Provider, Verdict } from './provider.ts'
import { instantAt, textAt } from './said.ts'

/** `Typeform-Signature: sha256=<base64>` over the body. No time is signed: a repeated call is known by its event. */
export const typeform: Provider = {
  ids: 'provider',
  secretBy: 'us',
  accepts: (secret) => secret.length >= 16,
  verify,
  read: (_, body) => ({
    eventId: textAt(body, 'event_id'),
    kind: textAt(body, 'event_type'),
    subject: textAt(body, 'form_response', 'token'),
    version: instantAt(body, 'form_response', 'submitted_at'),
  }),
}

async function verify(secret: string, { header, body }: Envelope): Promise<Verdict> {
  const written = header('typeform-signature')
  if (!written) return 'unsigned'
  const signature = written.startsWith('sha256=') ? fromBase64(written.slice(7)) : null
  if (!signature) return 'malformed'
  return (await provesHmac(utf8(secret), body, signature)) ? 'good' : 'forged'
}
