import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type Program, programOf } from '#test/program.ts'
import { world } from '#test/visit.ts'

type Told = Record<string, unknown> & { id: string }

let ask: Program

beforeAll(async () => {
  await world()
  ask = await programOf('training')
})

test('adds somebody and says when they look like somebody else, changes them by version', async () => {
  const nolwenn = { givenName: 'Nolwenn', familyName: 'Tanguy', email: 'Nolwenn@example.com', bornOn: '1990-02-03' }
  const added = await told(await ask('/api/people', { body: nolwenn }), 201)
  expect(await told(await ask(`/api/people/${added.id}`))).toEqual(added)
  expect(added).toMatchObject({ email: 'nolwenn@example.com', version: 1 })
  expect(await refusal(await ask('/api/people', { body: nolwenn }))).toEqual([409, 'person_alike'])
  await told(await ask('/api/people', { body: { ...nolwenn, sure: true } }), 201)

  const patch = (body: object) => ask(`/api/people/${added.id}`, { method: 'PATCH', body })
  expect(await told(await patch({ phone: '0240000000', version: 1 }))).toMatchObject({
    phone: '0240000000',
    version: 2,
  })
  expect(await refusal(await patch({ phone: '', version: 1 }))).toEqual([409, 'overtaken'])
  const details = env.SHARD_1.prepare('SELECT born_on FROM person_details WHERE person_id = ?').bind(added.id)
  expect(await details.first('born_on')).toBe('1990-02-03')
})

test('adds a company once by its SIRET, with the skills operator its agreement points to', async () => {
  const company = { name: 'Autocars Tanguy', siret: '73282932000074', idcc: '0016' }
  const added = await told(await ask('/api/companies', { body: company }), 201)
  expect(added.opco).not.toBe('')
  expect(await told(await ask(`/api/companies/${added.id}`))).toEqual(added)
  expect(await refusal(await ask('/api/companies', { body: { ...company, name: 'Autre' } }))).toEqual([
    409,
    'siret_known',
  ])
  const named = { body: { name: 'Autocars Tanguy' } }
  expect(await refusal(await ask('/api/companies', named))).toEqual([409, 'company_alike'])
  const renamed = { method: 'PATCH', body: { name: 'Autocars du Loch', version: 1 } }
  expect(await told(await ask(`/api/companies/${added.id}`, renamed))).toMatchObject({
    siret: company.siret,
    version: 2,
  })
})

test('opens a session of a programme and plans its slots, all of them or none', async () => {
  const opened = await open('API-1', 8)
  expect(await told(await ask(`/api/sessions/${opened.id}`))).toEqual(opened)
  expect(opened).toMatchObject({ programmeId: 'manager', seats: { most: 8, taken: 0, waiting: 0 }, isPublic: false })
  expect(await refusal(await sessionAsked('API-1', 8))).toEqual([409, 'session_code_taken'])
  expect(await refusal(await sessionAsked('API-2', 2))).toEqual([422, 'seats_order'])

  const slot = (day: string, hours = ['09:00', '12:30'], trainerIds = ['bruno']) => {
    return { day, from: hours[0], to: hours[1], trainerIds }
  }
  const plan = (slots: object[]) => ask(`/api/sessions/${opened.id}/slots`, { body: { slots } })
  const planned = await told<{ items: Told[] }>(await plan([slot('2027-04-05'), slot('2027-04-06')]), 201)
  expect(planned.items.map(({ startsAt }) => startsAt)).toEqual([
    '2027-04-05T07:00:00.000Z',
    '2027-04-06T07:00:00.000Z',
  ])
  const listed = await told<{ items: Told[] }>(await ask(`/api/sessions/${opened.id}/slots`))
  expect(listed.items).toEqual(planned.items)

  expect(await refusal(await plan([slot('2027-04-07', ['12:30', '09:00'])]))).toEqual([422, 'ends_before'])
  expect(await refusal(await plan([slot('2027-04-07', undefined, ['lea'])]))).toEqual([422, 'choice'])
  await env.SHARD_1.prepare("INSERT OR REPLACE INTO conflict_policies VALUES ('lisiere', 'block', 1, 0, 'seed')").run()
  expect(await refusal(await plan([slot('2027-04-08'), slot('2027-04-05')]))).toEqual([409, 'slot_conflicts'])
  expect(await told<{ items: Told[] }>(await ask(`/api/sessions/${opened.id}/slots`))).toEqual(listed)
})

