import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Mail, type MailBindings, makeMailer } from './mail.ts'
import { listCaptured, readCaptured } from './mail-capture.ts'

const mail: Mail = { to: 'cleo@example.fr', subject: 'Votre convocation', text: 'À lundi', html: '<p>À lundi</p>' }
const once = { idempotencyKey: 'event-1.tell' }
const outside = vi.spyOn(globalThis, 'fetch')
const noBrevo = { MODE: 'production' as const, FILES: env.FILES, MAIL_FROM: 'bonjour@lisiere.fr' }
const brevo: MailBindings = { ...noBrevo, BREVO_KEY: 'key' }

beforeEach(() => {
  outside.mockReset()
})

test('away from production a mail is kept, never sent, whatever keys are set', async () => {
  const first = await makeMailer({ ...brevo, MODE: 'development' }, () => 1000).send(mail, once)
  const second = await makeMailer({ ...brevo, MODE: 'test' }, () => 2000).send({ ...mail, subject: 'Autre' }, once)

  expect(outside).not.toHaveBeenCalled()
  expect((await listCaptured(env)).map(({ subject, at }) => [subject, at])).toEqual([
    ['Autre', 2000],
    ['Votre convocation', 1000],
  ])
  const id = 'sent' in first ? first.sent : ''
  expect(await readCaptured(env, id)).toEqual({ ...mail, id, at: 1000, ...once })
  expect(second).not.toEqual(first)
})

test('only a captured mail can be read by its name', async () => {
  await env.FILES.put('dev/mail/../secret.json', '{}')
  expect(await readCaptured(env, '../secret')).toBeNull()
  expect(await readCaptured(env, '9999999999999-00000000')).toBeNull()
})

test('in production nothing leaves before a supplier is set', async () => {
  expect(await makeMailer(noBrevo).send(mail, once)).toMatchObject({ refused: 'no_provider' })
})

test('an unfit mail never reaches the supplier', async () => {
  expect(await makeMailer(brevo).send({ ...mail, subject: 'a\r\nBcc: b@c.fr' }, once)).toMatchObject({
    refused: 'unfit',
  })
  expect(outside).not.toHaveBeenCalled()
})

test('Brevo receives the mail under a name that stays the same at each try', async () => {
  outside.mockImplementation(async () => Response.json({ messageId: '<1@brevo>' }, { status: 201 }))
  const mailer = makeMailer(brevo)
  expect(await mailer.send({ ...mail, fromName: 'Centre Lisière', replyTo: 'ana@example.fr' }, once)).toEqual({
    sent: '<1@brevo>',
  })
  await mailer.send(mail, once)

  const [first, second] = outside.mock.calls.map(([, init]) => JSON.parse(String(init?.body)))
  expect(first).toMatchObject({
    sender: { email: 'bonjour@lisiere.fr', name: 'Centre Lisière' },
    to: [{ email: 'cleo@example.fr' }],
    replyTo: { email: 'ana@example.fr' },
    textContent: 'À lundi',
  })
  expect(first.headers.idempotencyKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(second.headers).toEqual(first.headers)
})

test.each([
  [400, { code: 'invalid_parameter' }, { refused: 'rejected', why: '400 invalid_parameter' }],
  [401, {}, { refused: 'rejected', why: '401' }],
  [429, {}, { refused: 'later', why: '429' }],
  [503, {}, { uncertain: '503' }],
])('Brevo answering %i %j is understood', async (status, body, expected) => {
  outside.mockImplementation(async () => Response.json(body, { status }))
  expect(await makeMailer(brevo).send(mail, once)).toEqual(expected)
})

test('a try that Brevo had already received counts as sent', async () => {
  outside.mockImplementation(async () => Response.json({ code: 'duplicate_parameter' }, { status: 400 }))
  expect(await makeMailer(brevo).send(mail, once)).toHaveProperty('sent')
})

test('a line that breaks leaves the mail uncertain', async () => {
  outside.mockImplementation(async () => {
    throw new TypeError('Network connection lost')
  })
  expect(await makeMailer(brevo).send(mail, once)).toEqual({ uncertain: 'unreachable' })
})

test('the platform receives a whole mail', async () => {
  const sent: unknown[] = []
  const send = async (message: unknown) => {
    sent.push(message)
    return { messageId: 'm1' }
  }
  expect(await makeMailer({ ...noBrevo, MAIL: { send } }, () => 0).send(mail, once)).toEqual({ sent: 'm1' })
  expect(sent[0]).toMatchObject({ from: 'bonjour@lisiere.fr', to: 'cleo@example.fr' })
})

test.each([
  ['E_RECIPIENT_SUPPRESSED', { refused: 'rejected', why: 'E_RECIPIENT_SUPPRESSED' }],
  ['E_RATE_LIMIT_EXCEEDED', { refused: 'later', why: 'E_RATE_LIMIT_EXCEEDED' }],
  ['E_INTERNAL_SERVER_ERROR', { uncertain: 'E_INTERNAL_SERVER_ERROR' }],
])('the platform refusing with %s is understood', async (code, expected) => {
  const send = async () => {
    throw Object.assign(new Error('no'), { code })
  }
  expect(await makeMailer({ ...noBrevo, MAIL: { send } }).send(mail, once)).toEqual(expected)
})
