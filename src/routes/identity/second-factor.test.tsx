import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { hashRecoveryCode } from '#domain/identity/recovery.ts'
import { totpAt } from '#domain/identity/totp.ts'
import { seal } from '#edge/seal.ts'
import { tokens } from '#edge/tokens.ts'
import { type Browser, later, minutes, openBrowser, time } from '#test/browser.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeNow = () => totpAt(secret, Math.floor(time.at / 30_000))

async function protect(member: string, codes: readonly string[] = []): Promise<void> {
  const id = identityOf(member)
  const sealed = await seal(env.SECRET, 'authenticator', id, secret)
  const authenticators = 'INSERT INTO authenticators VALUES (?, ?, 0, 1, 1)'
  await env.SHARD_1.prepare(authenticators).bind(id, sealed).run()
  for (const code of codes)
    await env.SHARD_1.prepare('INSERT INTO recovery_codes VALUES (?, ?, 1)')
      .bind(id, await hashRecoveryCode(id, code))
      .run()
}

let visits = 0

async function halfWay(member: string, next = ''): Promise<Browser> {
  visits += 1
  const browser = openBrowser({ address: `192.0.2.${visits}` })
  const response = await browser.post('/sign-in', { email: emailOf(member), password, ...(next && { next }) })
  expect(response.headers.get('Location')).toMatch(/^\/sign-in\/second-factor/)
  return browser
}

test('asks for the code before there is any login, and comes back to the page asked for', async () => {
  await protect('igor')
  const browser = await halfWay('igor', '/settings/sites')
  expect(browser.cookies.has('__Host-login')).toBe(false)
  expect((await browser.get('/desk')).status).toBe(303)
  expect(await (await browser.get('/sign-in/second-factor?next=/settings/sites')).text()).toContain('6 chiffres')

  const response = await browser.post('/sign-in/second-factor', { code: await codeNow(), next: '/settings/sites' })
  expect(response.headers.get('Location')).toBe('/settings/sites')
  expect((await browser.get('/settings/sites')).status).toBe(200)
  expect(browser.cookies.has('__Host-pending')).toBe(false)
  const factors = env.SHARD_1.prepare('SELECT factors FROM logins WHERE identity_id = ?').bind(identityOf('igor'))
  expect(await factors.first('factors')).toBe(2)
})

test('takes a code once, even when two type it at the same moment', async () => {
  await protect('ana')
  const [one, two, three] = [await halfWay('ana'), await halfWay('ana'), await halfWay('ana')]
  const code = await codeNow()
  const answers = await Promise.all([one, two].map((each) => each.post('/sign-in/second-factor', { code })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const replayed = await three.post('/sign-in/second-factor', { code })
  expect(replayed.status).toBe(422)
  expect(await replayed.text()).not.toContain(code)

  later(30_000)
  expect((await three.post('/sign-in/second-factor', { code: await codeNow() })).status).toBe(303)
})

test('refuses another code than the one shown, and one shown a while ago', async () => {
  await protect('carole')
  const browser = await halfWay('carole')
  const old = await codeNow()
  later(2 * minutes)
  for (const code of ['000000', old, '', '12345678901234567890123'])
    expect((await browser.post('/sign-in/second-factor', { code })).status).toBe(422)
  expect((await browser.post('/sign-in/second-factor', {})).status).toBe(422)
})

test('makes whoever guesses codes wait', async () => {
  await protect('sylvie')
  const browser = await halfWay('sylvie')
  for (const _ of Array.from({ length: 10 })) await browser.post('/sign-in/second-factor', { code: '000000' })
  const response = await browser.post('/sign-in/second-factor', { code: await codeNow() })
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
})

test('takes a recovery code once, however it is typed, and says how many are left', async () => {
  await protect('quentin', ['k3vd-9m2x-q7tb-w4hn', 'aaaa-bbbb-cccc-dddd'])
  const browser = await halfWay('quentin')
  const page = await (await browser.get('/sign-in/second-factor?with=recovery')).text()
  expect(page).toContain('Code de secours')
  const recoveryCode = 'K3VD 9M2X Q7TB W4HN'
  expect((await browser.post('/sign-in/second-factor', { recoveryCode: 'zzzz-zzzz-zzzz-zzzz' })).status).toBe(422)
  expect((await browser.post('/sign-in/second-factor', { recoveryCode })).status).toBe(303)
  expect(decodeURIComponent(browser.cookies.get('__Host-toast') ?? '')).toContain('Il vous en reste 1.')

  const again = await halfWay('quentin')
  const refused = await again.post('/sign-in/second-factor', { recoveryCode })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('il a déjà servi')
})

test('forgets the first step after ten minutes, and when the password has changed since', async () => {
  await protect('odile')
  const slow = await halfWay('odile')
  later(11 * minutes)
  const late = await slow.post('/sign-in/second-factor', { code: await codeNow() })
  expect(late.headers.get('Location')).toBe('/sign-in')
  expect(slow.cookies.has('__Host-login')).toBe(false)

  const thief = await halfWay('odile')
  later(minutes)
  await env.SHARD_1.prepare('UPDATE passwords SET at = ? WHERE identity_id = ?')
    .bind(time.at, identityOf('odile'))
    .run()
  const refused = await thief.post('/sign-in/second-factor', { code: await codeNow() })
  expect(refused.headers.get('Location')).toBe('/sign-in')
  expect(thief.cookies.has('__Host-login')).toBe(false)
})

test('sends a stranger, and whoever brings a token made for something else, back to the beginning', async () => {
  await protect('bruno')
  const browser = openBrowser()
  expect((await browser.get('/sign-in/second-factor?next=/desk')).headers.get('Location')).toBe('/sign-in?next=%2Fdesk')
  const claims = { identity: identityOf('bruno'), method: 'password', organisation: null, within: null, at: time.at }
  const others = [
    await tokens(env.SECRET).sign('challenge', { ...claims, step: 'passkey' }, 600, time.at),
    await tokens(env.SECRET).sign('login', { ...claims, step: 'second-factor' }, 600, time.at),
    await tokens(`${env.SECRET}!`).sign('challenge', { ...claims, step: 'second-factor' }, 600, time.at),
  ]
  for (const token of others) {
    browser.cookies.set('__Host-pending', token)
    const response = await browser.post('/sign-in/second-factor', { code: await codeNow() })
    expect(response.headers.get('Location')).toBe('/sign-in')
  }
  expect(browser.cookies.has('__Host-login')).toBe(false)
})
