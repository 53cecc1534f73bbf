import { env } from 'cloudflare:workers'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { base64url } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { registrationOptions, verifyRegistration } from '#edge/passkeys.ts'
import { type Authenticator, authenticator, type Knobs } from '#test/authenticator.ts'
import { type Browser, later, minutes, openBrowser } from '#test/browser.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

const origin = env.ORIGIN
const rpId = new URL(origin).hostname

beforeAll(world)

async function passkeyOf(member: string): Promise<Authenticator> {
  const id = identityOf(member)
  const challenge = base64url.encode(`a challenge for the passkey of ${member}`)
  const device = await authenticator({ origin })
  const user = { id, name: emailOf(member), displayName: member }
  const options = registrationOptions({ challenge, rp: { id: rpId, name: 'Lisière' }, user, known: [] })
  const response = await device.register(options)
  const made = await verifyRegistration({ expectedChallenge: challenge, origin, rpId, response })
  if (!made) throw new Error('The authenticator of the tests registers.')
  const publicKey = btoa(String.fromCharCode(...made.publicKey))
  await env.SHARD_1.prepare("INSERT INTO passkeys VALUES (?, ?, 'Téléphone', ?, ?, 'internal', 1, NULL)")
    .bind(made.credentialId, id, publicKey, made.counter)
    .run()
  return device
}

async function answer(browser: Browser, device: Authenticator, knobs: Knobs = {}): Promise<string> {
  const response = await browser.post('/sign-in/passkey/options')
  return JSON.stringify(await device.sign(await response.json<PublicKeyCredentialRequestOptionsJSON>(), knobs))
}

test('opens the office in one step, counts as two factors, and comes back to the page asked for', async () => {
  await env.SHARD_1.prepare("INSERT INTO authenticators VALUES (?, 'sealed', 0, 1, 1)").bind(identityOf('igor')).run()
  const [browser, device] = [openBrowser(), await passkeyOf('igor')]
  const response = await browser.post('/sign-in/passkey', {
    response: await answer(browser, device),
    next: '/settings/sites',
  })
  expect(response.headers.get('Location')).toBe('/settings/sites')
  expect((await browser.get('/settings/sites')).status).toBe(200)
  expect(browser.cookies.has('__Host-challenge')).toBe(false)
  const login = env.SHARD_1.prepare('SELECT method, factors FROM logins WHERE identity_id = ?').bind(identityOf('igor'))
  expect(await login.first()).toEqual({ method: 'passkey', factors: 2 })
  const counter = env.SHARD_1.prepare('SELECT counter FROM passkeys WHERE identity_id = ?').bind(identityOf('igor'))
  expect(await counter.first('counter')).toBe(1)
})

test('takes an answer once, even from an authenticator that does not count', async () => {
  const device = await passkeyOf('odile')
  const browser = openBrowser()
  const response = await answer(browser, device, { counter: 0 })
  const challenge = browser.cookies.get('__Host-challenge') ?? ''
  const replay = async () => {
    const thief = openBrowser()
    thief.cookies.set('__Host-challenge', challenge)
    return (await thief.post('/sign-in/passkey', { response })).status
  }
  expect((await browser.post('/sign-in/passkey', { response })).status).toBe(303)
  expect(await replay()).toBe(422)

  const counting = await answer(browser, device, { counter: 5 })
  expect((await browser.post('/sign-in/passkey', { response: counting })).status).toBe(303)
  expect(
    (await browser.post('/sign-in/passkey', { response: await answer(browser, device, { counter: 4 }) })).status,
  ).toBe(422)
})

test.each<[string, Knobs]>([
  ['another site', { origin: 'https://evil.example' }],
  ['another address', { rpId: 'evil.example' }],
  ['another challenge', { challenge: base64url.encode('another challenge, made by a thief') }],
  ['another key', { otherKey: true }],
  ['a passkey nobody holds', { credentialId: base64url.encode('nobody holds it') }],
  ['somebody else', { userHandle: 'id-odile' }],
  ['whoever did not unlock the device', { userVerified: false }],
  ['a page inside another', { crossOrigin: true }],
])('refuses an answer from %s', async (_, knobs) => {
  const browser = openBrowser()
  const device = await passkeyOf('ana')
  const response = await browser.post('/sign-in/passkey', { response: await answer(browser, device, knobs) })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Cette clé d’accès n’est pas reconnue ici.')
  expect(browser.cookies.has('__Host-login')).toBe(false)
})

test('refuses what is no answer, an answer nobody asked for, and a late one', async () => {
  const browser = openBrowser()
  const device = await passkeyOf('quentin')
  for (const response of ['', '{}', 'null', '{"id":"x"}', 'x'.repeat(20_000)]) {
    await browser.post('/sign-in/passkey/options')
    expect((await browser.post('/sign-in/passkey', { response })).status).toBe(422)
  }
  const response = await answer(browser, device)
  expect((await openBrowser().post('/sign-in/passkey', { response })).status).toBe(422)
  later(11 * minutes)
  expect((await browser.post('/sign-in/passkey', { response })).status).toBe(422)
})

test('does not open for whoever has been disabled', async () => {
  const browser = openBrowser()
  const device = await passkeyOf('bruno')
  await env.SHARD_1.prepare("INSERT INTO disablements VALUES (?, 1, 'operator', 'test')")
    .bind(identityOf('bruno'))
    .run()
  expect((await browser.post('/sign-in/passkey', { response: await answer(browser, device) })).status).toBe(422)
})

test('names nobody in what it asks, and answers our own pages alone', async () => {
  const response = await openBrowser().post('/sign-in/passkey/options')
  expect(await response.json()).not.toHaveProperty('allowCredentials')
  const foreign = await openBrowser().post('/sign-in/passkey/options', {}, { 'Sec-Fetch-Site': 'cross-site' })
  expect(foreign.status).toBe(403)
})

test('the sign-in form offers passkeys where they work, and another way beside', async () => {
  const html = await (await openBrowser().get('/sign-in')).text()
  expect(html).toMatch(/<button[^>]*hidden=""[^>]*data-passkey="sign-in"[^>]*data-conditional=""/)
  expect(html).toContain('autocomplete="username webauthn"')
  expect(html).toContain('href="/sign-in/link"')
  expect(html).toContain('href="/sign-in/sso?provider=google"')
})

test('proves again, with the passkey of the same person only', async () => {
  const [own, other] = [await passkeyOf('carole'), await passkeyOf('sylvie')]
  const browser = openBrowser()
  await browser.post('/sign-in', { email: emailOf('carole'), password })
  const refused = await browser.post('/sign-in/proof', { response: await answer(browser, other), next: '/account' })
  expect(refused.status).toBe(422)
  const proved = await browser.post('/sign-in/proof', { response: await answer(browser, own), next: '/account' })
  expect(proved.headers.get('Location')).toBe('/account')
  const factors = env.SHARD_1.prepare('SELECT factors FROM logins WHERE identity_id = ?').bind(identityOf('carole'))
  expect(await factors.first('factors')).toBe(2)
})
