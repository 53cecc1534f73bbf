import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const page = async (member: string, address: string) => (await visitor(member)).get(address)
const html = async (member: string, address: string) => (await page(member, address)).text()

test('lists what is under way and to come by its dates, and none of the mirror', async () => {
  const list = await html('odile', '/sessions')
  expect(list).toContain('MAN-encours')
  expect(list).toContain('MAN-avenir')
  expect(list).not.toContain('RPS-passee')
  expect(list).not.toContain('miroir')
  expect(list.indexOf('MAN-encours')).toBeLessThan(list.indexOf('MAN-avenir'))
  expect(list).toContain('3/8')
  expect(list).toContain('Bruno Castel')
})

test.each([
  ['now', ['MAN-encours'], ['MAN-avenir', 'RPS-passee']],
  ['coming', ['MAN-avenir'], ['MAN-encours', 'RPS-passee']],
  ['past', ['RPS-passee'], ['MAN-avenir', 'MAN-encours']],
  ['undated', [], ['MAN-avenir', 'MAN-encours', 'RPS-passee']],
  ['cancelled', [], ['MAN-avenir', 'MAN-encours', 'RPS-passee']],
])('the period %s holds its own sessions', async (period, shown, hidden) => {
  const list = await html('odile', `/sessions?period=${period}`)
  for (const code of shown) expect(list).toContain(code)
  for (const code of hidden) expect(list).not.toContain(code)
})

test('finds a session by any word of its title, on the sites one sees', async () => {
  expect(await html('odile', '/sessions?period=past&q=psycho')).toContain('RPS-passee')
  expect(await html('ana', '/sessions?period=past&q=psycho')).not.toContain('RPS-passee')
  expect(await html('ana', '/sessions?period=past')).not.toContain('RPS-passee')
  expect(await html('odile', '/sessions?period=past&site=nantes')).not.toContain('RPS-passee')
})

test('says who comes and from where, without anybody having typed it', async () => {
  const overview = await html('odile', '/sessions/encours')
  expect(overview).toContain('plusieurs clients')
  expect(overview).toContain('Transports Guivarc’h')
  expect(await html('odile', '/sessions/avenir')).toContain('une seule entreprise')
})

test('a session on another site is not there', async () => {
  expect((await page('ana', '/sessions/passee')).status).toBe(404)
  expect((await page('ana', '/sessions/avenir')).status).toBe(200)
  expect((await page('bruno', '/sessions/avenir')).status).toBe(404)
})

test('pages cost one trip', async () => {
  for (const address of ['/sessions', '/sessions/avenir']) {
    expect((await page('odile', address)).headers.get('Server-Timing')).toMatch(/calls=2 /)
  }
})

const form = {
  programme: 'manager',
  title: 'Manager une équipe, Rezé',
  reference: 'S-2027-0001',
  site: 'nantes',
  modality: 'in_person',
  space: 'erdre',
  place: '',
  remoteLink: '',
  seatsMin: '3',
  seatsWanted: '6',
  seatsMax: '8',
  goOn: '2027-01-04',
  pricePerPerson: '980,50',
  pricePerGroup: '',
  owner: 'Ana Delmas',
  notes: '',
}

test('a new session takes what is sold today, and its form sent twice makes one', async () => {
  const ana = await visitor('ana')
  const shown = await (await ana.get('/sessions/new?programme=manager')).text()
  expect(shown).toContain('value="980"')
  const id = /name="id" value="([0-9a-z]{26})"/.exec(shown)?.[1] ?? ''
  const answers = await Promise.all([1, 2].map(() => ana.post('/sessions', { ...form, id })))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const made = await env.SHARD_1.prepare(
    'SELECT code, programme_version_id AS version, price_per_person AS price, starts_on AS starts FROM sessions WHERE id = ?',
  )
    .bind(id)
    .all()
  expect(made.results).toEqual([{ code: 'S-2027-0001', version: 'manager-1', price: 98_050, starts: '' }])
  expect(await html('ana', '/sessions?period=undated')).toContain('S-2027-0001')
})