test('names any trainer of a team however large', async () => {
  const opened = await open('API-TEAM', 8)
  const team = JSON.stringify(Array.from({ length: 120 }, (_, at) => `team-${String(at).padStart(3, '0')}`))
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
  await env.SHARD_1.prepare("INSERT INTO qualifications VALUES ('lisiere', 'manager', 'team-119', 0, 'seed')").run()
  const slots = [{ day: '2027-05-03', from: '09:00', to: '12:30', trainerIds: ['team-119'] }]
  const planned = await told<{ items: Told[] }>(await ask(`/api/sessions/${opened.id}/slots`, { body: { slots } }), 201)
  expect(planned.items).toMatchObject([{ trainerIds: ['team-119'] }])
})

test('ten at once for two seats: two are enrolled, eight wait, and each hears it', async () => {
  const session = await open('API-CROWD', 4)
  await env.SHARD_1.prepare("UPDATE sessions SET seats_max = 2 WHERE organisation_id = 'lisiere' AND id = ?")
    .bind(session.id)
    .run()
  const people = await Promise.all(Array.from({ length: 10 }, (_, at) => newcomer(`Crowd${at}`)))
  const answers = await Promise.all(people.map((person) => enrol(session.id, person)))
  const states = await Promise.all(answers.map(async (answer) => (await told(answer, 201)).state))
  expect(states.sort()).toEqual([...Array(2).fill('enrolled'), ...Array(8).fill('waiting')])
  const { seats } = await told(await ask(`/api/sessions/${session.id}`))
  expect(seats).toEqual({ most: 2, taken: 2, waiting: 8 })
})

test('the same request several times at once under one key is one enrolment, answered the same', async () => {
  const session = await open('API-ONCE', 4)
  const person = await newcomer('Once')
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => enrol(session.id, person, { 'Idempotency-Key': 'once' })),
  )
  const bodies = await Promise.all(answers.map((answer) => told(answer, 201)))
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(await told(await ask(`/api/enrolments/${bodies[0]?.id}`))).toEqual(bodies[0])
  expect(await refusal(await enrol(session.id, person))).toEqual([409, 'enrolled_there'])
  expect(await refusal(await enrol(session.id, 'nobody'))).toEqual([422, 'person_unknown'])
  expect(await refusal(await enrol('nowhere', person))).toEqual([404, 'not_there'])
})

test('changes what was agreed, ends it, gives its seat to who waits, and does not take the end back when full', async () => {
  const session = await open('API-SEATS', 4)
  await env.SHARD_1.prepare("UPDATE sessions SET seats_max = 1 WHERE organisation_id = 'lisiere' AND id = ?")
    .bind(session.id)
    .run()
  const [first, second] = [await newcomer('First'), await newcomer('Second')]
  const seated = await told(await enrol(session.id, first), 201)
  const waiting = await told(await enrol(session.id, second), 201)
  expect([seated.state, waiting.state]).toEqual(['enrolled', 'waiting'])
  const at = (enrolment: Told, rest = '') => `/api/enrolments/${enrolment.id}${rest}`

  const changed = await ask(at(seated), { method: 'PATCH', body: { price: 12_300, companyId: 'guivarch', version: 1 } })
  expect(await told(changed)).toMatchObject({ price: 12_300, companyId: 'guivarch', version: 2 })
  const unknown = { method: 'PATCH', body: { companyId: 'nobody', version: 2 } }
  expect(await refusal(await ask(at(seated), unknown))).toEqual([422, 'company_unknown'])

  expect(await refusal(await ask(at(waiting, '/seat'), { method: 'POST' }))).toEqual([422, 'session_full'])
  const ended = await told(await ask(at(seated, '/end'), { body: { how: 'withdrawn' } }), 201)
  expect(ended).toMatchObject({ end: { how: 'withdrawn' } })
  expect(await told(await ask(at(seated)))).toEqual(ended)
  const given = await told(await ask(at(waiting, '/seat'), { method: 'POST' }), 201)
  expect(await told(await ask(at(waiting)))).toEqual(given)
  expect(await refusal(await ask(at(seated, '/resumption'), { method: 'POST' }))).toEqual([422, 'session_full'])

  const cancelled = await told(
    await ask(`/api/sessions/${session.id}/cancellation`, { body: { reason: 'Panne' } }),
    201,
  )
  expect(await told(await ask(`/api/sessions/${session.id}`))).toEqual(cancelled)
  expect(await refusal(await enrol(session.id, await newcomer('Late')))).toEqual([422, 'session_closed'])
})

