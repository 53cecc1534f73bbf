import { env } from 'cloudflare:workers'
import wasm from '@phi-ag/argon2/argon2.wasm'
import { beforeAll, expect, test } from 'vitest'
import { makeArgon2 } from '#edge/password-argon2.ts'
import { days, firefox, hours, later, mailsTo, minutes, openBrowser, time } from '#test/browser.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const asMember = (member: string, more: Record<string, string> = {}) => ({ email: emailOf(member), password, ...more })
const loginsOf = (member: string) =>
  env.SHARD_1.prepare('SELECT id, factors, method FROM logins WHERE identity_id = ?').bind(identityOf(member)).all()
const eventsOf = async (member: string) =>
  (
    await env.SHARD_1.prepare(
      "SELECT action FROM events WHERE organisation_id = 'directory' AND subject_id = ? ORDER BY seq",
    )
      .bind(identityOf(member))
      .all<{ action: string }>()
  ).results.map(({ action }) => action)

test('opens the office to the right password, with a cookie no script and no other host can touch', async () => {
  const browser = openBrowser()
  const response = await browser.post('/sign-in', asMember('igor'))
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe('/desk')
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-login='))
  expect(cookie).toMatch(/Path=\/(;|$)/)
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/Secure/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(cookie).not.toMatch(/Domain/)
  expect((await browser.get('/settings/sites')).status).toBe(200)
})

