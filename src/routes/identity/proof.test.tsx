import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { totpAt } from '#domain/identity/totp.ts'
import { seal } from '#edge/seal.ts'
import { later, minutes, openBrowser, time } from '#test/browser.ts'
import { stranger, world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

async function signedIn(member: string, address = '192.0.2.20') {
  const browser = openBrowser({ address })
  await browser.post('/sign-in', { email: emailOf(member), password })
  return browser
}

const loginOf = (member: string) =>
  env.SHARD_1.prepare('SELECT id, proved_at, factors FROM logins WHERE identity_id = ?')
    .bind(identityOf(member))
    .first<{ id: string; proved_at: number; factors: number }>()

test('renews the proof with the password, under another id, and goes back', async () => {
  const browser = await signedIn('igor')
  const before = await loginOf('igor')
  const copied = browser.cookies.get('__Host-login') ?? ''
  later(11 * minutes)
  expect(await (await browser.get('/sign-in/proof?next=/settings/sites')).text()).toContain('value="/settings/sites"')
  const response = await browser.post('/sign-in/proof', { password, next: '/settings/sites' })
  expect(response.headers.get('Location')).toBe('/settings/sites')
  expect((await browser.get('/settings/sites')).status).toBe(200)

  const after = await loginOf('igor')
  expect(after?.id).not.toBe(before?.id)
  expect(after?.proved_at).toBe(time.at)
  const thief = openBrowser()
  thief.cookies.set('__Host-login', copied)
  expect((await thief.get('/settings/sites')).status).toBe(303)
})

test('refuses a wrong password with a sentence, and renews nothing', async () => {
  const browser = await signedIn('odile')
  const before = await loginOf('odile')
  later(minutes)
  const response = await browser.post('/sign-in/proof', { password: 'not the password', next: '/settings/sites' })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Ce n’est pas votre mot de passe.')
  expect(html).toContain('value="/settings/sites"')
  expect(html).not.toContain('not the password')
  expect(await loginOf('odile')).toEqual(before)
  for (const fields of [{}, { password: '' }, { code: '123456' }, { response: '{}' }])
    expect((await browser.post('/sign-in/proof', fields)).status).toBe(422)
})

test('takes the code of the application, once, and counts it as a second factor', async () => {
  const browser = await signedIn('carole')
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const sealed = await seal(env.SECRET, 'authenticator', identityOf('carole'), secret)
  await env.SHARD_1.prepare('INSERT INTO authenticators VALUES (?, ?, 0, 1, 1)')
    .bind(identityOf('carole'), sealed)
    .run()
  expect(await (await browser.get('/sign-in/proof')).text()).toContain('6 chiffres')

  const code = await totpAt(secret, Math.floor(time.at / 30_000))
  expect((await browser.post('/sign-in/proof', { code })).status).toBe(303)
  expect((await loginOf('carole'))?.factors).toBe(2)
  expect((await browser.post('/sign-in/proof', { code })).status).toBe(422)
})

test('makes whoever guesses wait', async () => {
  const browser = await signedIn('quentin', '192.0.2.21')
  for (const _ of Array.from({ length: 10 })) await browser.post('/sign-in/proof', { password: 'wrong' })
  const response = await browser.post('/sign-in/proof', { password })
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
})

test('comes back to the page whose form was stopped, when that page is ours', async () => {
  const browser = await signedIn('ana')
  const page = async (Referer: string) => (await browser.get('/sign-in/proof', { Referer })).text()
  expect(await page(`${env.ORIGIN}/account/security`)).toContain('value="/account/security"')
  expect(await page('https://evil.example/account/security')).not.toContain('value="/account')
  expect(await page(`${env.ORIGIN}.evil.example/account`)).not.toContain('value="/account')
})

test('asks a stranger to sign in first', async () => {
  expect((await stranger().get('/sign-in/proof')).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await stranger().post('/sign-in/proof', { password })).headers.get('Location')).toBe('/sign-in')
})

test('is passed by whoever has nothing at hand but a mailbox, by signing in again', async () => {
  const browser = await signedIn('cleo')
  await env.SHARD_1.prepare('DELETE FROM passwords WHERE identity_id = ?').bind(identityOf('cleo')).run()
  const html = await (await browser.get('/sign-in/proof?next=/account')).text()
  expect(html).toContain('href="/sign-in/link?next=%2Faccount"')
  expect(html).not.toContain('type="password"')
})
