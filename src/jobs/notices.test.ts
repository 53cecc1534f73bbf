import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { batch } from '#db/database.ts'
import { insertReminder } from '#db/messages/reminders.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { makeIds } from '#edge/ids.ts'
import { listCaptured } from '#edge/mail-capture.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { now, world } from '#test/visit.ts'
import { answer } from './consume.ts'
import { writeDigests } from './digests.tsx'
import { jobScope } from './job.ts'
import { remindDue } from './reminders.ts'
import { carry, sendDue } from './sendings.ts'
import { handlersOf } from './subscriptions.ts'

const hours = 3600_000
const days = 24 * hours
const time = { at: now, now: () => time.at }
const ambient = { clock: time, ids: makeIds(time.now), handlersOf }
let queued: JobMessage[] = []
const bindings = {
  ...env,
  JOBS: {
    sendBatch: async (messages: { body: JobMessage }[]) => void queued.push(...messages.map(({ body }) => body)),
  },
} as unknown as Bindings

beforeAll(world)
beforeEach(async () => {
  time.at = now
  queued = []
  await env.SHARD_1.batch(
    [
      'DELETE FROM unread_notifications',
      'DELETE FROM notifications',
      'DELETE FROM sending_texts',
      'DELETE FROM sendings',
      'DELETE FROM digest_items',
      'DELETE FROM digest_dues',
      'DELETE FROM notice_choices',
      'DELETE FROM notice_hours',
      'DELETE FROM reminders',
    ].map((sql) => env.SHARD_1.prepare(sql)),
  )
  for (const { key } of (await env.FILES.list({ prefix: 'dev/mail/' })).objects) await env.FILES.delete(key)
})

const office = (owed: Owed[] = [], organisation = 'lisiere'): Scope => ({
  ...jobScope(bindings, ambient, 'SHARD_1', organisation, 'test', owed),
  actor: { kind: 'identity', id: 'id-igor' },
})

/** Something happens in Centre Lisière; who must be told is told, twice over, as a queue may. */
async function happens(action: string, subjectId: string, payload = {}, deliveries = 2): Promise<string> {
  const owed: Owed[] = []
  const scope = office(owed)
  await commit(scope, [record(scope, action, subjectId, payload)])
  const told = owed.filter(({ handler }) => handler === 'tellPeople')
  for (let turn = 0; turn < deliveries; turn++) for (const message of told) await answer(bindings, ambient, message)
  return told[0]?.eventId ?? ''
}

const rows = async (sql: string) => (await env.SHARD_1.prepare(sql).all<Record<string, unknown>>()).results
const mails = async () => (await listCaptured(env)).map(({ to, subject }) => `${to} ${subject}`).sort()
const choose = (person: string, family: string, channel: string, choice: string) =>
  env.SHARD_1.prepare('INSERT INTO notice_choices VALUES (?, ?, ?, ?, ?, 1)')
    .bind('lisiere', person, family, channel, choice)
    .run()
const cron = async () => {
  await writeDigests(bindings, ambient)
  await sendDue(bindings, ambient)
}

test('tells those who must know and nobody else: one line and one mail a person, delivered twice', async () => {
  await happens('key_reused', 'agenda', { name: 'Agenda partagé' })
  expect(await rows('SELECT organisation_id, person_id, action FROM notifications')).toEqual([
    { organisation_id: 'lisiere', person_id: 'odile', action: 'key_reused' },
  ])
  expect(await mails()).toEqual(['odile@lisiere.example À voir sans attendre\u00a0: Clé d’API coupée'])
  expect(await rows('SELECT recipient, kind, state, wording FROM sendings')).toEqual([
    { recipient: 'odile@lisiere.example', kind: 'alert', state: 'sent', wording: 0 },
  ])
  expect(String((await rows('SELECT body FROM sending_texts'))[0]?.body)).toContain('Agenda partagé')
})

test('whoever did it is not told what she did', async () => {
  await happens('member_left', 'bruno', { name: 'Bruno Castel' })
  expect(await rows('SELECT person_id FROM notifications')).toEqual([{ person_id: 'odile' }])
})

test('follows a permission given by hand, on the site of the event', async () => {
  await env.SHARD_1.prepare(
    "INSERT INTO grants VALUES ('lisiere', 'carole', 'organisation.edit', 'nantes', 1, 'x')",
  ).run()
  await happens('logo_unreadable', 'lisiere', { name: 'logo.png' })
  await env.SHARD_1.prepare("DELETE FROM grants WHERE person_id = 'carole'").run()
  expect((await rows('SELECT person_id FROM notifications ORDER BY 1')).map(({ person_id }) => person_id)).toEqual([
    'carole',
    'odile',
  ])
})