test('gives the same answer for a wrong password, an unknown address and a disabled account', async () => {
  await env.SHARD_1.prepare("INSERT INTO disablements VALUES (?, 1, 'operator', 'test')").bind(identityOf('aude')).run()
  const answers = await Promise.all(
    [
      { email: emailOf('igor'), password: 'not the password' },
      { email: 'nobody@lisiere.example', password },
      { email: emailOf('aude'), password },
    ].map(async (fields) => {
      const response = await openBrowser({ address: '192.0.2.2' }).post('/sign-in', fields)
      const html = await response.text()
      expect(html).toContain(`value="${fields.email}"`)
      expect(html).not.toContain(fields.password)
      return [response.status, response.headers.getSetCookie(), html.replaceAll(fields.email, '')]
    }),
  )
  expect(answers[0]?.[0]).toBe(422)
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('goes back to the page that was asked for', async () => {
  const browser = openBrowser()
  const asked = await browser.get('/settings/sites')
  expect(asked.headers.get('Location')).toBe('/sign-in?next=%2Fsettings%2Fsites')
  expect(await (await browser.get('/sign-in?next=%2Fsettings%2Fsites')).text()).toContain('value="/settings/sites"')
  const response = await browser.post('/sign-in', asMember('igor', { next: '/settings/sites' }))
  expect(response.headers.get('Location')).toBe('/settings/sites')
})

test('goes to the desk rather than anywhere else', async () => {
  const response = await openBrowser().post('/sign-in', asMember('igor', { next: '//evil.example/desk' }))
  expect(response.headers.get('Location')).toBe('/desk')
  expect(await (await openBrowser().get('/sign-in?next=https://evil.example')).text()).not.toContain('evil')
})

test('makes whoever tries too often wait, says until when, and keeps the address', async () => {
  const browser = openBrowser({ address: '192.0.2.3' })
  const wrong = { email: emailOf('carole'), password: 'not the password' }
  for (const _ of Array.from({ length: 10 })) expect((await browser.post('/sign-in', wrong)).status).toBe(422)
  const response = await browser.post('/sign-in', wrong)
  const html = await response.text()
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(html).toMatch(/Attendez (1|\d\d).(minute|secondes)/)
  expect(html).toContain(`value="${emailOf('carole')}"`)

  later(61_000)
  expect((await browser.post('/sign-in', asMember('carole'))).status).toBe(303)
})

test('never keeps the owner out of a browser that has entered before', async () => {
  const owner = openBrowser({ address: '192.0.2.4' })
  expect((await owner.post('/sign-in', asMember('quentin'))).status).toBe(303)
  await owner.post('/sign-out')
  for (const at of Array.from({ length: 12 }).keys())
    await openBrowser({ address: `192.0.2.${100 + at}` }).post('/sign-in', {
      ...asMember('quentin'),
      password: 'wrong',
    })
  expect((await openBrowser({ address: '192.0.2.5' }).post('/sign-in', asMember('quentin'))).status).toBe(429)
  expect((await owner.post('/sign-in', asMember('quentin'))).status).toBe(303)
})

test('believes no device cookie that was not signed here', async () => {
  const forged = openBrowser({ address: '192.0.2.6' })
  forged.cookies.set('__Host-device', 'eyJhbGciOiJub25lIn0.eyJrbm93biI6WyJpZC1xdWVudGluIl19.')
  expect((await forged.post('/sign-in', asMember('quentin'))).status).toBe(429)
})

test('keeps a password more safely when its hash is weaker than those of today', async () => {
  const bytes = new TextEncoder().encode(password.normalize('NFC'))
  const weak = makeArgon2(wasm).hash(bytes, new Uint8Array(16), { memoryKiB: 8192, passes: 1, lanes: 1 })
  const bruno = identityOf('bruno')
  await env.SHARD_1.prepare('UPDATE passwords SET hash = ? WHERE identity_id = ?').bind(weak, bruno).run()

  expect((await openBrowser().post('/sign-in', asMember('bruno'))).status).toBe(303)
  const kept = env.SHARD_1.prepare('SELECT hash FROM passwords WHERE identity_id = ?').bind(bruno)
  expect(await kept.first<string>('hash')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect((await openBrowser().post('/sign-in', asMember('bruno'))).status).toBe(303)
})

test('begins a new login each time, and ends the one this browser had', async () => {
  const browser = openBrowser()
  await browser.post('/sign-in', asMember('sylvie'))
  const first = browser.cookies.get('__Host-login') ?? ''
  await browser.post('/sign-in', asMember('sylvie'))
  expect(browser.cookies.get('__Host-login')).not.toBe(first)
  expect((await loginsOf('sylvie')).results).toHaveLength(1)

  const thief = openBrowser()
  thief.cookies.set('__Host-login', first)
  expect((await thief.get('/desk')).status).toBe(303)
})

test('tells of a new device by mail, once, and of a known one never', async () => {
  const browser = openBrowser({ agent: firefox })
  await browser.post('/sign-in', asMember('denis'))
  await browser.post('/sign-out')
  await browser.post('/sign-in', asMember('denis'))
  const mails = await mailsTo(emailOf('denis'))
  expect(mails.map(({ subject }) => subject)).toEqual(['Connexion depuis un nouvel appareil'])
  expect(mails[0]?.text).toContain('Firefox sur Linux')
  expect(mails[0]?.text).toContain('/account/logins')
  expect(await eventsOf('denis')).toEqual(['signed_in_on_new_device', 'signed_out', 'signed_in'])
})

test('signs out: the row is gone, the cookie copied before opens nothing, the browser forgets', async () => {
  const browser = openBrowser()
  await browser.post('/sign-in', asMember('cleo'))
  const copied = browser.cookies.get('__Host-login') ?? ''
  const response = await browser.post('/sign-out')
  expect(response.headers.get('Location')).toBe('/sign-in')
  expect(response.headers.get('Clear-Site-Data')).toContain('storage')
  expect((await loginsOf('cleo')).results).toEqual([])
  expect(browser.cookies.has('__Host-login')).toBe(false)

  browser.cookies.set('__Host-login', copied)
  expect((await browser.get('/desk')).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await browser.post('/sign-out')).status).toBe(303)
  expect(await eventsOf('cleo')).toEqual(['signed_in_on_new_device', 'signed_out'])
})

test('forgets whoever has not come for twelve hours', async () => {
  const browser = openBrowser()
  await browser.post('/sign-in', asMember('odile'))
  later(11 * hours)
  expect((await browser.get('/settings/sites')).status).toBe(200)
  later(11 * hours)
  expect((await browser.get('/settings/sites')).status).toBe(200)
  later(12 * hours + minutes)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('forgets everybody after fourteen days, however often they come', async () => {
  const browser = openBrowser()
  await browser.post('/sign-in', asMember('odile'))
  const until = time.at + 14 * days
  while (time.at + 10 * hours < until) {
    later(10 * hours)
    expect((await browser.get('/settings/sites')).status).toBe(200)
  }
  later(10 * hours)
  expect((await browser.get('/desk')).status).toBe(303)
})

test('ends what is open at the next click, once an account is disabled', async () => {
  const browser = openBrowser()
  await browser.post('/sign-in', asMember('ana'))
  expect((await browser.get('/settings/sites')).status).toBe(200)
  await env.SHARD_1.prepare("INSERT INTO disablements VALUES (?, 1, 'operator', 'test')").bind(identityOf('ana')).run()
  expect((await browser.get('/desk')).headers.get('Location')).toMatch(/^\/sign-in/)
})
