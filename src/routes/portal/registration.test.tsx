import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { listCaptured } from '#edge/mail-capture.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { app, browser, stranger, world } from '#test/visit.ts'

beforeAll(world)

const page = '/o/lisiere/sessions/avenir'
const someone = (mark: string, changes: Record<string, string> = {}) => ({
  id: `01kaq2v7m8k3d5f6g7h8${mark.padStart(6, '0')}`,
  givenName: 'Nora',
  familyName: `Essai ${mark}`,
  email: `nora.${mark}@essai.example`,
  phone: '06 12 34 56 78',
  payer: 'self',
  companyName: '',
  companySiret: '',
  needs: '',
  message: '',
  consent: 'on',
  fax: '',
  ...changes,
})

const all = async (sql: string, ...values: unknown[]) =>
  (
    await env.SHARD_1.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results
const first = async (sql: string, ...values: unknown[]) => (await all(sql, ...values))[0] ?? {}
const from = (address: string) => browser(app, '', '', { 'CF-Connecting-IP': address })
const enrolmentOf = (email: string) =>
  first(
    `SELECT enrolments.state, enrolments.source, persons.given_name, persons.id FROM enrolments
      JOIN persons ON persons.organisation_id = enrolments.organisation_id AND persons.id = enrolments.person_id
      WHERE enrolments.organisation_id = 'lisiere' AND session_id = 'avenir' AND email = ?`,
    email,
  )

async function registerAs(fields: Record<string, string>, address = '192.0.2.1') {
  const answer = await from(address).post(page, fields)
  const location = answer.headers.get('Location') ?? ''
  return { status: answer.status, location, text: location === '' ? await answer.text() : '' }
}

const after = async (location: string) => (await stranger().get(location.replace(env.ORIGIN, ''))).text()

test('anybody finds the dates, the price, the seats left and a form that needs no script', async () => {
  const answer = await stranger().get(page)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(text).toContain('Manager une équipe au quotidien')
  expect(text).toContain('7 places restantes')
  expect(text).toContain('980')
  expect(text).toMatch(/<form[^>]*method="post"[^>]*action="\/o\/lisiere\/sessions\/avenir"/)
  expect(text).not.toMatch(/<input(?=[^>]*name="id")(?=[^>]*value="")/)
})

test('a registration is an enrolment, and the page after says what happens next', async () => {
  const { status, location } = await registerAs(someone('aa'))
  expect(status).toBe(303)
  expect(await after(location)).toContain('Votre inscription est enregistrée')
  expect(await enrolmentOf('nora.aa@essai.example')).toMatchObject({ state: 'enrolled', source: 'public' })
})

test('what was typed comes back whole when the form is refused', async () => {
  const { status, text } = await registerAs(
    someone('ab', { email: 'nora', consent: '', message: 'À midi, je mange où ?' }),
  )
  expect(status).toBe(422)
  expect(text).toContain('value="Essai ab"')
  expect(text).toContain('À midi, je mange où ?')
  expect(text).toContain('value="01kaq2v7m8k3d5f6g7h80000ab"')
})

test('an address is one person, and nobody learns whether it was known', async () => {
  const unknown = await registerAs(someone('ac'), '192.0.2.2')
  const again = await registerAs(someone('ad', { email: 'nora.ac@essai.example', givenName: 'Autre' }), '192.0.2.3')
  const known = await registerAs(someone('ae', { email: 'gael@lisiere.example' }), '192.0.2.4')
  expect([unknown.status, again.status, known.status]).toEqual([303, 303, 303])
  const pages = await Promise.all([unknown, again, known].map(({ location }) => after(location)))
  const told = pages.map((text) => text.slice(text.indexOf('<main')).replaceAll(/registrations\/[\w.-]+/g, ''))
  expect(told[1]).toBe(told[0])
  expect(told[2]).toBe(told[0])
  expect((await enrolmentOf('nora.ac@essai.example')).given_name).toBe('Nora')
  const { count } = await first(
    "SELECT count(*) AS count FROM persons WHERE organisation_id = 'lisiere' AND email = 'nora.ac@essai.example'",
  )
  expect(count).toBe(1)
  expect(await all("SELECT 1 FROM events WHERE action = 'registration_repeated'")).toHaveLength(2)
})

test('the same form sent ten times at once is one person and one enrolment', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => registerAs(someone('af'), `198.51.100.${at}`)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  const rows = await all(
    "SELECT persons.id FROM persons JOIN enrolments ON enrolments.organisation_id = persons.organisation_id AND person_id = persons.id WHERE persons.organisation_id = 'lisiere' AND email = ?",
    'nora.af@essai.example',
  )
  expect(rows).toHaveLength(1)
})

