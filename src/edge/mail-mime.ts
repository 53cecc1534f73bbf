import type { Attachment, Mail } from './mail.ts'

type Envelope = { from: string; idempotencyKey: string; at: number }

/** The mail as servers pass it on: every line short, every byte ASCII, the same mail always the same text. */
export async function mimeOf(mail: Mail, { from, idempotencyKey, at }: Envelope): Promise<string> {
  const id = await fingerprint(idempotencyKey)
  const headers: [string, string][] = [
    ['From', mail.fromName ? `${encodedWords(mail.fromName)} <${from}>` : from],
    ['To', mail.to],
    ...(mail.replyTo ? [['Reply-To', mail.replyTo] as [string, string]] : []),
    ['Subject', encodedWords(mail.subject)],
    ['Date', new Date(at).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${id}@${from.slice(from.indexOf('@') + 1)}>`],
    ...Object.entries(mail.headers ?? {}),
    ['MIME-Version', '1.0'],
  ]
  const body = mail.html === undefined ? part('plain', mail.text) : alternatives(id, mail.text, mail.html)
  const whole = mail.attachments?.length ? withFiles(id, body, mail.attachments) : body
  return `${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}${whole}`
}

/** Text beyond plain words travels as base64 words short enough for a line of 76, never cut inside a character. */
export function encodedWords(text: string): string {
  if (/^[A-Za-z0-9 ]{1,60}$/.test(text) && text.trim() === text) return text
  return piecesOf(text, 39)
    .map((bytes) => `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?=`)
    .join('\r\n ')
}

/** RFC 2045: lines of 76 characters at most, CRLF, no space at the end of a line. */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(shortLines)
    .join('\r\n')
}

/** `=_` cannot appear in a quoted-printable text, so that no body can close its own part. */
function alternatives(id: string, text: string, html: string): string {
  const boundary = `=_${id}`
  const parts = [part('plain', text), part('html', html)].map((each) => `--${boundary}\r\n${each}`)
  return `Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`
}

/** Neither `=_` nor `_files` is of base64. */
function withFiles(id: string, body: string, files: readonly Attachment[]): string {
  const boundary = `=_${id}_files`
  const parts = [body, ...files.map(file)].map((each) => `--${boundary}\r\n${each}`)
  return `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`
}

function file({ name, type, text }: Attachment): string {
  const head = [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
  ]
  const lines = base64Of(text).match(/.{1,76}/g) ?? []
  return `${head.join('\r\n')}\r\n\r\n${lines.join('\r\n')}\r\n`
}

export const base64Of = (text: string): string =>
  btoa(
    piecesOf(text, 3000)
      .map((bytes) => String.fromCharCode(...bytes))
      .join(''),
  )

function part(kind: 'plain' | 'html', text: string): string {
  const type = `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable`
  return `${type}\r\n\r\n${quotedPrintable(text)}\r\n`
}

function shortLines(line: string): string {
  const signs = Array.from(new TextEncoder().encode(line), quoted)
  const last = signs.at(-1)
  if (last === ' ' || last === '\t') signs[signs.length - 1] = last === ' ' ? '=20' : '=09'

  let written = ''
  let width = 0
  for (const sign of signs) {
    const full = width + sign.length > 75
    written += full ? `=\r\n${sign}` : sign
    width = full ? sign.length : width + sign.length
  }
  return written
}

function quoted(byte: number): string {
  const plain = byte === 9 || (byte >= 32 && byte <= 126 && byte !== 61)
  return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function piecesOf(text: string, longest: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let piece = ''
  for (const character of text) {
    if (new TextEncoder().encode(piece + character).length > longest) {
      pieces.push(new TextEncoder().encode(piece))
      piece = ''
    }
    piece += character
  }
  return [...pieces, new TextEncoder().encode(piece)]
}

async function fingerprint(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
