import { EmailMessage } from 'cloudflare:email'
import { sendByBrevo } from './mail-brevo.ts'
import { capture } from './mail-capture.ts'
import { faultOf } from './mail-faults.ts'
import { mimeOf } from './mail-mime.ts'

/** To one person; `fromName` shows who writes (the training centre) beside the address that sends. */
export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  fromName?: string
  replyTo?: string
  headers?: Readonly<Record<string, string>>
  /** Comes back with what the supplier says of this mail later: a bounce, a complaint. */
  reference?: string
  attachments?: readonly Attachment[]
}

/** A file of text that travels with a mail; its name and its type are plain. */
export type Attachment = { name: string; type: string; text: string }

/** `later`: nothing left, and the same mail may leave in a while. */
export type MailRefusal = 'unfit' | 'rejected' | 'later' | 'no_provider'

/** `uncertain`: the line broke before the answer. Whoever asked decides between a mail twice and a mail never. */
export type Delivery = { sent: string } | { refused: MailRefusal; why: string } | { uncertain: string }

export type Mailer = { send(mail: Mail, options: { idempotencyKey: string }): Promise<Delivery> }

/** The mail half of the bindings: everywhere but in production a mail is captured, whatever else is set. */
export type MailBindings = {
  MODE: 'development' | 'test' | 'production'
  FILES: R2Bucket
  MAIL_FROM?: string
  BREVO_KEY?: string
  MAIL?: Pick<SendEmail, 'send'>
}

export function makeMailer(env: MailBindings, now: () => number = Date.now): Mailer {
  const carry = carrierOf(env, now)
  return {
    async send(mail, { idempotencyKey }) {
      const fault = faultOf(mail)
      return fault ? { refused: 'unfit', why: fault } : carry(mail, idempotencyKey)
    },
  }
}

type Carrier = (mail: Mail, idempotencyKey: string) => Promise<Delivery>

function carrierOf(
  { MODE, FILES, MAIL_FROM: from, BREVO_KEY: key, MAIL: binding }: MailBindings,
  now: () => number,
): Carrier {
  if (MODE !== 'production') return async (mail, id) => ({ sent: await capture(FILES, mail, id, now()) })
  if (from && key) return (mail, id) => sendByBrevo(mail, id, { from, key })
  if (from && binding) return (mail, id) => sendByBinding(binding, mail, id, { from, at: now() })
  return async () => ({ refused: 'no_provider', why: 'MAIL_FROM, and BREVO_KEY or a send_email binding, must be set' })
}

async function sendByBinding(
  binding: Pick<SendEmail, 'send'>,
  mail: Mail,
  idempotencyKey: string,
  { from, at }: { from: string; at: number },
): Promise<Delivery> {
  const raw = await mimeOf(mail, { from, idempotencyKey, at })
  try {
    const { messageId } = await binding.send(new EmailMessage(from, mail.to, raw))
    return { sent: messageId }
  } catch (error) {
    return readRefusal(error)
  }
}

/** The service names what it refuses; what has no name may have left. */
function readRefusal(error: unknown): Delivery {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (/^E_(RATE_LIMIT|DAILY_LIMIT)/.test(code)) return { refused: 'later', why: code }
  if (/^E_(?!INTERNAL|DELIVERY)/.test(code)) return { refused: 'rejected', why: code }
  return { uncertain: code || String(error) }
}
