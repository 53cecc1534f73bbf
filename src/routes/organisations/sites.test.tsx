import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const brest = {
  name: 'Brest',
  street: '1 rue de Siam',
  postalCode: '29200',
  town: 'Brest',
  phone: '',
  accessibility: '',
}

test('lists the sites of the organisation, and none of its mirror', async () => {
  const response = await (await visitor('odile')).get('/settings/sites')
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('Vannes port')
  expect(html).not.toContain('miroir')
})

test('costs one round trip deep', async () => {
  const response = await (await visitor('odile')).get('/settings/sites')
  expect(response.headers.get('Server-Timing')).toMatch(/calls=2 statements=3/)
})

test('opens a site, and says so on its page', async () => {
  const odile = await visitor('odile')
  const response = await odile.post('/settings/sites', brest)
  expect(response.status).toBe(303)
  const html = await (await odile.get(response.headers.get('Location') ?? '')).text()
  expect(html).toContain('Brest')
  expect(html).toContain('Site ouvert')
  expect(html).toContain('Odile Marchand')
})

test('opens one site for a form whose answer was lost, and sent again', async () => {
  const odile = await visitor('odile')
  const id = /name="id" value="([0-9a-z]{26})"/.exec(await (await odile.get('/settings/sites/new')).text())?.[1] ?? ''
  const answers = [1, 2].map(() => odile.post('/settings/sites', { ...brest, name: 'Pornic', id }))
  const places = (await Promise.all(answers)).map(({ headers }) => headers.get('Location'))
  expect(places).toEqual([`/settings/sites/${id}`, `/settings/sites/${id}`])
  const made = env.SHARD_1.prepare(
    "SELECT count(*) AS n FROM sites WHERE organisation_id = 'lisiere' AND name = 'Pornic'",
  )
  expect(await made.first('n')).toBe(1)
})

test('answers htmx with the part of the page that changed', async () => {
  const response = await (await visitor('odile')).post('/settings/sites', { ...brest, name: 'Quimper' }, partial)
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(response.headers.get('HX-Push-Url')).toMatch(/^\/settings\/sites\/[0-9a-z]{26}$/)
  expect(html).toContain('Le site Quimper est ouvert.')
  expect(html).not.toContain('<html')
})

test('gives a refused form back with a sentence beside the field and nothing lost', async () => {
  const response = await (await visitor('odile')).post('/settings/sites', {
    ...brest,
    postalCode: '12',
    street: 'rue <b>du Port</b>',
  })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Ce code postal n’est pas valable.')
  expect(html).toContain('rue &lt;b&gt;du Port&lt;/b&gt;')
})

test('refuses what the database could not keep as typed', async () => {
  const response = await (await visitor('odile')).post('/settings/sites', { ...brest, name: 'Bre\0st' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('caractère illisible')
})

test('refuses a change made from an older version, keeping what was typed', async () => {
  const odile = await visitor('odile')
  const change = { ...brest, name: 'Nantes centre', postalCode: '44000', town: 'Nantes', version: '1' }
  expect((await odile.post('/settings/sites/nantes', change)).status).toBe(303)
  const late = await odile.post('/settings/sites/nantes', { ...change, name: 'Nantes gare' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Nantes gare')
})

test('keeps at least one site open, even when two people close at once', async () => {
  const igor = await visitor('igor', 'garonne')
  const odile = await visitor('odile', 'garonne')
  const answers = await Promise.all([
    igor.post('/settings/sites/nantes/closure', { reason: 'Travaux' }),
    odile.post('/settings/sites/vannes/closure', { reason: 'Travaux' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('closes with a reason and reopens, each with its event', async () => {
  const odile = await visitor('odile')
  expect((await odile.post('/settings/sites/vannes/closure', { reason: '' })).status).toBe(422)
  expect((await odile.post('/settings/sites/vannes/closure', { reason: 'Bail terminé' })).status).toBe(303)
  expect(await (await odile.get('/settings/sites/vannes')).text()).toContain('Bail terminé')
  expect((await odile.post('/settings/sites/vannes/reopening')).status).toBe(303)

  const { results } = await env.SHARD_1.prepare(
    "SELECT action, actor_id FROM events WHERE organisation_id = 'lisiere' AND subject_id = 'vannes' ORDER BY seq",
  ).all()
  expect(results).toEqual([
    { action: 'site_closed', actor_id: 'id-odile' },
    { action: 'site_reopened', actor_id: 'id-odile' },
  ])
})

test('is read by a coordinator within her sites, and not changed', async () => {
  const ana = await visitor('ana')
  expect(await (await ana.get('/settings/sites')).text()).not.toContain('Vannes port')
  expect((await ana.get('/settings/sites/vannes')).status).toBe(404)
  expect((await ana.get('/settings/sites/nantes/edit')).status).toBe(404)
  expect((await ana.post('/settings/sites/nantes', { ...brest, version: '1' })).status).toBe(404)
})

test('is closed to strangers and to trainees', async () => {
  expect((await stranger().get('/settings/sites')).status).toBe(303)
  expect((await (await visitor('cleo')).get('/settings/sites')).status).toBe(404)
})

test('refuses a form shown for another organisation', async () => {
  const response = await (await visitor('odile')).post('/settings/sites', { ...brest, _for: 'miroir' })
  expect(response.status).toBe(403)
})

test('finds a site by any word of its name, accents or not', async () => {
  const html = await (await visitor('odile')).get('/settings/sites?q=PÔRT').then((response) => response.text())
  expect(html).toContain('Vannes port')
  expect(html).not.toContain('quai de la Fosse')
})
