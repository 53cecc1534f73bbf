import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, time } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

beforeAll(world)

test('opens another organisation of hers, with the role she has there', async () => {
  const ana = await signedIn('ana')
  expect(await (await ana.get('/settings/sites')).text()).toContain('Centre Lisière')
  const response = await ana.post('/account/current', { organisation: 'garonne' })
  expect([response.status, response.headers.get('Location')]).toEqual([303, '/desk'])
  const html = await (await ana.get('/settings/sites')).text()
  expect(html).toContain('<b>Institut Garonne</b>')
  expect(html).toContain('Qualité')
  await ana.post('/account/current', { organisation: 'lisiere' })
  expect(await (await ana.get('/settings/sites')).text()).toContain('<b>Centre Lisière</b>')
})

test('never opens an organisation she does not belong to', async () => {
  const ana = await signedIn('ana')
  for (const organisation of ['miroir', 'nowhere', '', 'x'.repeat(500)])
    expect((await ana.post('/account/current', { organisation })).status).toBe(404)
  expect((await ana.post('/account/current', {})).status).toBe(404)
  expect(await (await ana.get('/settings/sites')).text()).toContain('<b>Centre Lisière</b>')
})

test('never opens one she has just left', async () => {
  const ana = await signedIn('ana')
  const gone = env.SHARD_1.prepare("DELETE FROM affiliations WHERE identity_id = ? AND organisation_id = 'garonne'")
  await gone.bind(identityOf('ana')).run()
  expect((await ana.post('/account/current', { organisation: 'garonne' })).status).toBe(404)
})

test('looks at one site of hers, then at all of them', async () => {
  const odile = await signedIn('odile')
  expect((await odile.post('/account/current', { site: 'vannes', _for: 'lisiere' })).headers.get('Location')).toBe(
    '/desk',
  )
  expect(await (await odile.get('/settings/sites')).text()).toContain('<small>Vannes port</small>')
  await odile.post('/account/current', { site: '', _for: 'lisiere' })
  expect(await (await odile.get('/settings/sites')).text()).toContain('<small>Tous les sites</small>')
})

test('looks at no site that is not hers, closed, or of another organisation', async () => {
  const [odile, sylvie] = [await signedIn('odile'), await signedIn('sylvie')]
  expect((await odile.post('/account/current', { site: 'brest', _for: 'lisiere' })).status).toBe(404)
  expect((await sylvie.post('/account/current', { site: 'nantes', _for: 'lisiere' })).status).toBe(404)
  expect((await odile.post('/account/current', { site: 'nantes', _for: 'miroir' })).status).toBe(403)
})

test('asks who entered by the word of one organisation to prove herself before another', async () => {
  const bruno = await signedIn('bruno')
  const also = 'INSERT INTO affiliations VALUES (?, ?, 1)'
  await env.SHARD_1.prepare(also).bind(identityOf('bruno'), 'garonne').run()
  const bound = "UPDATE logins SET within_id = 'lisiere', method = 'sso' WHERE identity_id = ?"
  await env.SHARD_1.prepare(bound).bind(identityOf('bruno')).run()
  expect((await bruno.post('/account/current', { organisation: 'garonne' })).headers.get('Location')).toBe(
    '/sign-in/proof',
  )
  expect((await bruno.get('/account/security/password')).headers.get('Location')).toMatch(/^\/sign-in\/proof/)
  expect(await inDirectory('SELECT proved_at FROM logins WHERE identity_id = ?', identityOf('bruno'))).toBe(time.at)
})

test('is closed to strangers', async () => {
  expect((await openBrowser().post('/account/current', { organisation: 'lisiere' })).headers.get('Location')).toBe(
    '/sign-in',
  )
})
