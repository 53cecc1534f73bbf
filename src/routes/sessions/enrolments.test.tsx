import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { partial, visitor, world } from '#test/visit.ts'

beforeAll(world)

const value = (sql: string, ...values: string[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first('n')
const stateOf = (session: string, person: string) =>
  value(
    "SELECT state AS n FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = ? AND person_id = ?",
    session,
    person,
  )
const seats = (session: string) =>
  value(
    "SELECT taken || '/' || waiting AS n FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = ?",
    session,
  )

test('shows who comes, who waits and who has left, and none of the mirror', async () => {
  const html = await (await (await visitor('ana')).get('/sessions/avenir/enrolments')).text()
  expect(html).toContain('Kerbrat Gaël')
  expect(html).toContain('Le Bihan Malo')
  expect(html).toContain('Désisté')
  expect(html).not.toContain('miroir')
})

test('finds somebody by name and enrols them, sent by where they work, once', async () => {
  const ana = await visitor('ana')
  const html = await (await ana.get('/sessions/avenir/enrolments?who=morvan')).text()
  expect(html).toContain('envoyé par Transports Guivarc’h')
  await ana.post('/sessions/avenir/enrolments', { person: 'lea', company: 'guivarch' })
  await ana.post('/sessions/avenir/enrolments', { person: 'lea', company: 'guivarch' })
  expect(await stateOf('avenir', 'lea')).toBe('enrolled')
  expect(await seats('avenir')).toBe('2/0')
})

test('registers the eight people of a company in one paste, knowing those it knows', async () => {
  const ana = await visitor('ana')
  const people = [
    'Nom;Prénom;E-mail',
    'Morvan;Léa;lea@lisiere.example',
    'Le Bihan;Malo;',
    'Kerbrat;Gaëlle;gaelle@exemple.example',
    ...['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].map((name) => `Dupond;${name}iane;`),
  ].join('\n')
  const list = { company: 'Transports Guivarc’h', people }
  const preview = await (await ana.post('/sessions/avenir/enrolments/several', list)).text()
  expect(preview).toContain('Déjà inscrite à cette session')
  expect(preview).toMatch(/Déjà connue.: Malo Le Bihan/)
  expect(preview).toContain('Nouvelle personne')
  const before = await value("SELECT count(*) AS n FROM persons WHERE organisation_id = 'lisiere'")

  const done = await ana.post('/sessions/avenir/enrolments/several', { ...list, step: 'enrol' })
  expect(done.status).toBe(303)
  expect(await value("SELECT count(*) AS n FROM persons WHERE organisation_id = 'lisiere'")).toBe(Number(before) + 6)
  expect(await seats('avenir')).toBe('8/1')
  await ana.post('/sessions/avenir/enrolments/several', { ...list, step: 'enrol' })
  expect(await seats('avenir')).toBe('8/1')
})

test('asks who a line is when somebody else has the name, and makes somebody new when told', async () => {
  const ana = await visitor('ana')
  const list = { company: '', people: 'Gaël Kerbrat' }
  const preview = await (await ana.post('/sessions/encours/enrolments/several', list)).text()
  expect(preview).toContain('value="1:gael"')
  await ana.post('/sessions/encours/enrolments/several', { ...list, step: 'enrol', who: '1:new' })
  expect(await stateOf('encours', 'gael')).toBe(null)
  expect(await seats('encours')).toBe('4/0')
})

test('frees a seat for who waits first, gives it by hand, and refuses one more than there are', async () => {
  const ana = await visitor('ana')
  const id = String(
    await value(
      "SELECT id AS n FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND state = 'waiting'",
    ),
  )
  expect(await (await ana.post(`/enrolments/${id}/seat`)).text()).toContain('Cette session est complète')
  const ended = await ana.post('/enrolments/gael-avenir/end', { how: 'withdrawn', reason: 'Malade' }, partial)
  expect(await ended.text()).toContain('action="/enrolments/gael-avenir/resumption"')
  expect(await seats('avenir')).toBe('7/1')
  const freed = "SELECT count(*) AS n FROM events WHERE organisation_id = 'lisiere' AND action = 'seat_freed'"
  expect(await value(freed)).toBe(1)

  expect((await ana.post(`/enrolments/${id}/seat`)).status).toBe(303)
  expect(await seats('avenir')).toBe('8/0')
  expect(await (await ana.post('/enrolments/gael-avenir/resumption')).text()).toContain('Cette session est complète')
})

test('says what is funded of the price, and keeps each version of a funding', async () => {
  const ana = await visitor('ana')
  const html = await (await ana.get('/enrolments/lea-encours')).text()
  expect(html).toMatch(/600.€ accordés sur 980.€/)
  const change = { funder: 'mobilites', amount: '1 000,00', reference: 'X', state: 'granted', version: '1' }
  const after = await (await ana.post('/fundings/lea-mobilites', change, partial)).text()
  expect(after).toMatch(/dépassent le prix de 20.€/)
  expect((await ana.post('/fundings/lea-mobilites', change)).status).toBe(422)
})

test('keeps what was asked before the start, with its author', async () => {
  const ana = await visitor('ana')
  const said = { kind: 'positioning', expectations: 'Anime déjà', level: 'practised', adaptations: 'Cas réels' }
  const html = await (await ana.post('/enrolments/lea-encours/analyses', said, partial)).text()
  expect(html).toContain('Cas réels')
  expect(html).toContain('Ana Delmas')
  const told = "SELECT count(*) AS n FROM events WHERE organisation_id = 'lisiere' AND action = 'positioning_done'"
  expect(await value(told)).toBe(1)
})

test('moves somebody to another session with all that hangs on it, not once they have been present', async () => {
  const odile = await visitor('odile')
  await env.SHARD_1.prepare(
    "INSERT INTO presences VALUES ('lisiere', 'encours-0', 'malo-encours', 'encours', 'present', 210, '', 0, 'x')",
  ).run()
  const there = await odile.post('/enrolments/malo-encours/move', { session: 'avenir' })
  expect(await there.text()).toContain('Des présences sont déjà notées')
  await env.SHARD_1.prepare(
    "UPDATE sessions SET seats_max = 9 WHERE organisation_id = 'lisiere' AND id = 'avenir'",
  ).run()
  expect((await odile.post('/enrolments/cleo-encours/move', { session: 'avenir' })).status).toBe(303)
  expect(await stateOf('avenir', 'cleo')).toBe('enrolled')
  expect(await seats('encours')).toBe('3/0')
})

test('changes the price and hours of one person, refusing an older version', async () => {
  const ana = await visitor('ana')
  const terms = { price: '850,50', hours: '21', company: '', version: '1' }
  expect((await ana.post('/enrolments/malo-encours', terms)).status).toBe(303)
  expect((await ana.post('/enrolments/malo-encours', terms)).status).toBe(409)
  expect(
    await value("SELECT price AS n FROM enrolments WHERE organisation_id = 'lisiere' AND id = 'malo-encours'"),
  ).toBe(85050)
})

test('shows a coordinator the sessions of her sites and no other', async () => {
  const ana = await visitor('ana')
  expect((await ana.get('/sessions/passee/enrolments')).status).toBe(404)
  expect((await ana.get('/enrolments/gael-passee')).status).toBe(404)
  expect((await (await visitor('carole')).post('/enrolments/gael-passee/end', { how: 'other' })).status).toBe(404)
})
