import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { returnsIn } from '#edge/mail-brevo-returns.ts'
import { listCaptured } from '#edge/mail-capture.ts'
import { makeQueue } from '#test/queue.ts'
import { request, visitor, world } from '#test/visit.ts'

beforeAll(world)

const word = `Bearer ${env.BREVO_HOOK_TOKEN}`

/** As Brevo's manual shows it. */
const said = (reference: string, event = 'hard_bounce') => ({
  event,
  email: 'nora@dunes.example',
  id: 26_224,
  date: '2026-11-21 14:32:10',
  ts: 1_795_267_930,
  'message-id': '<202611211332.1@relay.example>',
  ts_event: 1_795_267_930,
  subject: 'Bienvenue',
  'X-Mailin-custom': reference,
  reason: '550 5.1.1\r\nno such user',
  tags: ['transactional'],
})

const hear = (body: unknown, Authorization = word) =>
  request('/hooks/mail/brevo', { method: 'POST', headers: { Authorization }, body: JSON.stringify(body) })

const stateOf = (reference: string) =>
  env.SHARD_1.prepare('SELECT state, reason FROM sendings WHERE organisation_id = ? AND id = ?')
    .bind(reference.split('.')[1], reference.split('.').slice(2).join('.'))
    .first()

const told = async () =>
  (await env.SHARD_1.prepare("SELECT actor_kind, actor_id FROM events WHERE action = 'mail_bounced'").all()).results

/** A letter that has really left, and the name it left with. */
async function invited(): Promise<string> {
  const odile = await visitor('odile')
  const guest = {
    givenName: 'Nora',
    familyName: 'Kerviel',
    email: 'nora@dunes.example',
    role: 'trainer',
    sites: 'nantes',
  }
  await odile.post('/settings/members/invitations', guest)
  const owed = await env.SHARD_1.prepare(
    "SELECT event_id AS eventId, handler, organisation_id AS organisationId FROM outbox WHERE handler = 'mailInvitation'",
  ).all()
  const queue = makeQueue()
  for (const work of owed.results) queue.put({ shard: 'SHARD_1', ...work })
  await queue.deliver()
  const [mail] = await listCaptured(env)
  return mail?.reference ?? ''
}

test('a letter that reached nobody is shown as come back, once, whoever sent it and however often it is said', async () => {
  const reference = await invited()
  expect(await stateOf(reference)).toMatchObject({ state: 'sent' })
  expect((await hear(said(reference, 'delivered'))).status).toBe(200)
  expect(await stateOf(reference)).toMatchObject({ state: 'sent' })

  expect((await hear([said(reference), said(reference)])).status).toBe(200)
  expect((await hear(said(reference))).status).toBe(200)
  expect(await stateOf(reference)).toEqual({ state: 'bounced', reason: '550 5.1.1 no such user' })
  expect(await told()).toEqual([{ actor_kind: 'provider', actor_id: 'brevo' }])
  const list = await (await visitor('odile')).get('/settings/messages/sendings?state=bounced')
  expect(await list.text()).toContain('nora@dunes.example')
})

test('nobody else is believed, and what is about no letter of ours changes nothing', async () => {
  const before = await told()
  for (const wrong of ['', 'Bearer ', `${word}x`, `Bearer ${'o'.repeat(word.length - 7)}`])
    expect((await hear(said('SHARD_1.lisiere.resume'), wrong)).status).toBe(401)
  for (const reference of [
    '',
    'resume',
    'SHARD_9.nowhere.resume',
    'SHARD_1.lisiere.nobody',
    'SHARD_1.directory.nobody',
  ])
    expect((await hear(said(reference))).status).toBe(200)
  expect((await hear(null)).status).toBe(200)
  expect(
    (await request('/hooks/mail/brevo', { method: 'POST', headers: { Authorization: word }, body: '{' })).status,
  ).toBe(400)
  expect(await told()).toEqual(before)
})

test('what is put off or opened is no return, and what cannot be read is none', () => {
  const reference = 'SHARD_1.lisiere.resume'
  const heard = ['request', 'delivered', 'deferred', 'opened', 'click', 'spam', 'unsubscribed']
  expect(returnsIn(heard.map((event) => said(reference, event)))).toEqual([])
  expect(returnsIn([1, null, 'x', {}, { event: 'hard_bounce' }])).toEqual([])
  expect(returnsIn({ event: 'blocked', 'X-Mailin-custom': reference, reason: 4 })).toEqual([
    { reference, reason: 'blocked' },
  ])
})
