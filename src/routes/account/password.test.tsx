import { beforeAll, expect, test } from 'vitest'
import { later, mailsTo, minutes, openBrowser } from '#test/browser.ts'
import { eventsOf, inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const fresh = 'un chêne devant la mairie'
const hashOf = (member: string) => inDirectory('SELECT hash FROM passwords WHERE identity_id = ?', identityOf(member))

test('changes the password, ends the other devices, and says so by mail', async () => {
  const [here, elsewhere] = [await signedIn('ana'), await signedIn('ana')]
  const response = await here.post('/account/security/password', { password: fresh })
  expect(response.headers.get('Location')).toBe('/account/security')
  expect((await here.get('/account')).status).toBe(200)
  expect((await elsewhere.get('/account')).headers.get('Location')).toMatch(/^\/sign-in/)

  const entering = (typed: string) => openBrowser().post('/sign-in', { email: emailOf('ana'), password: typed })
  expect((await entering(password)).status).toBe(422)
  expect((await entering(fresh)).status).toBe(303)
  expect((await mailsTo(emailOf('ana'))).map(({ subject }) => subject)).toContain('Votre mot de passe a changé')
})

test('refuses a password that is short, common, or about her, and never writes it back', async () => {
  const bruno = await signedIn('bruno')
  const before = await hashOf('bruno')
  const refused = { court: 'trop court', 'bruno@lisiere.example': 'ressemble', azertyuiopqsdfgh: 'clavier' }
  for (const [typed, sentence] of Object.entries(refused)) {
    const response = await bruno.post('/account/security/password', { password: typed })
    const html = await response.text()
    expect([response.status, html.includes(sentence)]).toEqual([422, true])
    expect(html).not.toMatch(/type="password"[^>]*value/)
  }
  expect((await bruno.post('/account/security/password', {})).status).toBe(422)
  expect(await hashOf('bruno')).toBe(before)
})

test('asks for a fresh proof first, and comes back to the form', async () => {
  const carole = await signedIn('carole')
  later(11 * minutes)
  const asked = await carole.get('/account/security/password')
  expect(asked.headers.get('Location')).toBe('/sign-in/proof?next=%2Faccount%2Fsecurity%2Fpassword')
  const before = await hashOf('carole')
  expect((await carole.post('/account/security/password', { password: fresh })).headers.get('Location')).toBe(
    '/sign-in/proof',
  )
  expect(await hashOf('carole')).toBe(before)

  const next = '/account/security/password'
  const proved = await carole.post('/sign-in/proof', { password, next })
  expect(proved.headers.get('Location')).toBe(next)
  expect((await carole.get(next)).status).toBe(200)
})

test('chooses the first password of who entered without one', async () => {
  const sylvie = await signedIn('sylvie')
  await inDirectory('DELETE FROM passwords WHERE identity_id = ? RETURNING hash', identityOf('sylvie'))
  expect(await (await sylvie.get('/account/security')).text()).toContain('Aucun mot de passe')
  expect(await (await sylvie.get('/account/security/password')).text()).toContain('Choisir un mot de passe')
  expect((await sylvie.post('/account/security/password', { password: fresh })).status).toBe(303)
  expect(await hashOf('sylvie')).toMatch(/^\$argon2id\$/)
  expect(await eventsOf(identityOf('sylvie'))).toContain('password_set')
})
