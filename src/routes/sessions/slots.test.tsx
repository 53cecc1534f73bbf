import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { report } from '#test/report.ts'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const base = {
  version: '0',
  day: '2027-02-01',
  from: '09:00',
  to: '12:30',
  minutes: '',
  title: '',
  space: '',
  remoteLink: '',
  trainers: '',
  accepted: '',
}
let made = 0
const slot = (changes = {}) => ({ ...base, id: `slot-${made++}`, ...changes })

const rows = async (query: string, ...values: string[]) =>
  (
    await env.SHARD_1.prepare(query)
      .bind(...values)
      .all()
  ).results
const count = async (where: string) =>
  (await env.SHARD_1.prepare(`SELECT count(*) AS n FROM slots WHERE organisation_id = 'lisiere' AND ${where}`).first(
    'n',
  )) as number

/** What the page offers to accept. */
const acceptedIn = (html: string) => /name="accepted" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''

test('plans half-days from a template, steps over weekends and public holidays, and the session follows', async () => {
  const odile = await visitor('odile')
  const plan = {
    ...{ id: '01kaq2v7m8k3d5f6g7h8j9k0mn', first: '2027-03-25', days: '3', weekdays: ['1', '2', '3', '4', '5'] },
    ...{ morning: 'on', morningFrom: '09:00', morningTo: '12:30' },
    ...{ afternoon: 'on', afternoonFrom: '13:30', afternoonTo: '17:00' },
    ...{ space: 'golfe', remoteLink: '', trainers: ['bruno'], accepted: '' },
  }
  for (const _ of [1, 2]) {
    const response = await odile.post('/sessions/passee/slots/plan', plan)
    expect(response.status).toBe(303)
    expect(decodeURIComponent(response.headers.get('Set-Cookie') ?? '')).toContain('29')
  }
  expect(
    await rows(
      "SELECT DISTINCT day FROM slots WHERE session_id = 'passee' AND organisation_id = 'lisiere' AND day > '2027' ORDER BY day",
    ),
  ).toEqual([{ day: '2027-03-25' }, { day: '2027-03-26' }, { day: '2027-03-30' }])
  const [session] = await rows(
    "SELECT ends_on AS ends FROM sessions WHERE id = 'passee' AND organisation_id = 'lisiere'",
  )
  expect(session).toEqual({ ends: '2027-03-30' })
  expect(await count("session_id = 'passee' AND day > '2027'")).toBe(6)
})

test.each([
  ['a trainer who teaches elsewhere', { day: '2026-12-31', trainers: 'bruno' }, 'anime déjà'],
  ['a space that is taken', { day: '2026-12-31', space: 'erdre' }, 'accueille déjà'],
  ['somebody who may not teach it', { trainers: 'sylvie' }, 'habilité pour ce programme'],
  ['people enrolled elsewhere', { day: '2026-11-21', from: '09:00', to: '10:00' }, 'Léa Morvan suit déjà'],
])('says that %s is in the way, and goes on once that is accepted', async (_, changes, sentence) => {
  const odile = await visitor('odile')
  const wanted = slot(changes)
  const response = await odile.post('/sessions/passee/slots', wanted)
  const shown = await response.text()
  expect(response.status).toBe(409)
  expect(shown).toContain(sentence)
  expect(await count(`id = '${wanted.id}'`)).toBe(0)
  const accepted = acceptedIn(shown)
  expect((await odile.post('/sessions/passee/slots', { ...wanted, accepted })).status).toBe(303)
  expect(await count(`id = '${wanted.id}'`)).toBe(1)
})

test('a space too small, and a trainer who is away, are told too', async () => {
  const odile = await visitor('odile')
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("UPDATE spaces SET capacity = 3 WHERE organisation_id = 'lisiere' AND id = 'golfe'"),
    env.SHARD_1.prepare(
      "INSERT INTO unavailabilities VALUES ('lisiere', 'away', 'bruno', ?, ?, 'Congés', 0, 'seed')",
    ).bind(Date.UTC(2027, 3, 5), Date.UTC(2027, 3, 10)),
  ])
  const shown = await (
    await odile.post('/sessions/avenir/slots', slot({ day: '2027-04-06', space: 'golfe', trainers: 'bruno' }))
  ).text()
  expect(shown).toContain('accueille 3 personnes, pas 8')
  expect(shown).toContain('disponible')
  expect(shown).toContain('Congés')
})

test('where conflicts block, accepting them changes nothing', async () => {
  const odile = await visitor('odile')
  const wanted = slot({ day: '2026-12-31', space: 'erdre' })
  const accepted = acceptedIn(await (await odile.post('/sessions/passee/slots', wanted)).text())
  expect((await odile.post('/settings/conflicts', { policy: 'block', version: '0' })).status).toBe(303)
  const blocked = await odile.post('/sessions/passee/slots', { ...wanted, accepted })
  expect(blocked.status).toBe(409)
  expect(acceptedIn(await blocked.text())).toBe('')
  expect((await odile.post('/settings/conflicts', { policy: 'warn', version: '1' })).status).toBe(303)
  expect((await odile.post('/sessions/passee/slots', { ...wanted, accepted })).status).toBe(303)
})

