import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { unseal } from '#edge/seal.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { hostileProvider } from '#test/hostile-provider.ts'
import { clock, now, visitor, world } from '#test/visit.ts'

beforeAll(world)
afterEach(() => {
  vi.restoreAllMocks()
})

const secret = 'the secret of the client'
const form = {
  name: 'Compte maison',
  issuer: 'https://tried.centre-lisiere-tests.eu',
  clientId: 'lisiere',
  clientSecret: secret,
  domain: '@Lisiere.example',
}

test('keeps the secret sealed for this organisation, and never shows it', async () => {
  const odile = await visitor('odile')
  expect((await odile.post('/settings/sso', form)).headers.get('Location')).toBe('/settings/sso')
  const row = await kept()
  expect(row).toMatchObject({ name: 'Compte maison', domain: 'lisiere.example' })
  expect(JSON.stringify(row)).not.toContain(secret)
  expect(await unseal(env.SECRET, 'sso-secret', 'lisiere', row?.sealed_secret ?? '')).toBe(secret)
  expect(await unseal(env.SECRET, 'sso-secret', 'miroir', row?.sealed_secret ?? '')).toBeNull()

  const html = await (await odile.get('/settings/sso')).text()
  expect(html).toContain(`${env.ORIGIN}/sign-in/sso/return`)
  expect(html).toMatch(/\/sign-in\/sso\?provider=[\w-]{16}/)
  expect(html).not.toContain(secret)
})

test('keeps the secret when the rest changes, and asks for it when the provider does', async () => {
  const odile = await visitor('odile')
  await odile.post('/settings/sso', form)
  const before = await kept()
  expect((await odile.post('/settings/sso', { ...form, name: 'Centre', clientSecret: '' })).status).toBe(303)
  expect(await kept()).toMatchObject({ name: 'Centre', sealed_secret: before?.sealed_secret })
  for (const change of [{ issuer: 'https://another.eu' }, { clientId: 'another' }]) {
    const refused = await odile.post('/settings/sso', { ...form, ...change, clientSecret: '' })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Ce champ est à remplir.')])
  }
})

test.each([
  [
    'plain http',
    { issuer: 'http://identity.lisiere-tests.eu' },
    'Cette adresse ne peut pas être celle d’un fournisseur',
  ],
  ['a private name', { issuer: 'https://intranet.local' }, 'Cette adresse ne peut pas être celle d’un fournisseur'],
  ['an address in figures', { issuer: 'https://10.0.0.1' }, 'Cette adresse ne peut pas être celle d’un fournisseur'],
  ['the address of machines', { issuer: 'https://[::1]/' }, 'Cette adresse ne peut pas être celle d’un fournisseur'],
  ['words', { issuer: 'javascript:alert(1)' }, 'Cette adresse ne peut pas être celle d’un fournisseur'],
  ['a domain of others', { domain: 'miroir.example' }, 'n’est pas celui de votre propre adresse'],
  ['a domain of everybody', { domain: 'gmail.com' }, 'messagerie ouverte à tous'],
  ['a domain that is none', { domain: 'lisiere' }, 'Ce domaine ne se lit pas'],
])('refuses %s, keeping what was typed but the secret', async (_, change, sentence) => {
  const refused = await (await visitor('igor', 'garonne')).post('/settings/sso', { ...form, domain: '', ...change })
  const html = await refused.text()
  expect(refused.status).toBe(422)
  expect(html).toContain(sentence)
  expect(html).toContain('Compte maison')
  expect(html).not.toContain(secret)
  expect(await kept('garonne')).toBeNull()
})

test('tries the provider, and says in words what it found', async () => {
  const odile = await visitor('odile')
  await odile.post('/settings/sso', form)
  const provider = await hostileProvider({ ...form, now: clock.now })
  const spy = vi.spyOn(globalThis, 'fetch')
  const tried = async () => (await odile.post('/settings/sso/test')).text()

  spy.mockRejectedValueOnce(new TypeError('no route'))
  expect(await tried()).toContain('Le fournisseur ne répond pas')
  spy.mockResolvedValueOnce(new Response('<html>'))
  expect(await tried()).toContain('Cette adresse n’est pas celle d’un fournisseur')
  spy.mockResolvedValueOnce(new Response(null, { status: 302, headers: { Location: 'https://10.0.0.1/' } }))
  expect(await tried()).toContain('Le fournisseur ne répond pas')
  spy.mockImplementation((address, init) => provider.fetch(String(address), init ?? {}))
  expect(await tried()).toContain('Le fournisseur répond')
})

test('asks for a fresh proof before anything changes', async () => {
  const later = { now: () => now + 11 * 60_000 }
  const app = makeApp({ clock: later, ids: makeIds(later.now), handlersOf }, rooms)
  const odile = await visitor('odile', 'lisiere', 2, 'lisiere', app)
  expect((await odile.get('/settings/sso')).status).toBe(200)
  for (const path of ['/settings/sso', '/settings/sso/removal']) {
    expect((await odile.post(path, form)).headers.get('Location')).toMatch(/^\/sign-in\/proof/)
  }
})

test('belongs to who runs the organisation, and shows nothing of another', async () => {
  await (await visitor('odile')).post('/settings/sso', form)
  expect((await (await visitor('ana')).get('/settings/sso')).status).toBe(404)
  const mirror = await visitor('odile', 'miroir')
  expect(await (await mirror.get('/settings/sso')).text()).not.toContain('Compte maison')
  expect((await mirror.post('/settings/sso/removal')).status).toBe(404)
  expect(await kept()).not.toBeNull()
})

const kept = (organisation = 'lisiere') =>
  env.SHARD_1.prepare('SELECT * FROM sso_providers WHERE organisation_id = ?')
    .bind(organisation)
    .first<{ sealed_secret: string }>()
