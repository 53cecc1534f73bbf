import type { Delivery, Mail } from './mail.ts'
import { base64Of } from './mail-mime.ts'
import { FetchRefused, safeFetch } from './safe-fetch.ts'

export async function sendByBrevo(
  mail: Mail,
  idempotencyKey: string,
  { from, key }: { from: string; key: string },
): Promise<Delivery> {
  const uuid = await uuidOf(idempotencyKey)
  const body = JSON.stringify({
    sender: { email: from, ...(mail.fromName ? { name: mail.fromName } : {}) },
    to: [{ email: mail.to }],
    ...(mail.replyTo ? { replyTo: { email: mail.replyTo } } : {}),
    subject: mail.subject,
    textContent: mail.text,
    ...(mail.html === undefined ? {} : { htmlContent: mail.html }),
    ...(mail.attachments?.length
      ? { attachment: mail.attachments.map(({ name, text }) => ({ name, content: base64Of(text) })) }
      : {}),
    headers: {
      ...mail.headers,
      ...(mail.reference === undefined ? {} : { 'X-Mailin-custom': mail.reference }),
      idempotencyKey: uuid,
    },
  })
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'api-key': key }
  try {
    const reach = { allow: ['api.brevo.com'] }
    return await read(
      await safeFetch('https://api.brevo.com/v3/smtp/email', { method: 'POST', headers, body }, reach),
      uuid,
    )
  } catch (error) {
    if (error instanceof FetchRefused) return { uncertain: error.reason }
    throw error
  }
}

/** `duplicate_parameter` means that the first try had arrived: the mail has left. */
async function read(response: Response, uuid: string): Promise<Delivery> {
  const said = (await response.json().catch(() => ({}))) as { messageId?: string; code?: string }
  if (response.ok) return { sent: said.messageId ?? uuid }
  if (said.code === 'duplicate_parameter') return { sent: uuid }
  const why = `${response.status} ${said.code ?? ''}`.trim()
  if (response.status === 429) return { refused: 'later', why }
  return response.status < 500 ? { refused: 'rejected', why } : { uncertain: why }
}

/** Brevo forgets keys after half an hour and wants them shaped as a UUID. */
async function uuidOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
