import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeQueue } from '#test/queue.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'

let odile: Visitor
beforeAll(async () => {
  await world()
  odile = await visitor('odile')
})

const all = async <T,>(sql: string) => (await env.SHARD_1.prepare(sql).all<T>()).results

/** Who was written to since the last time, and what. */
async function told(): Promise<{ who: string; body: string }[]> {
  const queue = makeQueue()
  const owed = await all<{ eventId: string; handler: string }>(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' AND handler = 'tellEnrolled'",
  )
  for (const work of owed) queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', ...work })
  await queue.deliver()
  const sent = await all<{ who: string; body: string }>(
    `SELECT person_id AS who, body FROM sendings JOIN sending_texts ON sending_texts.organisation_id = sendings.organisation_id
      AND sending_id = sendings.id WHERE sendings.organisation_id = 'lisiere' AND kind IN ('session-moved', 'trainer-changed') ORDER BY person_id`,
  )
  for (const table of ['sending_texts', 'sendings']) await env.SHARD_1.prepare(`DELETE FROM ${table}`).run()
  return sent
}

const added = {
  ...{ id: 'soir', version: '0', day: '2027-01-05', from: '18:00', to: '19:00', minutes: '', title: '' },
  ...{ space: '', remoteLink: '', trainers: 'bruno', accepted: '' },
}
const undoOf = (response: Response) =>
  JSON.parse(decodeURIComponent(/toast=([^;]*)/.exec(response.headers.get('Set-Cookie') ?? '')?.[1] ?? '{}')).undo

test('a slot that comes says whom it concerns before, and tells them when asked to; its way back tells them too', async () => {
  const form = await (await odile.get('/sessions/avenir/slots/new')).text()
  expect(form).toMatch(/1\sstagiaire et 1\sformateur recevront un message/)
  const response = await odile.post('/sessions/avenir/slots', { ...added, tell: 'on' })
  expect(response.status).toBe(303)
  const sent = await told()
  expect(sent.map(({ who }) => who)).toEqual(['bruno', 'gael'])
  expect(sent[0]?.body).toMatch(/Vous animez la séance du mardi 5 janvier 2027, 18\sh/)
  expect(sent[1]?.body).toMatch(/Une séance s’ajoute le mardi 5 janvier 2027, 18\sh/)

  const { action, fields } = undoOf(response)
  expect((await odile.post(action, fields)).status).toBe(303)
  expect((await told())[0]?.body).toMatch(/La séance du mardi 5 janvier 2027, .* n’a plus lieu/)
})

test('without the tick, nobody is told', async () => {
  expect((await odile.post('/sessions/avenir/slots', added)).status).toBe(303)
  expect(await told()).toEqual([])
})

test('a slot that goes is confirmed by whoever has read who comes; its only trainer is told as well', async () => {
  await env.SHARD_1.prepare(
    "DELETE FROM slot_trainers WHERE organisation_id = 'lisiere' AND slot_id LIKE 'avenir-%'",
  ).run()
  const asked = await odile.post('/slots/soir/removal')
  expect(asked.status).toBe(409)
  const page = await asked.text()
  expect(page).toMatch(/1\sstagiaire et 1\sformateur recevront un message/)
  expect(page).toContain('name="tell"')
  const confirmed = /name="confirmed" value="([^"]*)"/.exec(page)?.[1] ?? ''
  expect((await odile.post('/slots/soir/removal', { confirmed, tell: 'on' })).status).toBe(303)
  expect((await told()).map(({ who }) => who)).toEqual(['bruno', 'gael'])
})

test('several at once are told in one message', async () => {
  const plan = {
    ...{ id: '01kaq2v7m8k3d5f6g7h8j9k0mn', first: '2027-03-01', days: '2', weekdays: ['1', '2', '3', '4', '5'] },
    ...{ morning: 'on', morningFrom: '09:00', morningTo: '12:30', afternoonFrom: '13:30', afternoonTo: '17:00' },
    ...{ space: '', remoteLink: '', accepted: '', tell: 'on' },
  }
  expect((await odile.post('/sessions/avenir/slots/plan', plan)).status).toBe(303)
  const sent = await told()
  expect(sent.map(({ who }) => who)).toEqual(['gael'])
  expect(sent[0]?.body).toMatch(/2 séances s’ajoutent/)
})

/** Saved, whatever is in the way: what was shown is accepted. */
async function save(form: Record<string, string>): Promise<Response> {
  const first = await odile.post('/slots/nuit', form)
  if (first.status !== 409) return first
  const accepted = /name="accepted" value="([^"]*)"/.exec(await first.text())?.[1]?.replaceAll('&quot;', '"') ?? ''
  return odile.post('/slots/nuit', { ...form, accepted })
}

