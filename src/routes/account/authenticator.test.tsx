import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { totpAt } from '#domain/identity/totp.ts'
import { type Browser, deliver, later, mailsTo, minutes, openBrowser, time } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const page = '/account/security/authenticator'
const codes = '/account/security/recovery-codes'
const rowOf = (member: string) =>
  inDirectory('SELECT secret FROM authenticators WHERE identity_id = ?', identityOf(member))
const leftOf = (member: string) =>
  inDirectory('SELECT count(*) FROM recovery_codes WHERE identity_id = ?', identityOf(member))

const knownIn = (member: string) =>
  inDirectory('SELECT count(*) FROM second_factors WHERE organisation_id = ? AND person_id = ?', 'lisiere', member)

const codeOf = (secret: string) => totpAt(secret, Math.floor(time.at / 30_000))
const listed = (html: string) => [...html.matchAll(/[0-9a-z]{4}(?:-[0-9a-z]{4}){3}/g)].map(([code]) => code)

async function offered(browser: Browser) {
  const html = await (await browser.get(page)).text()
  const enrolment = /name="enrolment" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '')
  return { html, enrolment, secret }
}

async function enrolled(member: string) {
  const browser = await signedIn(member)
  const { enrolment, secret } = await offered(browser)
  const response = await browser.post(page, { enrolment, code: await codeOf(secret) })
  return { browser, secret, response, shown: listed(await response.text()) }
}

test('enrols with a first code, shows ten recovery codes once, and asks for a code from then on', async () => {
  const { browser, secret, response, shown } = await enrolled('ana')
  expect([response.status, shown.length]).toEqual([200, 10])
  expect(String(await rowOf('ana'))).not.toContain(secret)
  expect(listed(await (await browser.get(codes)).text())).toEqual([])
  expect((await mailsTo(emailOf('ana')))[0]?.subject).toContain('application d’authentification activée')

  later(30_000)
  const next = openBrowser()
  expect((await next.post('/sign-in', { email: emailOf('ana'), password })).headers.get('Location')).toBe(
    '/sign-in/second-factor',
  )
  expect((await next.post('/sign-in/second-factor', { code: await codeOf(secret) })).headers.get('Location')).toBe(
    '/desk',
  )
  const last = openBrowser()
  await last.post('/sign-in', { email: emailOf('ana'), password })
  expect((await last.post('/sign-in/second-factor', { recoveryCode: shown[0] ?? '' })).status).toBe(303)
  expect(await (await last.get('/account/security')).text()).toContain('9 codes restants')
})

test('opens the office of an organisation that requires it, as soon as the first code is right', async () => {
  await env.SHARD_1.prepare("UPDATE offices SET second_factor = 'staff' WHERE organisation_id = 'miroir'").run()
  const odile = await signedIn('odile', { organisation: 'miroir' })
  expect((await odile.get('/settings/sites')).headers.get('Location')).toBe(
    '/account/security?required&next=%2Fsettings%2Fsites',
  )
  expect(await (await odile.get('/account/security?required')).text()).toContain(
    'Votre organisation demande un second facteur',
  )
  const { enrolment, secret } = await offered(odile)
  await odile.post(page, { enrolment, code: await codeOf(secret) })
  expect((await odile.get('/settings/sites')).status).toBe(200)
  expect(await (await odile.get('/account/security?required')).text()).not.toContain('demande un second facteur')
})

test('refuses a wrong first code, keeping the same secret, and writes nothing', async () => {
  const bruno = await signedIn('bruno')
  const { enrolment, secret } = await offered(bruno)
  for (const code of ['000000', '', 'abc']) {
    const response = await bruno.post(page, { enrolment, code })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html.replaceAll(' ', '')).toContain(secret)
  }
  expect(await rowOf('bruno')).toBeNull()
  expect((await bruno.post(page, { enrolment, code: await codeOf(secret) })).status).toBe(200)
})

test('takes no secret that was made for somebody else, or by somebody else', async () => {
  const [carole, sylvie] = [await signedIn('carole'), await signedIn('sylvie')]
  const { enrolment, secret } = await offered(carole)
  const answer = await sylvie.post(page, { enrolment, code: await codeOf(secret) })
  expect(answer.headers.get('Location')).toBe(page)
  expect((await sylvie.post(page, { enrolment: '1.AAAA.AAAA', code: '123456' })).status).toBe(303)
  expect(await rowOf('sylvie')).toBeNull()
})

test('two enrolments at the same moment leave one', async () => {
  const igor = await signedIn('igor')
  const tries = [await offered(igor), await offered(igor)]
  const answers = await Promise.all(
    tries.map(async ({ enrolment, secret }) => igor.post(page, { enrolment, code: await codeOf(secret) })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await leftOf('igor')).toBe(10)
})

test('makes ten new codes, and the old ones are gone', async () => {
  const { browser, shown } = await enrolled('quentin')
  const renewed = listed(await (await browser.post(codes)).text())
  expect(renewed).toHaveLength(10)
  expect(renewed.filter((code) => shown.includes(code))).toEqual([])
  expect(await leftOf('quentin')).toBe(10)
})

test('has no recovery codes without an application', async () => {
  const denis = await signedIn('denis')
  expect((await denis.get(codes)).headers.get('Location')).toBe(page)
  expect((await denis.post(codes)).headers.get('Location')).toBe(page)
  expect(await leftOf('denis')).toBe(0)
  expect((await denis.post(`${page}/removal`)).status).toBe(404)
})

test('removes it with its codes after a fresh proof: the login stands on one factor again, and each organisation knows', async () => {
  const { browser } = await enrolled('cleo')
  const factors = () => inDirectory('SELECT factors FROM logins WHERE identity_id = ?', identityOf('cleo'))
  expect(await factors()).toBe(2)
  await deliver()
  expect(await knownIn('cleo')).toBe(1)
  later(11 * minutes)
  expect((await browser.post(`${page}/removal`)).headers.get('Location')).toBe('/sign-in/proof')
  await browser.post('/sign-in/proof', { password })
  expect((await browser.post(`${page}/removal`)).headers.get('Location')).toBe('/account/security')
  expect([await rowOf('cleo'), await leftOf('cleo'), await factors()]).toEqual([null, 0, 1])
  await deliver()
  expect(await knownIn('cleo')).toBe(0)
})