test('of many who book the same space at once, one passes', async () => {
  const odile = await visitor('odile')
  await odile.get('/sessions')
  const wanted = Array.from({ length: 12 }, () => slot({ day: '2027-06-07', space: 'erdre' }))
  const answers = await Promise.all(
    wanted.map((one, index) => odile.post(`/sessions/${index % 2 ? 'passee' : 'avenir'}/slots`, one)),
  )
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(11)
  report('space', `${answers.length} bookings at once, ${await count("day = '2027-06-07'")} passed`)
  expect(await count("day = '2027-06-07'")).toBe(1)
})

test('a slot moves by its form, once, and its trainers with it', async () => {
  const odile = await visitor('odile')
  const shown = await (await odile.get('/slots/avenir-0')).text()
  expect(shown).toContain('value="2026-12-31"')
  const change = slot({ day: '2026-12-30', from: '10:00', to: '12:00', trainers: 'bruno', version: '1' })
  expect((await odile.post('/slots/avenir-0', change)).status).toBe(303)
  expect((await odile.post('/slots/avenir-0', change)).status).toBe(409)
  expect(
    await rows(
      "SELECT slots.day, slots.minutes, slot_trainers.starts_at = slots.starts_at AS along FROM slots JOIN slot_trainers ON slot_trainers.organisation_id = slots.organisation_id AND slot_id = slots.id WHERE slots.organisation_id = 'lisiere' AND slots.id = 'avenir-0'",
    ),
  ).toEqual([{ day: '2026-12-30', minutes: 120, along: 1 }])
  const [session] = await rows(
    "SELECT starts_on AS starts FROM sessions WHERE id = 'avenir' AND organisation_id = 'lisiere'",
  )
  expect(session).toEqual({ starts: '2026-12-30' })
})

test('somebody who is not in the list is added by name, and an unclear name keeps the form', async () => {
  const odile = await visitor('odile')
  const unknown = await odile.post(
    '/sessions/passee/slots',
    slot({ trainers: 'sylvie', trainer: 'personne', title: 'Gardé' }),
  )
  expect(unknown.status).toBe(422)
  const kept = await unknown.text()
  expect(kept).toContain('Personne ne répond à ce nom.')
  expect(kept).toContain('value="Gardé"')
  const wanted = slot({ day: '2027-09-06', trainer: 'castel' })
  expect((await odile.post('/sessions/passee/slots', wanted)).status).toBe(303)
  expect(
    await rows(
      "SELECT person_id AS who FROM slot_trainers WHERE organisation_id = 'lisiere' AND slot_id = ?",
      wanted.id,
    ),
  ).toEqual([{ who: 'bruno' }])
})

test('a slot goes, and comes back as it was; one where presence was noted stays', async () => {
  const odile = await visitor('odile')
  const gone = await odile.post('/slots/avenir-5/removal', { confirmed: 'people' })
  expect(gone.status).toBe(303)
  expect(await count("id = 'avenir-5'")).toBe(0)
  const told = JSON.parse(decodeURIComponent(/toast=([^;]*)/.exec(gone.headers.get('Set-Cookie') ?? '')?.[1] ?? '{}'))
  expect((await odile.post(told.undo.action, told.undo.fields)).status).toBe(303)
  expect(
    await rows("SELECT person_id AS who FROM slot_trainers WHERE organisation_id = 'lisiere' AND slot_id = 'avenir-5'"),
  ).toEqual([{ who: 'bruno' }])
  expect((await odile.post('/slots/passee-0/removal', { confirmed: 'people' })).status).toBe(409)
})

test('nobody plans on a site that is not theirs', async () => {
  const ana = await visitor('ana')
  expect((await ana.post('/sessions/passee/slots', slot())).status).toBe(404)
  expect((await ana.get('/slots/passee-0')).status).toBe(404)
  expect((await (await visitor('quentin')).post('/sessions/avenir/slots', slot())).status).toBe(404)
})

test('of a large team some are proposed, with those already chosen; the others have a field for their name', async () => {
  const odile = await visitor('odile')
  const form = async () => (await odile.get('/slots/avenir-1')).text()
  const proposed = (page: string) => page.match(/name="trainers"/g)?.length
  expect(await form()).not.toContain('Un autre formateur')
  const team = JSON.stringify(Array.from({ length: 30 }, (_, at) => `equipe-${at}`))
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      `INSERT INTO persons (organisation_id, id, given_name, family_name, sort_key, email, phone, version, at)
        SELECT 'lisiere', value, 'Aa', value, 'aa ' || value, value || '@lisiere.example', '', 1, 0 FROM json_each(?)`,
    ).bind(team),
    env.SHARD_1.prepare(
      `INSERT INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id)
        SELECT 'lisiere', value, value, 'trainer', 1, 0, 'seed' FROM json_each(?)`,
    ).bind(team),
  ])
  const large = await form()
  expect(large).toContain('Un autre formateur')
  expect(proposed(large)).toBe(13)
  expect(large).toMatch(/value="bruno" checked/)
})
