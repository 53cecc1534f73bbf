import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMail } from '#test/read-mail.ts'
import { runs } from '#test/runs.ts'
import type { Mail } from './mail.ts'
import { faultOf } from './mail-faults.ts'
import { mimeOf } from './mail-mime.ts'

const envelope = { from: 'bonjour@lisiere.fr', idempotencyKey: 'event.handler', at: Date.UTC(2026, 10, 21, 9, 30) }
const plain: Mail = { to: 'cleo@example.fr', subject: 'Bonjour', text: 'Bonjour' }
const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((drawn) => !drawn.includes('\0'))
const line = fc.string({ unit: 'grapheme', maxLength: 90 }).filter((drawn) => !/[\p{Cc}\u2028\u2029]/u.test(drawn))
const asSent = (body: string) => body.replace(/\r\n|\r|\n/g, '\r\n')

test('says again exactly what was written, in subjects, names and both bodies', async () => {
  await fc.assert(
    fc.asyncProperty(line, line, text, text, async (subject, fromName, body, html) => {
      const { headers, parts } = readMail(await mimeOf({ ...plain, subject, fromName, text: body, html }, envelope))
      expect(headers.get('subject')).toBe(subject)
      expect(headers.get('from')).toBe(fromName === '' ? envelope.from : `${fromName} <${envelope.from}>`)
      expect(parts).toEqual([
        { type: 'text/plain; charset=utf-8', text: asSent(body) },
        { type: 'text/html; charset=utf-8', text: asSent(html) },
      ])
    }),
  )
})

test('keeps every line short and every byte plain', async () => {
  await fc.assert(
    fc.asyncProperty(line, text, text, async (subject, body, html) => {
      const raw = await mimeOf({ ...plain, subject, text: body, html }, envelope)
      expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/)
      expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(Math.max(...raw.split('\r\n').map((each) => each.length))).toBeLessThanOrEqual(78)
    }),
  )
})

test('lets no text that is fit add a header', async () => {
  const honest = [...readMail(await mimeOf({ ...plain, fromName: 'A', replyTo: plain.to }, envelope)).headers.keys()]
  const sly = fc.string({
    unit: fc.constantFrom('\r', '\n', ':', ' ', 'Bcc', '=?', '?=', '\0', 'a', 'é', '<', '>', '@', ',', '"'),
  })

  const address = fc.oneof(
    fc.constant(plain.to),
    sly.map((name) => `${name}@a.fr`),
  )

  await fc.assert(
    fc.asyncProperty(sly, sly, address, address, async (subject, fromName, to, replyTo) => {
      const mail: Mail = { ...plain, subject, fromName: fromName || 'A', to, replyTo }
      if (faultOf(mail)) return
      const { headers } = readMail(await mimeOf(mail, envelope))
      expect([...headers.keys()]).toEqual(honest)
      expect(headers.get('to')).toBe(mail.to)
    }),
    { numRuns: runs(1000) },
  )
})

test('writes one part when there is no HTML, with its date and a name that stays the same', async () => {
  const raw = await mimeOf(plain, envelope)
  const { headers, parts } = readMail(raw)
  expect(parts).toEqual([{ type: 'text/plain; charset=utf-8', text: 'Bonjour' }])
  expect(headers.get('date')).toBe('Sat, 21 Nov 2026 09:30:00 +0000')
  expect(await mimeOf(plain, envelope)).toBe(raw)
  expect(await mimeOf(plain, { ...envelope, idempotencyKey: 'other' })).not.toBe(raw)
})

test('a file travels beside both bodies, and arrives as it was', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (body, held) => {
      const calendar = { name: 'session.ics', type: 'text/calendar; charset=utf-8', text: held }
      const mail: Mail = { ...plain, text: body, html: body, attachments: [calendar] }
      expect(faultOf(mail)).toBeUndefined()
      const raw = await mimeOf(mail, envelope)
      expect(Math.max(...raw.split('\r\n').map((each) => each.length))).toBeLessThanOrEqual(78)
      const [bodies = '', file = ''] = raw.split(/--=_[0-9a-f]+_files(?:--)?\r\n/).slice(1)
      expect(readMail(bodies).parts.map((part) => part.text)).toEqual([asSent(body), asSent(body)])
      const [head = '', lines = ''] = file.split('\r\n\r\n')
      expect(head).toContain('filename="session.ics"')
      const bytes = Uint8Array.from(atob(lines.replaceAll('\r\n', '')), (letter) => letter.charCodeAt(0))
      expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).toBe(held)
    }),
    { numRuns: runs(30) },
  )
})

test.each(['a b.ics', '../a.ics', 'a.ics"', 'é.ics', ''])('a file called %j is refused', (name) => {
  expect(faultOf({ ...plain, attachments: [{ name, type: 'text/calendar', text: '' }] })).toBeDefined()
})