test('a company with its SIRET is made once, and needs are added where only some may read them', async () => {
  const company = { payer: 'company', companyName: 'Criée du Port', companySiret: '732 829 320 00074' }
  await registerAs(someone('ag', { ...company, needs: 'Une table réglable' }), '192.0.2.5')
  await registerAs(someone('ah', company), '192.0.2.6')
  expect(
    await all("SELECT 1 FROM companies WHERE organisation_id = 'lisiere' AND siret = '73282932000074'"),
  ).toHaveLength(1)
  const { id } = await enrolmentOf('nora.ag@essai.example')
  const { needs } = await first(
    "SELECT needs FROM person_needs WHERE organisation_id = 'lisiere' AND person_id = ?",
    id,
  )
  expect(needs).toBe('Une table réglable')
})

test('a program that fills every field is thanked and nothing is kept', async () => {
  const { status } = await registerAs(someone('ai', { fax: '01 02 03 04 05' }), '192.0.2.7')
  expect(status).toBe(303)
  expect(await enrolmentOf('nora.ai@essai.example')).toEqual({})
})

test('an address that registers too many people must wait, with its form kept', async () => {
  const answers = []
  for (let turn = 0; turn < 12; turn += 1)
    answers.push(await registerAs(someone('aj', { email: `x${turn}@essai.example` }), '203.0.113.9'))
  expect(answers.at(-1)?.status).toBe(422)
  expect(answers.at(-1)?.text).toContain('Essai aj')
})

test('the half-days leave for a calendar that reads them', async () => {
  const answer = await stranger().get(`${page}/calendar.ics`)
  const { default: ical } = await import('ical.js')
  const calendar = new ical.Component(ical.parse(await answer.text()))
  const moments = calendar.getAllSubcomponents('vevent').map((one) => new ical.Event(one))
  expect(moments).toHaveLength(6)
  expect(moments[0]?.summary).toContain('Manager une équipe au quotidien')
  expect(moments[0]?.location).toContain('Nantes')
})

test('the mail that confirms carries them as a file', async () => {
  expect((await registerAs(someone('al'), '192.0.2.9')).status).toBe(303)
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere'",
  ).all<{ eventId: string; handler: string }>()
  const queue = makeQueue()
  for (const owed of results) queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...owed })
  while ((await queue.deliver()) > 0);

  const mail = (await listCaptured(env)).find(({ to }) => to === 'nora.al@essai.example')
  const [file] = mail?.attachments ?? []
  expect(file).toMatchObject({ name: 'MAN-avenir.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH' })
  const { default: ical } = await import('ical.js')
  expect(new ical.Component(ical.parse(file?.text ?? '')).getAllSubcomponents('vevent')).toHaveLength(6)
})

test('a session that is private, begun or closed takes nobody', async () => {
  expect((await stranger().get('/o/lisiere/sessions/absente')).status).toBe(404)
  expect(await (await stranger().get('/o/lisiere/sessions/passee')).text()).toContain('a déjà commencé')
  expect((await from('192.0.2.8').post('/o/lisiere/sessions/encours', someone('ak'))).status).toBe(409)
})

test('two hundred posts for one last seat enrol one person, and the others wait', async () => {
  const posts = 200
  await env.SHARD_1.prepare(
    "UPDATE sessions SET seats_max = (SELECT taken + 1 FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'avenir') WHERE organisation_id = 'lisiere' AND id = 'avenir'",
  ).run()
  await env.SHARD_1.prepare(
    "DELETE FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND state = 'waiting'",
  ).run()
  const answers = await Promise.all(
    Array.from({ length: posts }, (_, at) =>
      registerAs(someone(`z${at}`, { email: `z${at}@essai.example` }), `10.0.${Math.floor(at / 100)}.${at % 100}`),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  const states = await all(
    "SELECT state, count(*) AS people FROM enrolments JOIN persons ON persons.organisation_id = enrolments.organisation_id AND persons.id = person_id WHERE enrolments.organisation_id = 'lisiere' AND session_id = 'avenir' AND email LIKE 'z%' GROUP BY state ORDER BY state",
  )
  expect(states).toEqual([
    { state: 'enrolled', people: 1 },
    { state: 'waiting', people: posts - 1 },
  ])
  const seats = await first(
    "SELECT taken, waiting, seats_max FROM session_seats JOIN sessions ON sessions.organisation_id = session_seats.organisation_id AND sessions.id = session_id WHERE session_seats.organisation_id = 'lisiere' AND session_id = 'avenir'",
  )
  expect(seats.taken).toBe(seats.seats_max)
  expect(seats.waiting).toBe(posts - 1)
  report('last seat', `${posts} posts, ${states[0]?.people} enrolled`)
}, 240_000)