test('the counter of the bell is what a recount finds, after reading too', async () => {
  await happens('member_left', 'bruno', { name: 'Bruno Castel' })
  await happens('member_left', 'sylvie', { name: 'Sylvie Aubert' })
  const value = async () =>
    (await rows("SELECT value FROM counters WHERE organisation_id = 'lisiere' AND name = 'unread odile'"))[0]?.value
  expect(await value()).toBe(2)
  const [one] = await rows("SELECT notification_id AS id FROM unread_notifications WHERE person_id = 'odile'")
  await env.SHARD_1.prepare('DELETE FROM unread_notifications WHERE notification_id = ?').bind(one?.id).run()
  expect(await value()).toBe(1)
  await env.SHARD_1.prepare('DELETE FROM unread_notifications').run()
  expect(await value()).toBe(0)
})

test('what falls in quiet hours leaves at their end, once; an alert does not wait', async () => {
  time.at = Date.parse('2026-11-21T23:10+01:00')
  await happens('job_abandoned', 'x', { action: 'member_invited' })
  await happens('key_reused', 'agenda', { name: 'Agenda' })
  expect(await mails()).toEqual(['odile@lisiere.example À voir sans attendre\u00a0: Clé d’API coupée'])
  time.at = Date.parse('2026-11-22T07:29+01:00')
  await cron()
  expect(await mails()).toHaveLength(1)
  time.at = Date.parse('2026-11-22T07:30+01:00')
  await cron()
  await cron()
  expect(await mails()).toEqual([
    'odile@lisiere.example Centre Lisière\u00a0: Travail abandonné',
    'odile@lisiere.example À voir sans attendre\u00a0: Clé d’API coupée',
  ])
})

test('a digest says once what happened, then waits for something else to happen', async () => {
  await happens('member_left', 'bruno', { name: 'Bruno Castel' })
  await happens('member_left', 'sylvie', { name: 'Sylvie Aubert' })
  expect(await mails()).toEqual([])
  time.at = Date.parse('2026-11-22T08:00+01:00')
  await Promise.all([cron(), cron()])
  await cron()
  const [digest, ...more] = await listCaptured(env)
  expect(more).toEqual([])
  expect(digest?.subject).toBe('Votre résumé\u00a0: 2\u00a0événements')
  for (const name of ['Bruno Castel', 'Sylvie Aubert']) expect(digest?.text.split(name)).toHaveLength(2)
  expect(await rows('SELECT * FROM digest_items')).toEqual([])
  time.at += days
  await cron()
  expect(await mails()).toHaveLength(1)
})

test('an hour changed on the day makes no second digest that day, and loses nothing', async () => {
  await happens('member_left', 'bruno', { name: 'Bruno Castel' })
  time.at = Date.parse('2026-11-22T08:00+01:00')
  await cron()
  await env.SHARD_1.prepare(
    "INSERT INTO notice_hours VALUES ('lisiere', 'odile', '20:00', '07:30', 'day', 1, '18:00', 1)",
  ).run()
  time.at = Date.parse('2026-11-22T09:00+01:00')
  await happens('member_left', 'sylvie', { name: 'Sylvie Aubert' })
  time.at = Date.parse('2026-11-22T18:00+01:00')
  await cron()
  expect(await mails()).toHaveLength(1)
  time.at = Date.parse('2026-11-23T18:00+01:00')
  await cron()
  expect(await mails()).toHaveLength(2)
})

test('a choice changed before a second delivery changes nothing that was told', async () => {
  const event = await happens('job_abandoned', 'x', { action: 'member_invited' }, 1)
  await choose('odile', 'works', 'mail', 'digest')
  await choose('odile', 'works', 'app', 'off')
  await answer(bindings, ambient, {
    shard: 'SHARD_1',
    organisationId: 'lisiere',
    eventId: event,
    handler: 'tellPeople',
  })
  expect(await mails()).toHaveLength(1)
  expect(await rows('SELECT * FROM digest_items')).toEqual([])
  await happens('job_abandoned', 'y', { action: 'member_invited' })
  expect([
    (await mails()).length,
    (await rows('SELECT * FROM digest_items')).length,
    (await rows('SELECT * FROM notifications')).length,
  ]).toEqual([1, 1, 1])
})

test('after a crash between the claim and the answer: a notice leaves again under the same name, a digest shows the doubt', async () => {
  const event = await happens('job_abandoned', 'x', { action: 'member_invited' })
  const claimed = "UPDATE sendings SET state = 'claimed', due_at = ?"
  await env.SHARD_1.prepare(claimed)
    .bind(time.at + 600_000)
    .run()
  await cron()
  expect(await mails()).toHaveLength(1)
  time.at += 600_000
  await Promise.all([cron(), cron()])
  const captured = await listCaptured(env)
  expect(captured).toHaveLength(2)
  expect(new Set(captured.map(({ idempotencyKey }) => idempotencyKey))).toEqual(new Set([`${event}.odile`]))
  expect(await rows('SELECT state, due_at FROM sendings')).toEqual([{ state: 'sent', due_at: null }])

  await env.SHARD_1.prepare("UPDATE sendings SET kind = 'digest', state = 'claimed', due_at = ?").bind(time.at).run()
  await cron()
  expect(await listCaptured(env)).toHaveLength(2)
  expect(await rows('SELECT state FROM sendings')).toEqual([{ state: 'uncertain' }])
})

