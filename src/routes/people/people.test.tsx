import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { partial, visitor, world } from '#test/visit.ts'

beforeAll(world)

const ines = {
  givenName: 'Inès',
  familyName: 'Carpentier',
  email: 'ines@exemple.example',
  phone: '',
  bornOn: '1987-04-12',
  street: '',
  postalCode: '',
  town: '',
  job: 'Cheffe d’équipe',
  category: 'employee',
}

const value = (sql: string, ...values: string[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first('n')

test('the papers of everybody else are not read on the page of one', async () => {
  await env.SHARD_1.prepare(
    `INSERT INTO papers (organisation_id, id, kind, number, title, language, body, sha256, at, by_id)
      WITH RECURSIVE each(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 500)
      SELECT 'lisiere', 'other-' || n, 'convention', 'OTHER-' || n, 'Convention', 'fr', '{}', '', n, 'seed' FROM each`,
  ).run()
  const page = await (await visitor('odile')).get('/people/lea')
  const [, rows = ''] = /rows=(\d+)/.exec(page.headers.get('Server-Timing') ?? '') ?? []
  expect(Number(rows)).toBeLessThan(200)
  await env.SHARD_1.prepare("DELETE FROM papers WHERE organisation_id = 'lisiere' AND id LIKE 'other-%'").run()
})

test('lists the people of the organisation with where they work, and none of its mirror', async () => {
  const html = await (await (await visitor('ana')).get('/people?q=morvan')).text()
  expect(html).toContain('Morvan Léa')
  expect(html).toContain('Transports Guivarc’h')
  expect(html).not.toContain('miroir')
})

test('adds somebody with where they work, and shows them', async () => {
  const ana = await visitor('ana')
  const response = await ana.post('/people', { ...ines, company: 'Transports Guivarc’h', title: 'Cheffe' })
  expect(response.status).toBe(303)
  const html = await (await ana.get(response.headers.get('Location') ?? '')).text()
  expect(html).toContain('Inès Carpentier')
  expect(html).toContain('Transports Guivarc’h')
  expect(html).toContain('Salarié d’un employeur privé')
})

test('shows who looks the same before adding, and adds when told that it is somebody else', async () => {
  const ana = await visitor('ana')
  const lea = { ...ines, givenName: 'Lea', familyName: 'MORVAN', email: '' }
  const asked = await ana.post('/people', lea)
  expect(asked.status).toBe(409)
  const html = await asked.text()
  expect(html).toContain('href="/people/lea"')
  expect(html).toContain('Créer quand même')
  expect((await ana.post('/people', { ...lea, sure: 'on' })).status).toBe(303)
})

test('keeps a refused form, with a company that nobody knows said beside its field', async () => {
  const response = await (await visitor('ana')).post('/people', { ...ines, email: 'x@y.example', company: 'Inconnue' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Aucune entreprise ne porte ce nom ici.')
})

test('refuses a change made from an older version, and keeps what was typed', async () => {
  const ana = await visitor('ana')
  const change = { ...ines, givenName: 'Gaël', familyName: 'Kerbrat', email: '', version: '1' }
  expect((await ana.post('/people/gael', { ...change, town: 'Vannes' })).status).toBe(303)
  const late = await ana.post('/people/gael', { ...change, town: 'Auray' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Auray')
})

test('shows needs to who may read them, once they ask, and keeps a trace of each reading', async () => {
  const ana = await visitor('ana')
  const needs = { needs: 'Sous-titres', arrangements: 'Micro-cravate', version: '0' }
  expect((await ana.post('/people/lea/needs', needs)).status).toBe(303)
  const page = await (await ana.get('/people/lea')).text()
  expect(page).toContain('Des besoins sont notés')
  expect(page).not.toContain('Sous-titres')
  expect(await (await ana.post('/people/lea/needs/readings')).text()).toContain('Sous-titres')
  const read = "SELECT count(*) AS n FROM events WHERE organisation_id = 'lisiere' AND action = 'needs_read'"
  expect(await value(read)).toBe(1)

  const carole = await visitor('carole')
  const hers = await (await carole.get('/people/lea')).text()
  expect(hers).not.toContain('Besoins d’aménagement')
  expect((await carole.post('/people/lea/needs/readings')).status).toBe(404)
})

test('gives somebody an employer once, and says when it ends', async () => {
  const ana = await visitor('ana')
  const work = { company: 'ouest logistique', title: 'Agent', since: '2026-01-05', until: '' }
  expect((await ana.post('/people/cleo/employments', work)).status).toBe(303)
  expect((await ana.post('/people/cleo/employments', work)).status).toBe(422)
  const id = String(
    await value("SELECT id AS n FROM employments WHERE organisation_id = 'lisiere' AND person_id = 'cleo'"),
  )
  const ended = await ana.post(`/employments/${id}/end`, {}, partial)
  expect(await ended.text()).toMatch(/jusqu’au [^<]*2026/)
})

test('closes its doors to who has no business there', async () => {
  for (const member of ['bruno', 'cleo', 'denis']) {
    expect((await (await visitor(member)).get('/people')).status).toBe(404)
  }
  expect((await (await visitor('carole')).post('/people', ines)).status).toBe(404)
})
