import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { silentSince } from '#domain/quality/watch/silence.ts'
import { tellDue } from '#jobs/due-calls.ts'
import { followTickets } from '#jobs/tickets.ts'
import { makeQueue } from '#test/queue.ts'
import { app, browser, now, stranger, visitor, world } from '#test/visit.ts'

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
        at, by_id, 'votre avis sans nom' FROM surveys WHERE organisation_id = 'lisiere' AND id = 'a-chaud'`,
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
  await followTickets(queue.env, queue.ambient)
  const told = await all(
    "SELECT action, subject_id FROM events WHERE organisation_id = 'lisiere' AND action IN ('ticket_overdue', 'ticket_unowned')",
  )
  expect(told.filter(({ subject_id }) => subject_id === 'convocation')).toEqual([
    { action: 'ticket_overdue', subject_id: 'convocation' },
  ])
  await deliver('tellPeople')
  const lines = await all(
    `SELECT person_id FROM notifications JOIN events ON events.organisation_id = notifications.organisation_id
      AND events.id = notifications.event_id WHERE events.organisation_id = 'lisiere' AND events.subject_id = 'convocation'
      AND events.action = 'ticket_overdue'`,
  )
  expect(lines).toEqual([{ person_id: 'ana' }])
})

test('what comes due in the registers, a silent source and a late task are told once, to whom it concerns', async () => {
  const queue = makeQueue()
  for (const sql of [
    `UPDATE watch_readings SET read_at = ${now - 9 * 24 * 3600_000} WHERE organisation_id = 'lisiere'`,
    "UPDATE standings SET verdict = 'accepted', until = '2026-12-01' WHERE organisation_id = 'lisiere' AND party_id = 'ouest'",
    "UPDATE risks SET owner_id = 'ana', review_on = '2026-11-24' WHERE organisation_id = 'lisiere' AND id = 'absence'",
    "UPDATE developments SET planned_on = '2026-11-02' WHERE organisation_id = 'lisiere' AND done_on = ''",
    "INSERT INTO referents VALUES ('lisiere', 'mobility', 'malo', '', '', 0, '2026-01-05', 1, 0, 'seed')",
    "INSERT INTO task_closures SELECT organisation_id, id, '', '', 0, 'seed' FROM tasks WHERE organisation_id = 'lisiere' AND id = 'bilan'",
  ])
    await env.SHARD_1.prepare(sql).run()
  await Promise.all([1, 2, 3].map(() => tellDue(queue.env, queue.ambient)))
  const due = `SELECT action, subject_id FROM events WHERE organisation_id = 'lisiere' AND (subject_id, action) IN
    (SELECT subject_id, action FROM events WHERE action GLOB '*_due' OR action GLOB '*_late' OR action GLOB '*_stale' OR action GLOB '*_gone'
      OR action IN ('standing_ending', 'credential_ending', 'source_silent')) AND action NOT GLOB 'ticket_*' ORDER BY action, subject_id`
  const told = await all(due)
  expect(told).toEqual([
    { action: 'credential_ending', subject_id: 'bruno-cv' },
    { action: 'development_late', subject_id: 'bruno-classe' },
    { action: 'network_contact_stale', subject_id: 'appui' },
    { action: 'partner_due', subject_id: 'armor' },
    { action: 'referent_gone', subject_id: 'mobility' },
    { action: 'risk_due', subject_id: 'absence' },
    { action: 'source_silent', subject_id: 'officiel' },
    { action: 'standing_ending', subject_id: 'armor' },
    { action: 'task_late', subject_id: 'rappel' },
  ])
  await deliver('tellPeople')
  const lines = await all(
    `SELECT DISTINCT action, person_id FROM notifications WHERE organisation_id = 'lisiere'
      AND action IN ('risk_due', 'task_late', 'source_silent') ORDER BY action, person_id`,
  )
  expect(lines.filter(({ action }) => action !== 'source_silent')).toEqual([
    { action: 'risk_due', person_id: 'ana' },
    { action: 'task_late', person_id: 'ana' },
  ])
  const page = await (await (await visitor('ana')).get('/notifications')).text()
  expect(page).toContain('Rappeler Transports')

  await env.SHARD_1.prepare("UPDATE partners SET due_on = '2026-11-28' WHERE organisation_id = 'lisiere'").run()
  await tellDue(queue.env, queue.ambient)
  expect((await all(due)).length).toBe(told.length + 1)
  const day = 24 * 3600_000
  expect(silentSince({ addedAt: 0, readAt: 99 * day, heardAt: 95 * day }, 100 * day)).toBeNull()
  expect(silentSince({ addedAt: 0, readAt: 99 * day, heardAt: 31 * day }, 100 * day)).toBe('1970-02-01')
  expect(silentSince({ addedAt: 95 * day, readAt: null, heardAt: null }, 100 * day)).toBeNull()
})

test('who has complained reads by mail that we have read, and then our answer', async () => {
  const quentin = await visitor('quentin')
  const page = '/improvement/convocation'
  await quentin.post(`${page}/acknowledgement`, { reply: 'Nous avançons tous nos envois.' })
  await quentin.post(`${page}/closure`, { word: 'Les convocations partent dix jours avant.', checkOn: '' })
  await deliver('mailTicket')
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

const said = (mark: string, changes: Record<string, string> = {}) => ({
  id: `01kaq2v7m8k3d5f6g7h8${mark.padStart(6, '0')}`,
  title: `Salle froide ${mark}`,
  body: 'Douze degrés tout le matin',
  name: 'Nora Kerviel',
  email: `nora.${mark}@essai.example`,
  fax: '',
  ...changes,
})

const complain = (fields: Record<string, string>, address: string) =>
  browser(app, '', '', { 'CF-Connecting-IP': address }).post('/o/lisiere/complaint', fields)

test('anybody complains on the public page and is written to; a refused form keeps what was typed', async () => {
  await env.SHARD_1.prepare(
    "INSERT INTO referents VALUES ('lisiere', 'quality', 'quentin', '', '', 0, '2026-01-05', 1, 0, 'seed')",
  ).run()
  const refused = await complain(said('aa', { email: 'nora' }), '192.0.2.1')
  expect([refused.status, (await refused.text()).includes('Douze degrés tout le matin')]).toEqual([422, true])
  const answers = await Promise.all([1, 2, 3].map(() => complain(said('ab'), '192.0.2.2')))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const tickets = await all(
    "SELECT tickets.kind, source, stage, tickets.owner_id FROM tickets JOIN ticket_standings ON ticket_standings.organisation_id = tickets.organisation_id AND ticket_id = id WHERE tickets.organisation_id = 'lisiere' AND email = ?",
    'nora.ab@essai.example',
  )
  expect(tickets).toEqual([{ kind: 'complaint', source: 'public', stage: 'look_into', owner_id: 'quentin' }])
  await deliver('mailTicket')
  expect(await all("SELECT kind FROM sendings WHERE recipient = 'nora.ab@essai.example'")).toEqual([
    { kind: 'ticket-acknowledged' },
  ])
})

test('a program that fills every field is thanked and nothing is kept; a flood must wait', async () => {
  expect((await complain(said('ac', { fax: '01' }), '192.0.2.3')).status).toBe(303)
  expect(await all("SELECT 1 FROM tickets WHERE email = 'nora.ac@essai.example'")).toEqual([])
  const flood = []
  for (let turn = 0; turn < 12; turn++) {
    flood.push((await complain(said(`d${turn}`, { email: 'flood@essai.example' }), '203.0.113.8')).status)
  }
  expect(flood.at(-1)).toBe(422)
})

test('a report is read by very few, with a trace, and shows nowhere to anybody else', async () => {
  const words = 'Une phrase que peu de gens liront'
  const report = { id: '01kaq2v7m8k3d5f6g7h8reprt1', kind: 'harassment', body: words, name: '', contact: '', fax: '' }
  expect((await stranger().post('/o/lisiere/report', report)).headers.get('Location')).toContain('reference=REPRT1')
  const bruno = await visitor('bruno')
  expect((await bruno.post('/improvement/reports', { ...report, id: '01kaq2v7m8k3d5f6g7h8reprt2' })).status).toBe(303)

  for (const member of ['ana', 'igor', 'bruno', 'aude']) {
    const person = await visitor(member)
    expect((await person.get('/improvement/reports')).status).toBe(404)
    expect((await person.post(`/improvement/reports/${report.id}/reading`)).status).toBe(404)
    for (const page of ['/improvement', '/search?q=phrase', '/settings/audit']) {
      const shown = await (await person.get(page)).text()
      expect([member, page, shown.includes(words), shown.includes('REPRT1')]).toEqual([member, page, false, false])
    }
  }
  const quentin = await visitor('quentin')
  expect(await (await quentin.get('/improvement/reports')).text()).not.toContain(words)
  const read = await quentin.post(`/improvement/reports/${report.id}/reading`)
  expect([read.status, (await read.text()).includes(words)]).toEqual([200, true])
  const events = await all(
    `SELECT events.action, events.actor_id, body FROM events JOIN event_payloads ON event_payloads.organisation_id = events.organisation_id
      AND event_id = events.id WHERE events.organisation_id = 'lisiere' AND subject_id = ? ORDER BY seq`,
    report.id,
  )
  expect(events).toEqual([
    { action: 'report_received', actor_id: '', body: '{}' },
    { action: 'report_read', actor_id: 'id-quentin', body: '{}' },
  ])
  expect(await all('SELECT 1 FROM proofs WHERE subject_id = ?', report.id)).toEqual([])
})

test('measures follow a report until it is closed', async () => {
  const odile = await visitor('odile')
  const page = '/improvement/reports/signalement'
  const id = '01kaq2v7m8k3d5f6g7h8mesur1'
  const measured = await odile.post(`${page}/measures`, { id, what: 'Entretien avec la personne' })
  expect([measured.status, (await measured.text()).includes('Mesures prises')]).toEqual([200, true])
  expect((await odile.post(`${page}/closure`, { word: 'Sanction prise' })).status).toBe(200)
  expect((await odile.post(`${page}/closure`, { word: 'Encore' })).status).toBe(409)
})

async function deliver(handler: string): Promise<void> {
  const owed = await all("SELECT event_id FROM outbox WHERE organisation_id = 'lisiere' AND handler = ?", handler)
  const queue = makeQueue()
  for (const { event_id } of owed) {
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: String(event_id), handler })
  }
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 9; rounds++) await queue.deliver()
}
