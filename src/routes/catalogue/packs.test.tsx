import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const path = { title: 'Devenir manager', kind: 'path', price: '1 500', level: ['rps', 'manager'] }

test('tells of packs and paths with their programmes in order', async () => {
  const html = await (await (await visitor('quentin')).get('/catalogue/packs')).text()
  const [first, second] = ['Manager une équipe au quotidien', 'Prévenir les risques'].map((title) =>
    html.indexOf(title),
  )
  expect(html).toContain('Parcours du responsable')
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(first ?? 0)
  expect(html).not.toContain('miroir')
})

test('composes a path whose programmes say at which level they stand', async () => {
  const ana = await visitor('ana')
  expect((await ana.post('/catalogue/packs', path)).status).toBe(303)
  expect(await (await ana.get('/catalogue/manager')).text()).toMatch(/Niveau 2 du parcours «\s*Devenir manager\s*»/)
})

test('moves its levels without a script, and saves nothing by it', async () => {
  const ana = await visitor('ana')
  const response = await ana.post('/catalogue/packs', { ...path, title: 'Ordre', _do: 'levels:up:1' })
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html.match(/<option value="(manager|rps)" selected/g)).toEqual([
    '<option value="manager" selected',
    '<option value="rps" selected',
  ])
  expect(await (await ana.get('/catalogue/packs')).text()).not.toContain('Ordre')
})

test('refuses a path of nothing, or of the same programme twice, keeping the form', async () => {
  const ana = await visitor('ana')
  for (const level of [
    ['', ''],
    ['rps', 'rps'],
  ]) {
    const response = await ana.post('/catalogue/packs', { ...path, title: 'À refaire', level })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('À refaire')
  }
})

test('is changed and deleted by who saw it as it is, once', async () => {
  const ana = await visitor('ana')
  const change = { ...path, level: ['manager'], version: '1' }
  expect((await ana.post('/catalogue/packs/parcours', change)).status).toBe(303)
  expect((await ana.post('/catalogue/packs/parcours', change)).status).toBe(409)
  await ana.post('/catalogue/packs/parcours/removal', { version: '1' })
  expect((await ana.get('/catalogue/packs/parcours')).status).toBe(200)
  await ana.post('/catalogue/packs/parcours/removal', { version: '2' })
  expect((await ana.get('/catalogue/packs/parcours')).status).toBe(404)
  expect((await ana.get('/catalogue/manager')).status).toBe(200)
})
