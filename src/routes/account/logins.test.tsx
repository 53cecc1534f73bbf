import { beforeAll, expect, test } from 'vitest'
import { firefox } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

beforeAll(world)

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'

const loginOf = (member: string, agent: string) =>
  inDirectory('SELECT id FROM logins WHERE identity_id = ? AND device = ?', identityOf(member), agent)

test('names each device, says which one is here, and ends another at once', async () => {
  const [desk, pocket] = [await signedIn('ana'), await signedIn('ana', { agent: phone })]
  const html = await (await desk.get('/account/logins')).text()
  expect(html).toContain('Firefox sur Linux')
  expect(html).toContain('Safari sur iPhone')
  expect(html).toContain('192.0.2.1')
  expect(html.match(/>Ici</g)).toHaveLength(1)

  expect((await pocket.get('/settings/sites')).status).toBe(200)
  const response = await desk.post(`/account/logins/${await loginOf('ana', phone)}/revocation`)
  expect(response.headers.get('Location')).toBe('/account/logins')
  expect((await pocket.get('/settings/sites')).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await desk.get('/settings/sites')).status).toBe(200)
})

test('ends every other device, and stays here', async () => {
  const here = await signedIn('quentin')
  const others = [await signedIn('quentin', { agent: phone }), await signedIn('quentin', { agent: 'curl/8' })]
  await here.post('/account/logins/revocation')
  for (const other of others) expect((await other.get('/account')).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await here.get('/account')).status).toBe(200)
})

test('ending this very device is signing out', async () => {
  const bruno = await signedIn('bruno')
  const response = await bruno.post(`/account/logins/${await loginOf('bruno', firefox)}/revocation`)
  expect(response.headers.get('Location')).toBe('/sign-in')
  expect(bruno.cookies.has('__Host-login')).toBe(false)
})

test('ends nobody else’s', async () => {
  const [odile, igor] = [await signedIn('odile'), await signedIn('igor')]
  const of = await loginOf('odile', firefox)
  expect((await igor.post(`/account/logins/${of}/revocation`)).status).toBe(404)
  await igor.post('/account/logins/revocation')
  expect((await odile.get('/account')).status).toBe(200)
  expect(await (await igor.get('/account/logins')).text()).not.toContain(String(of))
})