test('a supplier that asks to wait, or whose answer is lost, is asked again later; one that refuses is believed', async () => {
  const production = {
    ...bindings,
    MODE: 'production',
    MAIL_FROM: 'bonjour@lisiere.example',
    BREVO_KEY: 'key',
  } as Bindings
  const outside = vi.spyOn(globalThis, 'fetch')
  const answers: [number, string][] = [
    [429, 'waiting'],
    [503, 'claimed'],
    [400, 'refused'],
  ]
  for (const [status, state] of answers) {
    const scope = office()
    await env.SHARD_1.prepare(
      "INSERT INTO sendings (organisation_id, id, event_id, handler, kind, family, person_id, recipient, state, at, due_at) VALUES ('lisiere', ?1, 'e', 'h', 'notice', 'works', 'odile', 'odile@lisiere.example', 'waiting', ?2, ?2)",
    )
      .bind(`s${status}`, time.at)
      .run()
    await env.SHARD_1.prepare("INSERT INTO sending_texts VALUES ('lisiere', ?, 'Objet', 'Texte', '', '')")
      .bind(`s${status}`)
      .run()
    outside.mockImplementation(async () => Response.json({ code: 'invalid' }, { status }))
    await carry(production, scope, `s${status}`)
    expect((await rows(`SELECT state FROM sendings WHERE id = 's${status}'`))[0]).toEqual({ state })
  }
  const sent = JSON.parse(String(outside.mock.calls[0]?.[1]?.body))
  expect(sent.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect(sent.headers['X-Mailin-custom']).toBe('SHARD_1.lisiere.s429')
  outside.mockRestore()
})

test('nothing leaves of an organisation that is on its way to another database', async () => {
  await happens('member_left', 'bruno', { name: 'Bruno Castel' })
  await env.SHARD_1.prepare("INSERT INTO moves VALUES ('lisiere', 'SHARD_1', 'SHARD_2', 1)").run()
  time.at += 2 * days
  await cron()
  expect(await mails()).toEqual([])
  await env.SHARD_1.prepare('DELETE FROM moves').run()
  await cron()
  expect(await mails()).toHaveLength(1)
})

test('the departure of the organisation, told by the directory, reaches the owners where they work', async () => {
  const owed: Owed[] = []
  const directory = {
    ...jobScope(bindings, ambient, 'SHARD_1', 'directory', 'test', owed),
    actor: { kind: 'identity', id: 'id-odile' } as const,
  }
  await commit(directory, [record(directory, 'departure_requested', 'lisiere', { dueAt: now + 30 * days })])
  for (const message of [...owed, ...owed]) await answer(bindings, ambient, message)
  expect(await mails()).toEqual(['odile@lisiere.example À voir sans attendre\u00a0: Départ de l’organisation demandé'])
  expect(await rows('SELECT organisation_id, person_id FROM notifications')).toEqual([
    { organisation_id: 'lisiere', person_id: 'odile' },
  ])
})

test('an invitation without an answer is reminded once, and its first link stays good', async () => {
  const owed: Owed[] = []
  const scope = office(owed)
  await env.SHARD_1.prepare("UPDATE invitations SET sent_at = ?, expires_at = ? WHERE id = 'marion'")
    .bind(now, now + 7 * days)
    .run()
  await commit(scope, [record(scope, 'member_invited', 'marion', { name: 'Marion Tessier', role: 'trainer' })])
  for (const message of owed) await answer(bindings, ambient, message)
  time.at = now + 3 * days - 1
  await remindDue(bindings, ambient)
  expect(queued).toEqual([])
  time.at = now + 3 * days
  await Promise.all([remindDue(bindings, ambient), remindDue(bindings, ambient)])
  await remindDue(bindings, ambient)
  const reminded = queued.splice(0)
  for (const message of [...reminded, ...reminded]) await answer(bindings, ambient, message)
  expect(await mails()).toEqual([
    'marion@lisiere.example Invitation à rejoindre Centre Lisière',
    'marion@lisiere.example Rappel\u00a0: Centre Lisière vous attend',
  ])
  expect((await rows("SELECT count(*) AS n FROM links WHERE purpose = 'invitation'"))[0]?.n).toBe(2)
  const kept = JSON.stringify(await rows('SELECT * FROM sending_texts'))
  expect(kept).toContain('token=…')
  expect(await rows("SELECT * FROM reminders WHERE organisation_id = 'lisiere'")).toEqual([])
})

test('a key that expires in two weeks is told to those who make keys, unless it was revoked', async () => {
  const scope = office()
  const reminder = (id: string) => insertReminder(scope, { id: `key.${id}`, kind: 'key', subjectId: id, dueAt: now })
  await batch(scope.db, [reminder('agenda'), reminder('gone')])
  await remindDue(bindings, ambient)
  for (const message of queued.splice(0)) await answer(bindings, ambient, message)
  expect((await rows('SELECT person_id FROM notifications ORDER BY 1')).map(({ person_id }) => person_id)).toEqual([
    'igor',
    'odile',
  ])
  expect(await rows('SELECT * FROM reminders')).toEqual([])
})