test('refuses what cannot be, with a sentence and nothing lost', async () => {
  const ana = await visitor('ana')
  for (const [changes, sentence] of [
    [{ reference: 'MAN-encours' }, 'porte déjà cette référence'],
    [{ seatsMin: '9' }, 'Le seuil ne peut pas dépasser'],
    [{ site: 'vannes' }, 'Choisissez une des réponses proposées'],
    [{ pricePerPerson: 'cher' }, 'Écrivez un nombre'],
  ] as const) {
    const response = await ana.post('/sessions', { ...form, reference: 'S-2027-0009', ...changes })
    const shown = await response.text()
    expect(response.status).toBe(422)
    expect(shown).toContain(sentence)
    expect(shown).toContain('Manager une équipe, Rezé')
  }
})

test('changes a session once, and tells the second what happened', async () => {
  const odile = await visitor('odile')
  const change = { ...form, reference: 'MAN-avenir', title: 'Manager au quotidien', version: '1' } as Record<
    string,
    string
  >
  delete change.programme
  expect((await odile.post('/sessions/avenir', change)).status).toBe(303)
  expect((await odile.post('/sessions/avenir', change)).status).toBe(409)
  const fewer = { ...change, version: '2', seatsMin: '0', seatsWanted: '0', seatsMax: '1' }
  expect((await odile.post('/sessions/encours', { ...fewer, version: '1' })).status).toBe(422)
})

test('more seats than a space holds are said before they are kept, and go on where the organisation only warns', async () => {
  const odile = await visitor('odile')
  const session = { ...form, reference: 'MAN-encours', seatsMax: '30', version: '1' } as Record<string, string>
  delete session.programme
  const asked = await odile.post('/sessions/encours', session)
  const shown = await asked.text()
  expect(asked.status).toBe(409)
  expect(shown).toMatch(/Salle Erdre accueille 12 personnes, pas 30/)
  const accepted = /name="accepted" value="([^"]*)"/.exec(shown)?.[1]?.replaceAll('&quot;', '"') ?? ''
  await env.SHARD_1.prepare("INSERT INTO conflict_policies VALUES ('lisiere', 'block', 1, 1, 'seed')").run()
  expect((await odile.post('/sessions/encours', { ...session, accepted })).status).toBe(409)
  await env.SHARD_1.prepare("DELETE FROM conflict_policies WHERE organisation_id = 'lisiere'").run()
  expect((await odile.post('/sessions/encours', { ...session, accepted })).status).toBe(303)
})

test('costs are kept line by line, and the margin follows', async () => {
  const odile = await visitor('odile')
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
  const line = { id, version: '0', label: 'Formateur', planned: '1 200', spent: '' }
  for (const _ of [1, 2]) expect((await odile.post('/sessions/encours/costs', line)).status).toBe(303)
  const shown = await html('odile', '/sessions/encours/costs')
  expect(shown).toContain('Formateur')
  expect(shown.replaceAll(/\s/gu, '')).toContain('1740€')
  await odile.post('/sessions/encours/costs', { ...line, version: '1', spent: '1 000,50' })
  expect((await html('odile', '/sessions/encours')).replaceAll(/\s/gu, '')).toContain('1939,50€')
  await odile.post('/sessions/encours/costs/removal', { id, label: 'Formateur' })
  expect(await html('odile', '/sessions/encours')).toContain('Aucune dépense notée')
})

test('whether a session takes place is said once, and taken back', async () => {
  const odile = await visitor('odile')
  await odile.post('/sessions/avenir/decision', { decision: 'go', reason: '' })
  await odile.post('/sessions/avenir/decision', { decision: 'no_go', reason: 'Trop peu' })
  expect(await html('odile', '/sessions/avenir')).toContain('Confirmée le')
  await odile.post('/sessions/avenir/decision/removal')
  expect(await html('odile', '/sessions/avenir')).not.toContain('Confirmée le')
})
