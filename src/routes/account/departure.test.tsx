import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { deliver, later, minutes, openBrowser } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const countIn = (table: string, id: string) => inDirectory(`SELECT count(*) FROM ${table} WHERE identity_id = ?`, id)

test('erases who she was and every way in, keeps what happened, and closes her accesses everywhere', async () => {
  const ana = await signedIn('ana')
  const id = identityOf('ana')
  await ana.post('/account', { name: 'Ana D.', language: 'fr', theme: 'system' })
  const response = await ana.post('/account/departure', { sure: 'on' })
  expect(response.headers.get('Location')).toBe('/sign-in')
  expect((await ana.get('/account')).headers.get('Location')).toMatch(/^\/sign-in/)
  expect((await openBrowser().post('/sign-in', { email: emailOf('ana'), password })).status).toBe(422)

  for (const table of ['logins', 'passwords', 'passkeys', 'authenticators', 'recovery_codes', 'affiliations'])
    expect([table, await countIn(table, id)]).toEqual([table, 0])
  const row = await env.SHARD_1.prepare('SELECT email, name FROM identities WHERE id = ?').bind(id).first()
  expect(row).toEqual({ email: `departed:${id}`, name: '' })
  const events = env.SHARD_1.prepare('SELECT count(*) AS n FROM events WHERE actor_id = ?').bind(id)
  expect(await events.first('n')).toBeGreaterThan(2)

  await deliver()
  for (const [shard, organisation, person] of [
    [env.SHARD_1, 'lisiere', 'ana'],
    [env.SHARD_2, 'garonne', 'ana-delmas'],
  ] as const) {
    const held = shard.prepare('SELECT count(*) AS n FROM memberships WHERE organisation_id = ? AND person_id = ?')
    expect(await held.bind(organisation, person).first('n')).toBe(0)
    const kept = shard.prepare('SELECT given_name FROM persons WHERE organisation_id = ? AND id = ?')
    expect(await kept.bind(organisation, person).first('given_name')).toBe('Ana')
  }
  const mirror = "SELECT count(*) AS n FROM memberships WHERE organisation_id = 'miroir' AND person_id = 'ana'"
  expect(await env.SHARD_1.prepare(mirror).first('n')).toBe(1)
})

test('refuses while she is the last owner of an organisation, and says which', async () => {
  const odile = await signedIn('odile')
  expect(await (await odile.get('/account/departure')).text()).toContain(
    'Vous êtes la dernière personne à la direction de\u00a0: Centre Lisière',
  )
  const response = await odile.post('/account/departure', { sure: 'on' })
  expect(response.status).toBe(422)
  expect((await odile.get('/account')).status).toBe(200)
  expect(await countIn('passwords', identityOf('odile'))).toBe(1)
})

test('lets an owner go once somebody else owns the organisation', async () => {
  const also = 'INSERT INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id, sort_key) VALUES'
  await env.SHARD_2.prepare(`${also} ('garonne', 'igor-owner', 'igor', 'owner', 1, 1, 'seed', 'lemoine igor')`).run()
  const odile = await signedIn('odile', { organisation: 'garonne' })
  expect((await odile.post('/account/departure', { sure: 'on' })).headers.get('Location')).toBe('/sign-in')
})

test('does nothing until the box is ticked and the proof is fresh', async () => {
  const bruno = await signedIn('bruno')
  const unsure = await bruno.post('/account/departure', {})
  expect([unsure.status, (await unsure.text()).includes('Cochez la case')]).toEqual([422, true])
  later(11 * minutes)
  expect((await bruno.post('/account/departure', { sure: 'on' })).headers.get('Location')).toBe('/sign-in/proof')
  expect((await bruno.get('/account')).status).toBe(200)
})

test('names nobody any more where she once acted', async () => {
  const [quentin, carole] = [await signedIn('quentin'), await signedIn('carole')]
  await quentin.post('/account/departure', { sure: 'on' })
  const insert = `INSERT INTO events VALUES ('directory', 'e-quentin', 100000, NULL, 'identity', ?, 'profile_changed', ?, 'r', 1, 'h')`
  await env.SHARD_1.prepare(insert).bind(identityOf('quentin'), identityOf('carole')).run()
  await env.SHARD_1.prepare("INSERT INTO event_payloads VALUES ('directory', 'e-quentin', 's', '{}')").run()
  const html = await (await carole.get('/account/activity')).text()
  expect(html).toContain('Personne partie')
  expect(html).not.toContain('Quentin')
})
