import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const one = (sql: string) => env.SHARD_1.prepare(sql).first<Record<string, unknown>>()

test('a trainee sees where and when they are expected next, and nobody else', async () => {
  const page = await (await (await visitor('cleo')).get('/training')).text()
  expect(page).toContain('Manager une équipe au quotidien')
  expect(page).toContain('Salle Erdre')
  expect(page).toContain('12 quai de la Fosse')
  expect(page).toContain('Entrée de plain-pied')
  expect(page).not.toContain('Léa')
})

test('what is held about somebody leaves with them, of them alone, and that it left is known', async () => {
  const cleo = await visitor('cleo')
  const answer = await cleo.post('/training/data/export')
  expect(answer.headers.get('Content-Disposition')).toContain('.json')
  const held = (await answer.json()) as { person: { givenName: string }; enrolments: unknown[] }
  expect(held.person.givenName).toBe('Cléo')
  expect(held.enrolments).toHaveLength(1)
  expect(JSON.stringify(held)).not.toContain('Morvan')
  expect(await one("select count(*) as n from events where action = 'person_data_exported'")).toEqual({ n: 1 })
})

test('all that is written of somebody is shown to them and leaves with them: birth, address, needs', async () => {
  for (const sql of [
    "INSERT INTO person_details VALUES ('lisiere', 'cleo', '1990-05-04', '3 rue Haute', '44000', 'Nantes', 'Agente', 'employee', 0)",
    "INSERT INTO person_needs VALUES ('lisiere', 'cleo', 'Sous-titres', 'Vidéos sous-titrées', 1, 0, 'ana')",
  ])
    await env.SHARD_1.prepare(sql).run()
  const cleo = await visitor('cleo')
  const said = ['3 rue Haute', 'Agente', 'Sous-titres', 'Vidéos sous-titrées']
  const page = await (await cleo.get('/training/data')).text()
  const file = await (await cleo.post('/training/data/export')).text()
  for (const each of said) for (const where of [page, file]) expect(where).toContain(each)
  expect(file).toContain('1990-05-04')
})

test('a trainee opens a session of theirs, with what it is learnt with; one of somebody else is not there', async () => {
  const link = { title: 'Livret du responsable', address: 'https://livret.example/' }
  await env.SHARD_1.prepare(
    `UPDATE programme_versions SET content = json_set(content, '$.resources', json('${JSON.stringify([link])}'))
      WHERE organisation_id = 'lisiere' AND programme_id = 'manager'`,
  ).run()
  const cleo = await visitor('cleo')
  expect(await (await cleo.get('/training')).text()).toContain('href="/training/sessions/encours"')
  const page = await (await cleo.get('/training/sessions/encours')).text()
  for (const each of ['Livret du responsable', 'https://livret.example/', 'Objectifs', 'Mes séances'])
    expect(page).toContain(each)
  expect(page).not.toContain('Léa')
  expect((await cleo.get('/training/sessions/avenir')).headers.get('Location')).toBe('/training')
})

test('a correction is asked for in words, and whoever keeps the records is told', async () => {
  const cleo = await visitor('cleo')
  expect((await cleo.post('/training/data/corrections', { what: ' ' })).status).toBe(422)
  expect((await cleo.post('/training/data/corrections', { what: 'Mon nom est Martin-Roux' })).status).toBe(303)
  expect(await one("select count(*) as n from outbox where handler = 'tellPeople'")).toEqual({ n: 1 })
})

test('a contact sees those whom their company sends, with what they followed, and no other company', async () => {
  const page = await (await (await visitor('denis')).get('/company')).text()
  expect(page).toContain('Léa Morvan')
  expect(page).toContain('10\u00a0h\u00a030')
  expect(page).not.toContain('Gaël')
  expect(page).not.toContain('Ouest Logistique')
  const papers = await (await (await visitor('denis')).get('/company/papers')).text()
  expect(papers).toContain('Convention de formation')
})

test('a contact opens the half-days of somebody whom they send, and of nobody else', async () => {
  const denis = await visitor('denis')
  expect(await (await denis.get('/company')).text()).toContain('/company/enrolments/lea-passee')
  const page = await (await denis.get('/company/enrolments/lea-passee')).text()
  expect(page).toContain('Léa Morvan')
  expect(page).toMatch(/Présent.*Absent/s)
  for (const other of ['gael-passee', 'cleo-encours', 'nothing']) {
    expect((await denis.get(`/company/enrolments/${other}`)).headers.get('Location')).toBe('/company')
  }
})

test('who is a contact of no company is told so, calmly', async () => {
  expect(await (await (await visitor('ana')).get('/company')).text()).toContain('contact d’aucune entreprise')
})
