import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { linkIn, mailsTo, openBrowser } from '#test/browser.ts'
import { signedIn } from '#test/signed-in.ts'
import { clock, visitor, world } from '#test/visit.ts'
import { emailOf, password } from '#test/world.ts'
import { report } from '../report.ts'

beforeAll(world)

const chosen = 'trois hérons sur le quai'

test('what opens a door is in no event, no payload and no work that waits', async () => {
  const secrets = [password, chosen, ...(await throughMails()), ...(await throughPages())]
  const rows = await everythingSaid()
  const told = secrets.filter((secret) => rows.some((row) => row.includes(secret)))
  report('secrets', `${secrets.length} handed out, ${told.length} told in ${rows.length} rows`)
  expect(secrets.filter((secret) => secret.length < 12)).toEqual([])
  expect(secrets.length).toBeGreaterThan(6)
  expect(rows.length).toBeGreaterThan(8)
  expect(told).toEqual([])
})

/** The links of three mails, and the password that one of them lets choose. */
async function throughMails(): Promise<string[]> {
  const gate = openBrowser({ address: '192.0.2.7' })
  await gate.post('/password-reset', { email: emailOf('igor') })
  const reset = await tokenTo(emailOf('igor'))
  await openBrowser({ address: '192.0.2.8' }).post('/password-reset/confirmation', { token: reset, password: chosen })
  await gate.post('/sign-in/link', { email: emailOf('bruno') })
  const owner = await signedIn('odile')
  const nora = { givenName: 'Nora', familyName: 'Kerviel', email: 'nora@dunes.example', role: 'coordinator' }
  await owner.post('/settings/members/invitations', { _for: 'lisiere', ...nora, sites: 'nantes' })
  return [reset, await tokenTo(emailOf('bruno')), await tokenTo(nora.email)]
}

/** A key, shown once, and the cookies of somebody who signs in. */
async function throughPages(): Promise<string[]> {
  const owner = await visitor('odile')
  const id = makeIds(clock.now).next()
  const made = await owner.post('/settings/keys', { name: 'Site web', scopes: ['sites:read'], days: '90', id })
  const [, secret = ''] = /value="(lisiere_[\w-]{43})"/.exec(await made.text()) ?? []
  const entered = await openBrowser({ address: '192.0.2.9' }).post('/sign-in', { email: emailOf('ana'), password })
  const cookies = entered.headers.getSetCookie().map((cookie) => cookie.split(';')[0]?.split('=')[1] ?? '')
  return [secret, ...cookies.filter((value) => value !== '')]
}

async function tokenTo(email: string): Promise<string> {
  const [mail] = await mailsTo(email)
  return new URL(linkIn(mail), env.ORIGIN).searchParams.get('token') ?? ''
}

async function everythingSaid(): Promise<string[]> {
  const answers = await env.SHARD_1.batch(
    ['events', 'event_payloads', 'outbox', 'sendings'].map((table) => env.SHARD_1.prepare(`SELECT * FROM ${table}`)),
  )
  return answers.flatMap(({ results }) => results.map((row) => JSON.stringify(row)))
}
