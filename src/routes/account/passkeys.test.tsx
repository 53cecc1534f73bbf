import { env } from 'cloudflare:workers'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { beforeAll, expect, test } from 'vitest'
import { authenticator, type Knobs } from '#test/authenticator.ts'
import { type Browser, later, mailsTo, minutes, openBrowser } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf } from '#test/world.ts'

beforeAll(world)

const all = '/account/security/passkeys'
const countOf = (member: string) =>
  inDirectory('SELECT count(*) FROM passkeys WHERE identity_id = ?', identityOf(member))
const idsOf = async (member: string) =>
  (
    await env.SHARD_1.prepare('SELECT id FROM passkeys WHERE identity_id = ? ORDER BY at')
      .bind(identityOf(member))
      .all<{ id: string }>()
  ).results.map(({ id }) => id)

async function answerFor(browser: Browser, knobs?: Knobs) {
  const device = await authenticator({ origin: env.ORIGIN })
  const options = await (await browser.post(`${all}/options`)).json<PublicKeyCredentialCreationOptionsJSON>()
  return { device, options, response: JSON.stringify(await device.register(options, knobs)) }
}

test('registers a passkey, says so by mail, and lets it open the account', async () => {
  const ana = await signedIn('ana')
  const { device, options, response } = await answerFor(ana)
  expect(options.user.name).toBe(emailOf('ana'))
  const added = await ana.post(all, { name: 'Téléphone', response })
  expect(added.headers.get('Location')).toBe('/account/security')
  expect(await (await ana.get('/account/security')).text()).toContain('Téléphone')
  expect((await mailsTo(emailOf('ana')))[0]?.subject).toContain('clé d’accès ajoutée')

  const browser = openBrowser()
  const asked = await (await browser.post('/sign-in/passkey/options')).json<Parameters<typeof device.sign>[0]>()
  const entered = await browser.post('/sign-in/passkey', { response: JSON.stringify(await device.sign(asked)) })
  expect(entered.headers.get('Location')).toBe('/desk')
})

test('counts as a second factor of the login that has just registered it', async () => {
  const igor = await signedIn('igor')
  const factors = () => inDirectory('SELECT factors FROM logins WHERE identity_id = ?', identityOf('igor'))
  expect(await factors()).toBe(1)
  await igor.post(all, { name: 'Portable', response: (await answerFor(igor)).response })
  expect(await factors()).toBe(2)
})

test('refuses an answer to another challenge, to another site, used before, or that is none', async () => {
  const carole = await signedIn('carole')
  const bent: (Knobs | undefined)[] = [{ origin: 'https://ailleurs.example' }, { userVerified: false }]
  for (const knobs of bent)
    expect((await carole.post(all, { name: 'X', response: (await answerFor(carole, knobs)).response })).status).toBe(
      422,
    )

  const stale = (await answerFor(carole)).response
  await carole.post(`${all}/options`)
  expect((await carole.post(all, { name: 'X', response: stale })).status).toBe(422)
  for (const response of ['', '{}', 'no', '{"id":1}']) {
    await carole.post(`${all}/options`)
    expect((await carole.post(all, { name: 'X', response })).status).toBe(422)
  }
  const once = (await answerFor(carole)).response
  expect((await carole.post(all, { name: 'Une fois', response: once })).status).toBe(303)
  expect((await carole.post(all, { name: 'Deux fois', response: once })).status).toBe(422)
  expect(await countOf('carole')).toBe(1)
})

test('takes no challenge made for somebody else in the same browser', async () => {
  const [odile, igor] = [await signedIn('odile'), await signedIn('igor')]
  const { response } = await answerFor(odile)
  igor.cookies.set('__Host-challenge', odile.cookies.get('__Host-challenge') ?? '')
  const before = await countOf('igor')
  expect((await igor.post(all, { name: 'Prêtée', response })).status).toBe(422)
  expect(await countOf('igor')).toBe(before)
})

test('renames it and removes it, her own and nobody else’s', async () => {
  const [quentin, bruno] = [await signedIn('quentin'), await signedIn('bruno')]
  await quentin.post(all, { name: 'Clé', response: (await answerFor(quentin)).response })
  const [id = ''] = await idsOf('quentin')
  expect((await bruno.post(`${all}/${id}`, { name: 'Volée' })).status).toBe(404)
  expect((await bruno.post(`${all}/${id}/removal`)).status).toBe(404)

  expect((await quentin.post(`${all}/${id}`, { name: '' })).status).toBe(422)
  await quentin.post(`${all}/${id}`, { name: 'Clé du bureau' })
  expect(await (await quentin.get('/account/security')).text()).toContain('Clé du bureau')
  await quentin.post(`${all}/${id}/removal`)
  expect(await countOf('quentin')).toBe(0)
})

test('keeps the last way in, even when two are removed at once', async () => {
  const sylvie = await signedIn('sylvie')
  for (const name of ['Une', 'Deux']) await sylvie.post(all, { name, response: (await answerFor(sylvie)).response })
  await env.SHARD_1.prepare('DELETE FROM passwords WHERE identity_id = ?').bind(identityOf('sylvie')).run()
  const ids = await idsOf('sylvie')
  const answers = await Promise.all(ids.map((id) => sylvie.post(`${all}/${id}/removal`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const [left = ''] = await idsOf('sylvie')
  const refused = await sylvie.post(`${all}/${left}/removal`)
  expect(await refused.text()).toContain('C’est votre dernière façon d’entrer.')
  expect(await countOf('sylvie')).toBe(1)
})

test('asks for a fresh proof before adding or removing', async () => {
  const denis = await signedIn('denis')
  later(11 * minutes)
  expect((await denis.get(`${all}/new`)).headers.get('Location')).toMatch(/^\/sign-in\/proof\?next=/)
  expect((await denis.post(`${all}/options`)).headers.get('Location')).toBe('/sign-in/proof')
  expect((await denis.post(all, { name: 'X', response: '{}' })).headers.get('Location')).toBe('/sign-in/proof')
})
