import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/browser.ts'
import { eventsOf, inDirectory, signedIn } from '#test/signed-in.ts'
import { stranger, visitor, world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const profile = { name: 'Ana Delmas-Roux', language: 'en', theme: 'dark', keys: 'on' }

test('costs one round trip deep', async () => {
  for (const path of ['/account', '/account/security', '/account/logins', '/account/activity']) {
    const response = await (await visitor('odile')).get(path)
    expect([path, response.status]).toEqual([path, 200])
    expect(response.headers.get('Server-Timing')).toMatch(/calls=2 /)
  }
})

test('keeps name, language, appearance and shortcuts, and shows them at once', async () => {
  const ana = await signedIn('ana')
  const response = await ana.post('/account', profile)
  expect([response.status, response.headers.get('Location')]).toEqual([303, '/account'])
  const html = await (await ana.get('/account')).text()
  expect(html).toContain('<html lang="en" data-theme="dark">')
  expect(html).toContain('value="Ana Delmas-Roux"')
  expect(html).toContain('Your profile is saved.')
  await ana.post('/account', { ...profile, keys: '' })
  expect(await (await ana.get('/account')).text()).toContain('data-keys="off"')
  expect(await eventsOf(identityOf('ana'))).toContain('profile_changed')
})

test('gives a refused profile back with nothing lost, and writes nothing', async () => {
  const quentin = await visitor('quentin')
  const response = await quentin.post('/account', { ...profile, name: ' ', language: 'tlh' })
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('Ce champ est à remplir.')
  expect(html).toContain('Choisissez une des réponses proposées.')
  expect(await inDirectory('SELECT name FROM identities WHERE id = ?', identityOf('quentin'))).toBe('Quentin Prévost')
})

test('is closed to strangers', async () => {
  for (const path of ['/account', '/account/security', '/account/logins', '/account/activity', '/account/departure'])
    expect((await stranger().get(path)).headers.get('Location')).toMatch(/^\/sign-in\?next=/)
  for (const path of ['/account', '/account/current', '/account/preferences', '/account/logins/revocation'])
    expect((await stranger().post(path, { theme: 'dark' })).headers.get('Location')).toBe('/sign-in')
})

test('changes the appearance from the menu of any page, and comes back to that page', async () => {
  const bruno = await visitor('bruno')
  const from = (page: string) => bruno.post('/account/preferences', { theme: 'dark' }, { Referer: page })
  expect((await from(`${env.ORIGIN}/settings/sites?q=nan`)).headers.get('Location')).toBe('/settings/sites?q=nan')
  expect(await inDirectory('SELECT theme FROM identities WHERE id = ?', identityOf('bruno'))).toBe('dark')
  for (const page of ['https://ailleurs.example/x', `${env.ORIGIN}//ailleurs.example`, 'javascript:alert(1)', ''])
    expect((await from(page)).headers.get('Location')).toBe('/account')
  await bruno.post('/account/preferences', { theme: 'pink' })
  expect(await inDirectory('SELECT theme FROM identities WHERE id = ?', identityOf('bruno'))).toBe('dark')
})

test('speaks the language a stranger asks for, at the door already', async () => {
  const browser = openBrowser()
  const response = await browser.post('/language', { language: 'en' }, { Referer: `${env.ORIGIN}/sign-in` })
  expect(response.headers.get('Location')).toBe('/sign-in')
  expect(await (await browser.get('/sign-in')).text()).toContain('<html lang="en"')
})

test('keeps the language of who is signed in, and not of a login that has ended', async () => {
  const carole = await signedIn('carole')
  const languageOf = () => inDirectory('SELECT language FROM identities WHERE id = ?', identityOf('carole'))
  await carole.post('/language', { language: 'en' })
  expect(await languageOf()).toBe('en')
  await env.SHARD_1.prepare('DELETE FROM logins WHERE identity_id = ?').bind(identityOf('carole')).run()
  expect((await carole.post('/language', { language: 'fr' })).status).toBe(303)
  expect(await languageOf()).toBe('en')
})

test('somebody of no organisation finds her account, and the way to sign one up', async () => {
  const id = 'id-newcomer'
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT INTO identities VALUES (?, 'nora@ailleurs.example', 'Nora', 'fr', 'system', 'on', 1)",
    ).bind(id),
    env.SHARD_1.prepare('INSERT INTO passwords SELECT ?, hash, 1 FROM passwords LIMIT 1').bind(id),
  ])
  const nora = openBrowser()
  const entered = await nora.post('/sign-in', { email: 'nora@ailleurs.example', password })
  expect(entered.headers.get('Location')).toBe('/account')
  const html = await (await nora.get('/account')).text()
  expect(html).toContain('Vous n’appartenez à aucune organisation')
  expect(html).toContain('href="/sign-up"')
  expect((await nora.get('/account/security')).status).toBe(200)
  expect((await nora.get('/desk')).status).toBe(404)
})

test('tells what happened to the account, and to nobody else’s', async () => {
  const denis = await signedIn('denis')
  await denis.post('/account', { ...profile, name: 'Denis G.', language: 'fr' })
  expect(await (await denis.get('/account/activity')).text()).toContain('Profil modifié')
  const igor = await (await signedIn('igor')).get('/account/activity')
  expect(await igor.text()).not.toContain('Profil modifié')
  expect(emailOf('igor')).toBe('igor@lisiere.example')
})
