import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

/** Tags become one space each: what is left is what people read. */
const textOf = async (response: Response) => (await response.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('says what a year holds, and each month of it', async () => {
  const text = await textOf(await (await visitor('odile')).get('/figures?period=2026'))
  // Three sessions start in 2026: six are enrolled for good, two have followed something.
  expect(text).toContain('Sessions 3')
  expect(text).toContain('Personnes formées 2')
  expect(text).toContain('Heures suivies 24 h 30')
  expect(text).toContain('octobre')
  expect(text).toContain('Manager une équipe au quotidien')
})

test('every figure opens its sessions', async () => {
  const odile = await visitor('odile')
  const html = await (await odile.get('/figures?period=2026')).text()
  expect(html).toContain('href="/figures/lines?period=2026"')
  expect(html).toContain('href="/figures/lines?period=2026-10"')
  const lines = await (await odile.get('/figures/lines?period=2026-10')).text()
  expect(lines).toContain('Prévenir les risques psychosociaux')
  expect(lines).not.toContain('Manager une équipe au quotidien')
  expect(await (await odile.get('/figures/lines?period=1890')).text()).toContain('Manager une équipe au quotidien')
})

test('a site and a programme have figures of their own', async () => {
  const odile = await visitor('odile')
  expect(await textOf(await odile.get('/figures?period=2026&site=vannes'))).toContain('Sessions 1')
  expect(await textOf(await odile.get('/figures?period=2026&programme=manager'))).toContain('Sessions 2')
  expect(await textOf(await odile.get('/figures?period=2026&site=elsewhere'))).toContain('Rien encore')
})

test('who looks after one site sees the figures of that one', async () => {
  const ana = await visitor('ana')
  const text = await textOf(await ana.get('/figures?period=2026'))
  expect(text).toContain('Sessions 2')
  expect(text).not.toContain('Vannes')
  expect(await textOf(await ana.get('/figures?period=2026&site=vannes'))).toContain('Rien encore')
  expect(await (await ana.get('/figures/lines?period=2026')).text()).not.toContain('risques psychosociaux')
})

test('the mirror has its own, trainees and strangers none', async () => {
  expect(await (await (await visitor('odile', 'miroir')).get('/figures?period=2026')).text()).toContain('miroir')
  expect(await (await (await visitor('odile')).get('/figures?period=2026')).text()).not.toContain('miroir')
  expect((await (await visitor('cleo')).get('/figures')).status).toBe(404)
  expect((await stranger().get('/figures')).status).toBe(303)
})

test('leaves in a file for spreadsheets, and it is known that it left', async () => {
  const odile = await visitor('odile')
  const csv = await odile.post('/figures/exports', { format: 'csv', period: '2026', site: '', programme: '' })
  const text = await csv.text()
  expect(csv.headers.get('Content-Type')).toContain('text/csv')
  expect(text.split('\r\n')).toHaveLength(5)
  expect(text).toContain('RPS-passee;Prévenir les risques psychosociaux')

  const xlsx = await odile.post('/figures/exports', { format: 'xlsx', period: '2026-10', site: '', programme: '' })
  const book = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()))
  expect(book.sheets[0]?.rows[1]?.slice(4, 9)).toEqual([2, 2, 14, 42, 24.5])
  const { results } = await env.SHARD_1.prepare(
    "SELECT 1 FROM events WHERE organisation_id = 'lisiere' AND action = 'session_figures_exported'",
  ).all()
  expect(results).toHaveLength(2)
})

test('costs one trip and the rows it shows', async () => {
  for (const path of ['/figures', '/figures/lines']) {
    const timing = (await (await visitor('odile')).get(path)).headers.get('Server-Timing')
    expect(timing).toMatch(/calls=2 /)
  }
})
