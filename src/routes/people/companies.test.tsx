import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { partial, visitor, world } from '#test/visit.ts'

beforeAll(world)

const dunes = {
  name: 'Atelier des Dunes',
  siret: '90000000400011',
  naf: '',
  idcc: '1486',
  opco: '',
  vatNumber: '',
  street: '',
  postalCode: '44600',
  town: 'Saint-Nazaire',
  email: '',
  phone: '',
  representative: '',
}

test('lists companies and finds them by their town, none of the mirror', async () => {
  const html = await (await (await visitor('ana')).get('/companies?q=vannes')).text()
  expect(html).toContain('Ouest Logistique')
  expect(html).not.toContain('Guivarc')
  expect(html).not.toContain('miroir')
})

test('adds a company with a skills operator proposed, shown as such until somebody confirms it', async () => {
  const ana = await visitor('ana')
  const response = await ana.post('/companies', dunes)
  const address = response.headers.get('Location') ?? ''
  expect(response.status).toBe(303)
  expect(await (await ana.get(address)).text()).toMatch(/OPCO proposé.: ATLAS/)
  await ana.post(`${address}/opco`)
  expect(await (await ana.get(address)).text()).not.toContain('OPCO proposé')
})

test('shows the company that has the SIRET already, and never makes a second one', async () => {
  const ana = await visitor('ana')
  const response = await ana.post('/companies', { ...dunes, name: 'Guivarc’h', siret: '900 000 011 00016', sure: 'on' })
  expect(response.status).toBe(409)
  const html = await response.text()
  expect(html).toContain('Une entreprise porte déjà ce SIRET')
  expect(html).toContain('href="/companies/guivarch"')
  expect(html).not.toContain('Créer quand même')
})

test('refuses a SIRET whose digits do not agree', async () => {
  const response = await (await visitor('ana')).post('/companies', { ...dunes, siret: '90000000400012' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Ce numéro SIRET n’est pas valable.')
})

test('lets one of two take a SIRET at the same moment', async () => {
  const ana = await visitor('ana')
  const twice = ['Alpha', 'Beta'].map((name) => ana.post('/companies', { ...dunes, name, siret: '90000000500018' }))
  const statuses = (await Promise.all(twice)).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([303, 409])
})

test('shows a company whole: contacts, employees, whom it sends, papers, who pays', async () => {
  const html = await (await (await visitor('ana')).get('/companies/guivarch')).text()
  for (const said of ['Denis Guivarc’h', 'Léa Morvan', 'Convention de formation', 'OPCO Mobilités']) {
    expect(html).toContain(said)
  }
})

test('takes for a contact the person who has this address, and nobody twice', async () => {
  const ana = await visitor('ana')
  const gael = { givenName: 'Gaël', familyName: 'Kerbrat', email: 'gael@lisiere.example', title: 'Référent' }
  expect((await ana.post('/companies/ouest/contacts', gael)).status).toBe(303)
  const contact =
    "SELECT person_id AS n FROM company_contacts WHERE organisation_id = 'lisiere' AND company_id = 'ouest'"
  expect(await env.SHARD_1.prepare(contact).first('n')).toBe('gael')
  const gone = await ana.post('/companies/ouest/contacts/removal', { person: 'gael' }, partial)
  expect(await gone.text()).toContain('Le contact est retiré.')
})

test('suggests companies as their name is typed', async () => {
  const ana = await visitor('ana')
  const html = await (
    await ana.get('/companies?company=ouest', { ...partial, 'HX-Target': 'datalist#company-list' })
  ).text()
  expect(html).toContain('<option value="Ouest Logistique">Vannes</option>')
  expect(html).not.toContain('<h1')
})

test('keeps funders, one of each name, and offers the usual ones', async () => {
  const ana = await visitor('ana')
  const akto = { name: 'AKTO', kind: 'opco' }
  await Promise.all([ana.post('/funders', akto), ana.post('/funders', akto)])
  const count = "SELECT count(*) AS n FROM funders WHERE organisation_id = 'lisiere' AND name = 'AKTO'"
  expect(await env.SHARD_1.prepare(count).first('n')).toBe(1)
  const html = await (await ana.get('/funders')).text()
  expect(html).toContain('Financeurs courants')
  expect(html).toContain('à vérifier')
  const change = { name: 'OPCO Mobilités', kind: 'opco', siret: '', email: 'mob@opco.example', version: '1' }
  expect((await ana.post('/funders/mobilites', change)).status).toBe(303)
  expect((await ana.post('/funders/mobilites', change)).status).toBe(409)
})
