import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { later, linkIn, mailsTo, minutes, openBrowser, time } from '#test/browser.ts'
import { metered } from '#test/inside/meter.ts'
import { stranger, world } from '#test/visit.ts'
import { emailOf, identityOf } from '#test/world.ts'

beforeAll(world)

async function linkFor(member: string, next = '', address = '192.0.2.10'): Promise<string> {
  const asked = await openBrowser({ address }).post('/sign-in/link', { email: emailOf(member), ...(next && { next }) })
  expect(asked.status).toBe(303)
  return linkIn((await mailsTo(emailOf(member))).find(({ subject }) => subject === 'Votre lien de connexion'))
}

const tokenOf = (link: string) => new URL(link, env.ORIGIN).searchParams.get('token') ?? ''
const confirmation = '/sign-in/link/confirmation'

test('gives the same answer whether somebody has the address or nobody has, and writes to whoever has', async () => {
  const answers = await Promise.all(
    [emailOf('igor'), 'nobody@lisiere.example'].map(async (email) => {
      const response = await openBrowser().post('/sign-in/link', { email })
      return [response.status, response.headers.get('Location'), response.headers.getSetCookie(), await response.text()]
    }),
  )
  expect(answers[0]).toEqual([303, '/sign-in/link?sent', [], ''])
  expect(answers[1]).toEqual(answers[0])
  expect(await mailsTo(emailOf('igor'))).toHaveLength(1)
  expect(await mailsTo('nobody@lisiere.example')).toEqual([])
})

test('is read and used in two trips', async () => {
  const token = tokenOf(await linkFor('sylvie'))
  const { app: watched, read } = metered(makeApp({ clock: time, ids: makeIds(time.now), handlersOf }, rooms))
  expect((await stranger(watched).post(confirmation, { token })).status).toBe(303)
  expect(read().deep).toBe(2)
})

test('is not used by whoever only looks at it, and signs in whoever presses the button', async () => {
  const link = await linkFor('odile', '/settings/sites')
  const scanner = openBrowser()
  for (const _ of [1, 2, 3]) expect((await scanner.get(link)).status).toBe(200)
  expect(scanner.cookies.size).toBe(0)

  const browser = openBrowser()
  const page = await (await browser.get(link)).text()
  expect(page).toContain(emailOf('odile'))
  expect(page).toContain('value="/settings/sites"')
  const response = await browser.post(confirmation, { token: tokenOf(link), next: '/settings/sites' })
  expect(response.headers.get('Location')).toBe('/settings/sites')
  expect((await browser.get('/settings/sites')).status).toBe(200)
})

test('serves once, even when two press at the same moment, and takes the links sent before with it', async () => {
  const first = await linkFor('carole', '', '192.0.2.11')
  later(1000)
  const second = await linkFor('carole', '', '192.0.2.11')
  const press = (link: string) => openBrowser().post(confirmation, { token: tokenOf(link) })
  const answers = await Promise.all([press(second), press(second)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  for (const link of [first, second]) {
    expect((await press(link)).status).toBe(422)
    expect(await (await openBrowser().get(link)).text()).toContain('Ce lien n’est plus valable')
  }
})

test('is good for fifteen minutes, for signing in alone, and only as it was sent', async () => {
  const link = await linkFor('quentin', '', '192.0.2.12')
  const token = tokenOf(link)
  expect(
    (await openBrowser().post('/password-reset/confirmation', { token, password: 'une phrase assez longue' })).status,
  ).toBe(422)
  for (const changed of [`${token}x`, token.slice(0, -3), '', 'x'])
    expect((await openBrowser().post(confirmation, { token: changed })).status).toBe(422)
  later(16 * minutes)
  expect((await openBrowser().post(confirmation, { token })).status).toBe(422)
})

test('never appears in an event, nor in the database', async () => {
  const token = tokenOf(await linkFor('cleo', '', '192.0.2.13'))
  const rows = await Promise.all(
    ['event_payloads', 'events', 'links', 'sendings'].map((table) =>
      env.SHARD_1.prepare(`SELECT * FROM ${table}`).all(),
    ),
  )
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('does not reach whoever has been disabled', async () => {
  const link = await linkFor('bruno', '', '192.0.2.14')
  await env.SHARD_1.prepare("INSERT INTO disablements VALUES (?, 1, 'operator', 'test')")
    .bind(identityOf('bruno'))
    .run()
  expect((await openBrowser().post(confirmation, { token: tokenOf(link) })).status).toBe(422)
  await openBrowser({ address: '192.0.2.14' }).post('/sign-in/link', { email: emailOf('bruno') })
  expect(await mailsTo(emailOf('bruno'))).toHaveLength(1)
})

test('asks for the second factor of whoever has one, and is spent by then', async () => {
  await env.SHARD_1.prepare("INSERT INTO authenticators VALUES (?, 'sealed', 0, 1, 1)").bind(identityOf('sylvie')).run()
  const link = await linkFor('sylvie', '', '192.0.2.15')
  const browser = openBrowser()
  const response = await browser.post(confirmation, { token: tokenOf(link) })
  expect(response.headers.get('Location')).toBe('/sign-in/second-factor')
  expect(browser.cookies.has('__Host-login')).toBe(false)
  expect((await openBrowser().post(confirmation, { token: tokenOf(link) })).status).toBe(422)
})

test('does not fill a mailbox', async () => {
  const ask = () => openBrowser({ address: '192.0.2.16' }).post('/sign-in/link', { email: emailOf('denis') })
  for (const _ of Array.from({ length: 10 })) expect((await ask()).status).toBe(303)
  const response = await ask()
  expect(response.status).toBe(429)
  expect(await response.text()).toContain(`value="${emailOf('denis')}"`)
})

test('gives back an address that is none', async () => {
  const response = await openBrowser({ address: '192.0.2.17' }).post('/sign-in/link', { email: 'ana@' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('value="ana@"')
})
