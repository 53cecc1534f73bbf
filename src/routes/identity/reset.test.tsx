import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { later, linkIn, mailsTo, minutes, openBrowser } from '#test/browser.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const confirmation = '/password-reset/confirmation'
const chosen = 'trois hérons sur le quai'

async function linkFor(member: string): Promise<{ link: string; token: string }> {
  await openBrowser({ address: `192.0.2.${member.length}` }).post('/password-reset', { email: emailOf(member) })
  const mail = (await mailsTo(emailOf(member))).find(({ subject }) => subject === 'Choisir un nouveau mot de passe')
  const link = linkIn(mail)
  return { link, token: new URL(link, env.ORIGIN).searchParams.get('token') ?? '' }
}

const signIn = (member: string, typed: string) =>
  openBrowser({ address: '192.0.2.99' }).post('/sign-in', { email: emailOf(member), password: typed })

test('gives a new password to whoever holds the link, ends every other login, and says so by mail', async () => {
  const elsewhere = openBrowser()
  await elsewhere.post('/sign-in', { email: emailOf('igor'), password })
  const { link, token } = await linkFor('igor')
  expect(await (await openBrowser().get(link)).text()).toContain('12 caractères au moins')

  later(minutes)
  const browser = openBrowser()
  const response = await browser.post(confirmation, { token, password: chosen })
  expect(response.headers.get('Location')).toBe('/desk')
  expect((await browser.get('/settings/sites')).status).toBe(200)
  expect((await elsewhere.get('/desk')).status).toBe(303)
  expect((await signIn('igor', password)).status).toBe(422)
  expect((await signIn('igor', chosen)).status).toBe(303)
  const subjects = (await mailsTo(emailOf('igor'))).map(({ subject }) => subject)
  expect(subjects).toContain('Votre mot de passe a changé')
})

test('serves once', async () => {
  const { token } = await linkFor('odile')
  const [one, two] = await Promise.all(
    [chosen, `${chosen} encore`].map((typed) => openBrowser().post(confirmation, { token, password: typed })),
  )
  expect([one?.status, two?.status].sort()).toEqual([303, 422])
  expect((await openBrowser().post(confirmation, { token, password: 'et une autre phrase' })).status).toBe(422)
  expect((await signIn('odile', 'et une autre phrase')).status).toBe(422)
})

test('is good for thirty minutes', async () => {
  const { link, token } = await linkFor('quentin')
  later(31 * minutes)
  expect(await (await openBrowser().get(link)).text()).toContain('Ce lien n’est plus valable')
  expect((await openBrowser().post(confirmation, { token, password: chosen })).status).toBe(422)
  expect((await signIn('quentin', password)).status).toBe(303)
})

test.each([
  ['', 'à remplir'],
  ['trop court', 'trop court'],
  ['motdepasse123', 'parmi les premiers'],
  ['azertyuiopqsdf', 'clavier'],
  ['aaaaaaaaaaaaaaaa', 'se répète'],
  ['carole-carole-2', 'ressemble'],
])('refuses %j with a sentence, and keeps the link good', async (weak, sentence) => {
  const { token } = await linkFor('carole')
  const response = await openBrowser().post(confirmation, { token, password: weak })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain(sentence)
  expect(html).toContain(token)
  if (weak) expect(html).not.toContain(`"${weak}"`)
  expect((await openBrowser().get(`${confirmation}?token=${token}`)).status).toBe(200)
})

test('takes any characters, and none is lost', async () => {
  const { token } = await linkFor('cleo')
  const odd = '  ✓ é🦆"<b>\t%00 ünïcode  '
  expect((await openBrowser().post(confirmation, { token, password: odd })).status).toBe(303)
  expect((await signIn('cleo', odd.trim())).status).toBe(422)
  expect((await signIn('cleo', odd)).status).toBe(303)
})

test('never skips the second factor', async () => {
  await env.SHARD_1.prepare("INSERT INTO authenticators VALUES (?, 'sealed', 0, 1, 1)").bind(identityOf('bruno')).run()
  const { token } = await linkFor('bruno')
  const browser = openBrowser()
  const response = await browser.post(confirmation, { token, password: chosen })
  expect(response.headers.get('Location')).toBe('/sign-in/second-factor')
  expect(decodeURIComponent(browser.cookies.get('__Host-toast') ?? '')).toContain('a changé')
  expect(browser.cookies.has('__Host-login')).toBe(false)
  expect((await browser.get('/desk')).status).toBe(303)
  expect((await browser.get('/sign-in/second-factor')).status).toBe(200)
})