test('notes what people have followed of a slot, all of them or none', async () => {
  const note = (presences: object[], slot = 'encours-0') =>
    ask(`/api/slots/${slot}/presences`, { body: { reason: 'Classe virtuelle', presences } })
  const before = await told<{ items: Told[] }>(await ask('/api/sessions/encours/presences'))
  const [lea, cleo] = ['lea-encours', 'cleo-encours']
  const stranger = [
    { enrolmentId: lea, state: 'present' },
    { enrolmentId: 'gael-passee', state: 'present' },
  ]
  expect(await refusal(await note(stranger))).toEqual([422, 'not_enrolled_there'])
  const wrong = [
    { enrolmentId: lea, state: 'present' },
    { enrolmentId: cleo, state: 'partial', minutes: 999 },
  ]
  expect((await refusal(await note(wrong)))[0]).toBe(422)
  const whole = [
    { enrolmentId: lea, state: 'present' },
    { enrolmentId: cleo, state: 'partial', minutes: 210 },
  ]
  expect(await refusal(await note(whole))).toEqual([422, 'partial_minutes'])
  expect(await told<{ items: Told[] }>(await ask('/api/sessions/encours/presences'))).toEqual(before)

  const noted = await told<{ items: Told[] }>(
    await note([
      { enrolmentId: lea, state: 'justified' },
      { enrolmentId: cleo, state: 'partial', minutes: 90 },
    ]),
    201,
  )
  expect(noted.items).toMatchObject([
    { enrolmentId: lea, state: 'justified', minutes: 0 },
    { enrolmentId: cleo, state: 'partial', minutes: 90 },
  ])
  const after = await told<{ items: Told[] }>(await ask('/api/sessions/encours/presences'))
  for (const item of noted.items) expect(after.items).toContainEqual(item)
  expect(await refusal(await note([{ enrolmentId: lea, state: 'present' }], 'nowhere'))).toEqual([404, 'not_there'])
})

test('a key for reading writes nothing, and no key reaches the mirror', async () => {
  const reading = await programOf('reading', 'lisiere', ['people:read', 'companies:read', 'training:read'])
  const writes = ['/api/people', '/api/companies', '/api/sessions', '/api/sessions/avenir/enrolments']
  for (const path of [...writes, '/api/slots/encours-0/presences', '/api/enrolments/lea-encours/end']) {
    expect((await reading(path, { body: {} })).status).toBe(403)
  }
  const mirror = await programOf('mirror', 'miroir')
  await told(await mirror('/api/enrolments/lea-encours/end', { body: { how: 'other' } }), 201)
  expect(await told(await ask('/api/enrolments/lea-encours'))).toMatchObject({ end: null })
})

const sessionAsked = (code: string, most: number) =>
  ask('/api/sessions', {
    body: { programmeId: 'manager', code, siteId: 'nantes', seats: { least: 2, wanted: 4, most } },
  })

const open = async (code: string, most: number) => told(await sessionAsked(code, most), 201)

const newcomer = async (familyName: string) =>
  (await told(await ask('/api/people', { body: { givenName: 'Api', familyName } }), 201)).id

const enrol = (session: string, personId: string, headers = {}) =>
  ask(`/api/sessions/${session}/enrolments`, { body: { personId }, headers })

async function told<T extends object = Told>(response: Response, status = 200): Promise<T> {
  const body = await response.json()
  expect([response.status, body]).toEqual([status, expect.any(Object)])
  return body as T
}

async function refusal(response: Response): Promise<[number, string | undefined]> {
  const { code, errors } = (await response.json()) as { code: string; errors?: { code: string }[] }
  return [response.status, errors?.[0]?.code ?? code]
}
