import type { Attachment, Mail } from './mail.ts'

/**
 * Why a mail is not fit to leave. A line break in a header would let whoever typed it write the headers, and the mail,
 * that follow.
 */
export function faultOf({
  to,
  subject,
  text,
  html,
  fromName,
  replyTo,
  reference,
  headers = {},
  attachments = [],
}: Mail): string | undefined {
  if (!isAddress(to)) return 'to is not an address'
  if (replyTo !== undefined && !isAddress(replyTo)) return 'replyTo is not an address'
  if (!isLine(subject, 300)) return 'subject is not one line'
  if (fromName !== undefined && !isLine(fromName, 120)) return 'fromName is not one line'
  if (reference !== undefined && !isHeader('Reference', reference)) return 'reference is not plain'
  if (![text, html ?? ''].every(isBody)) return 'the body holds what no mail may carry'
  if (!attachments.every(isFile)) return 'what is attached has no plain name or type'
  const odd = Object.entries(headers).find(([name, value]) => !isHeader(name, value))
  return odd && `header ${JSON.stringify(odd[0])} may not be set so`
}

/** One address, without a name, in the letters every server understands. */
export function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  if (more.length > 0 || text.length > 254 || local.length > 64) return false
  return ATOMS.test(local) && domain.includes('.') && domain.split('.').every((label) => LABEL.test(label))
}

const ATOMS = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/** What this file writes itself, and what would add a reader or change what the body is. */
const OURS =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|return-path|received|mime-version|resent-.*|content-.*)$/i

function isHeader(name: string, value: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name) && !OURS.test(name) && /^[\x20-\x7e]{1,900}$/.test(value)
}

function isFile({ name, type, text }: Attachment): boolean {
  return (
    /^[\w-]{1,60}\.[a-z]{2,4}$/.test(name) && /^[a-z]+\/[a-z]+(; [a-z]+=[A-Za-z0-9-]+)*$/.test(type) && isBody(text)
  )
}

function isLine(text: string, longest: number): boolean {
  return text.length <= longest && text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text)
}

function isBody(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
