import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const many = 1100
const text = async (response: Response) => response.text()
const exported = (action: string) =>
  env.SHARD_1.prepare(
    `SELECT body FROM events JOIN event_payloads ON event_payloads.organisation_id = events.organisation_id AND event_id = events.id
      WHERE events.organisation_id = 'lisiere' AND action = ? ORDER BY seq`,
  )
    .bind(action)
    .all<{ body: string }>()
    .then(({ results }) => results.map(({ body }) => JSON.parse(body) as object))

test('the list of people leaves as a file that French spreadsheets open, and that it left is known', async () => {
  const odile = await visitor('odile')
  const answer = await odile.post('/people/exports', { format: 'csv', q: '' })
  expect(answer.headers.get('Content-Disposition')).toContain('.csv')
  const csv = await text(answer)
  expect(csv).toContain('Nom;Prénom;Entreprise;Fonction;E-mail;Téléphone;Commune')
  expect(csv).toMatch(/Morvan;Léa;Transports Guivarc’h;/)
  expect(csv).toMatch(/Kerbrat;Gaël;/)
  expect(csv).not.toContain('Miroir')
  expect(await exported('person_list_exported')).toMatchObject([{ format: 'csv', sites: 'all', isSearched: false }])
})

test('what is searched is what leaves, and what was searched is not kept', async () => {
  const csv = await text(await (await visitor('odile')).post('/people/exports', { format: 'csv', q: 'morvan' }))
  expect(csv).toContain('Morvan;Léa')
  expect(csv).not.toContain('Kerbrat')
  const told = (await exported('person_list_exported')).at(-1)
  expect(told).toMatchObject({ isSearched: true })
  expect(JSON.stringify(told)).not.toContain('morvan')
})

test('a long list leaves page after page, each line once, in a workbook too', async () => {
  await env.SHARD_1.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
     INSERT INTO companies (organisation_id, id, name, sort_key, siret, naf, idcc, opco, vat_number, street, postal_code, town, email, phone, representative, version, at)
     SELECT 'lisiere', 'long-' || i, '=Usine <' || i || '> & fils', 'usine', '', '', '', '', '', '', '', 'Brest', '', '', '', 1, 0 FROM n`,
  ).run()
  const odile = await visitor('odile')
  const answer = await odile.post('/companies/exports', { format: 'xlsx', q: '' })
  expect(answer.headers.get('Content-Type')).toContain('spreadsheetml')
  const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
  const [sheet] = book.sheets
  const names = (sheet?.rows ?? []).map(([name]) => String(name)).filter((name) => name.startsWith('=Usine'))
  expect(new Set(names).size).toBe(many)
  expect(names).toHaveLength(many)
  expect(names).toContain(`=Usine <${many}> & fils`)
  expect(sheet?.name).toBe('Entreprises')
  const csv = await text(await odile.post('/companies/exports', { format: 'csv', q: '' }))
  expect(csv.match(/'=Usine/g)).toHaveLength(many)
})

test('who sees some sites takes away those who were enrolled there, and the companies that sent them', async () => {
  const ana = await visitor('ana')
  expect(await text(await ana.get('/people'))).toContain('tient à vos sites')
  const csv = await text(await ana.post('/people/exports', { format: 'csv', q: '' }))
  expect([csv.includes('Kerbrat;Gaël'), csv.includes('Morvan;Léa'), csv.includes('Prévost;Quentin')]).toEqual([
    true,
    true,
    false,
  ])
  const companies = await text(await ana.post('/companies/exports', { format: 'csv', q: '' }))
  expect([companies.includes('Ouest Logistique'), companies.includes('Usine')]).toEqual([true, false])
  expect((await exported('company_list_exported')).at(-1)).toMatchObject({ sites: 'nantes' })
})

test('whoever may not read people is told there is nothing there', async () => {
  expect((await (await visitor('bruno')).post('/people/exports', { format: 'csv', q: '' })).status).toBe(404)
  expect((await (await visitor('odile')).post('/people/exports', { format: 'pdf', q: '' })).status).toBe(404)
})