test('another trainer alone is told to the one who comes and the one who leaves, and to nobody else', async () => {
  const slot = { ...added, id: 'nuit', day: '2027-01-06' }
  expect((await odile.post('/sessions/avenir/slots', { ...slot, trainers: '' })).status).toBe(303)
  expect(await (await odile.get('/slots/nuit')).text()).toContain('Les formateurs qui arrivent ou qui partent')
  expect((await save({ ...slot, version: '1', tell: 'on' })).status).toBe(303)
  const [came, ...others] = await told()
  expect([came?.who, others]).toEqual(['bruno', []])
  expect(came?.body).toMatch(/Vous animez la séance du mercredi 6 janvier 2027, 18\sh/)

  const response = await save({ ...slot, version: '2', trainers: 'sylvie', tell: 'on' })
  expect(response.status).toBe(303)
  const sent = await told()
  expect(sent.map(({ who, body }) => [who, /n’animez plus/.test(body)])).toEqual([
    ['bruno', true],
    ['sylvie', false],
  ])

  const { action, fields } = undoOf(response)
  expect((await odile.post(action, fields)).status).toBe(303)
  expect((await told()).map(({ who, body }) => [who, /n’animez plus/.test(body)])).toEqual([
    ['bruno', false],
    ['sylvie', true],
  ])
})

test('a slot given to another trainer at another hour tells each what concerns them', async () => {
  const slot = { ...added, id: 'nuit', day: '2027-01-06', version: '4', from: '19:00', to: '20:00' }
  expect((await save({ ...slot, trainers: 'sylvie', space: 'erdre', tell: 'on' })).status).toBe(303)
  const sent = await told()
  expect(sent.map(({ who }) => who)).toEqual(['bruno', 'gael', 'sylvie'])
  expect(sent[0]?.body).toMatch(/Vous n’animez plus la séance du mercredi 6 janvier 2027, 18\sh/)
  expect(sent[1]?.body).toMatch(/a lieu le mercredi 6 janvier 2027, 19\sh.* Lieu\s: Salle Erdre/)
  expect(sent[2]?.body).toMatch(/Vous animez la séance du mercredi 6 janvier 2027, 19\sh/)
})

test('the trainers of a copy are told when asked to, and its way back tells them', async () => {
  const form = {
    id: '01kaq2v7m8k3d5f6g7h8j9k0mz',
    reference: 'S-2027-0777',
    first: '2027-09-06',
    trainers: 'on',
    space: '',
    accepted: '',
  }
  expect(await (await odile.get('/sessions/encours/duplicates')).text()).toContain('un message à Bruno Castel')
  const response = await odile.post('/sessions/encours/duplicates', { ...form, tell: 'on' })
  expect(response.status).toBe(303)
  expect(await told()).toMatchObject([{ who: 'bruno', body: expect.stringMatching(/Vous animez 6 séances/) }])
  expect(undoOf(response).fields).toMatchObject({ tell: 'on' })
})

test('a session that takes place elsewhere is told when asked; anything else of it is not', async () => {
  const page = await (await odile.get('/sessions/encours/edit')).text()
  expect(page).toMatch(/Si le lieu change.*recevront un message/s)
  const session = {
    ...{ title: 'Manager', reference: 'MAN-encours', site: 'nantes', modality: 'in_person', space: 'erdre', place: '' },
    ...{ remoteLink: '', seatsMin: '4', seatsWanted: '8', seatsMax: '8', goOn: '', owner: 'Ana Delmas', notes: '' },
    ...{ pricePerPerson: '980', pricePerGroup: '', confirmed: 'convention convocation emargement', tell: 'on' },
  }
  expect((await odile.post('/sessions/encours', { ...session, version: '1' })).status).toBe(303)
  expect(await told()).toEqual([])
  const elsewhere = { ...session, space: '', place: 'Hôtel du Port, Rezé' }
  expect((await odile.post('/sessions/encours', { ...elsewhere, version: '2', tell: '' })).status).toBe(303)
  expect(await told()).toEqual([])
  expect((await odile.post('/sessions/encours', { ...elsewhere, version: '3', place: 'Salle des fêtes' })).status).toBe(
    303,
  )
  const sent = await told()
  expect(sent.map(({ who }) => who)).toContain('lea')
  expect(sent[0]?.body).toMatch(/Salle des fêtes.*\n.*La session change de lieu\./)
})
