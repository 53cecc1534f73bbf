import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { followTickets } from '#jobs/tickets.ts'
import { makeQueue } from '#test/queue.ts'
import { now, visitor, world } from '#test/visit.ts'

beforeAll(world)

const all = async (sql: string, ...values: unknown[]) =>
  (
    await env.SHARD_1.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results

const today = '2026-11-21'
const yesterday = '2026-11-20'

const answer = (id: string, survey: string, day: string, participation: string | null) =>
  env.SHARD_1.prepare(
    `INSERT INTO answers SELECT organisation_id, ?, ?, version, session_id, programme_id, site_id, ?, '{"satisfait":1}', 0,
      NULL, '["satisfait"]', ?, 'form', NULL FROM answers WHERE organisation_id = 'lisiere' AND id = 'reponse-gael'`,
  ).bind(id, survey, participation, day)

test('an answer that alerts opens one ticket, however many jobs find it; one that is anonymous names nobody', async () => {
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      `INSERT INTO surveys SELECT organisation_id, 'secret', 'Votre avis sans nom', purpose, audience, 1, smallest_group, version,
        at, by_id FROM surveys WHERE organisation_id = 'lisiere' AND id = 'a-chaud'`,
    ),
    env.SHARD_1.prepare(
      `INSERT INTO survey_versions SELECT organisation_id, 'secret', version, content, at, by_id FROM survey_versions
        WHERE organisation_id = 'lisiere' AND survey_id = 'a-chaud'`,
    ),
    answer('named', 'a-chaud', today, 'a-chaud-lea'),
    answer('hidden', 'secret', yesterday, null),
    answer('early', 'secret', today, null),
  ])
  const queue = makeQueue()
  await Promise.all([1, 2, 3].map(() => followTickets(queue.env, queue.ambient)))
  const tickets = await all(
    "SELECT * FROM tickets WHERE organisation_id = 'lisiere' AND kind = 'low_answer' ORDER BY source_id",
  )
  expect(tickets.map(({ source_id }) => source_id)).toEqual(['hidden', 'named'])
  const [hidden, named] = tickets
  expect(named).toMatchObject({ person_id: 'lea', email: 'lea@lisiere.example', acknowledge_by: '2026-11-24' })
  expect(named?.body).toContain('Êtes-vous satisfait de la formation ? 1/5')
  expect(hidden).toMatchObject({ person_id: null, name: '', email: '', acknowledge_by: '', session_id: 'passee' })
  expect(hidden?.body).toBe('Êtes-vous satisfait de la formation ?')
  const payloads = await all(
    `SELECT body FROM event_payloads JOIN events ON events.organisation_id = event_payloads.organisation_id
      AND events.id = event_id WHERE events.organisation_id = 'lisiere' AND subject_id = ?`,
    hidden?.id,
  )
  expect(payloads).toEqual([{ body: JSON.stringify({ name: hidden?.title, kind: 'low_answer' }) }])

  queue.set(now + 24 * 3600_000)
  await followTickets(queue.env, queue.ambient)
  expect(await all("SELECT 1 FROM tickets WHERE organisation_id = 'lisiere' AND source_id = 'early'")).toHaveLength(1)
})

test('what is late is told once to who looks after it', async () => {
  const queue = makeQueue()
  await followTickets(queue.env, queue.ambient)
  const told = await all(
    "SELECT action, subject_id FROM events WHERE organisation_id = 'lisiere' AND action IN ('ticket_overdue', 'ticket_unowned')",
  )
  expect(told).toContainEqual({ action: 'ticket_overdue', subject_id: 'convocation' })
  await followTickets(queue.env, queue.ambient)
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 9; rounds++) await queue.deliver()
  const lines = await all(
    `SELECT person_id FROM notifications JOIN events ON events.organisation_id = notifications.organisation_id
      AND events.id = notifications.event_id WHERE events.organisation_id = 'lisiere' AND events.subject_id = 'convocation'
      AND events.action = 'ticket_overdue'`,
  )
  expect(lines).toEqual([{ person_id: 'ana' }])
})

test('who has complained reads by mail that we have read, and then our answer', async () => {
  const quentin = await visitor('quentin')
  const page = '/improvement/convocation'
  await quentin.post(`${page}/acknowledgement`, { reply: 'Nous avançons tous nos envois.' })
  await quentin.post(`${page}/closure`, { word: 'Les convocations partent dix jours avant.', checkOn: '' })
  const owed = await all("SELECT event_id FROM outbox WHERE organisation_id = 'lisiere' AND handler = 'mailTicket'")
  const queue = makeQueue()
  for (const { event_id } of owed) {
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: String(event_id), handler: 'mailTicket' })
  }
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 9; rounds++) await queue.deliver()
  const mails = await all(
    `SELECT kind, recipient, body FROM sendings JOIN sending_texts ON sending_texts.organisation_id = sendings.organisation_id
      AND sending_texts.sending_id = sendings.id WHERE sendings.organisation_id = 'lisiere' AND kind GLOB 'ticket-*' ORDER BY kind`,
  )
  expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['ticket-acknowledged', 'lea@lisiere.example'],
    ['ticket-answered', 'lea@lisiere.example'],
  ])
  expect(mails.map(({ body }) => String(body))).toEqual([
    expect.stringContaining('Nous avançons tous nos envois.'),
    expect.stringContaining('dix jours avant'),
  ])
})
