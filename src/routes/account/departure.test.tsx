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
  const words = `SELECT body FROM event_payloads JOIN events ON events.organisation_id = 'directory' AND events.id = event_id
    WHERE event_payloads.organisation_id = 'directory' AND subject_id = ? AND action <> 'payloads_erased' AND body <> '{}'`
  expect((await env.SHARD_1.prepare(words).bind(id).all()).results).toEqual([])
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
  const page = await odile.get('/account/departure')
  expect(page.headers.get('Server-Timing')).toMatch(/calls=2/)
  expect(await page.text()).toContain('Une organisation garde toujours quelqu’un à sa direction')
  const response = await odile.post('/account/departure', { sure: 'on' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Vous êtes la dernière personne à la direction de\u00a0: Centre Lisière')
  expect((await odile.get('/account')).status).toBe(200)
  expect(await countIn('passwords', identityOf('odile'))).toBe(1)
})

test('lets an owner go once somebody else owns the organisation', async () => {
  const also = 'INSERT INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id, sort_key) VALUES'
  await env.SHARD_2.prepare(`${also} ('garonne', 'igor-owner', 'igor', 'owner', 1, 1, 'seed', 'lemoine igor')`).run()
  const odile = await signedIn('odile', { organisation: 'garonne' })
  expect((await odile.post('/account/departure', { sure: 'on' })).headers.get('Location')).toBe('/sign-in')
})

test('lets one of two go, when the last two owners leave at the same moment', async () => {
  const owners = ['igor', 'sylvie']
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("DELETE FROM memberships WHERE organisation_id = 'miroir' AND role = 'owner'"),
    ...owners.map((member) =>
      env.SHARD_1.prepare(
        "INSERT INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id) VALUES ('miroir', ?1 || '-owner', ?1, 'owner', 1, 1, 'seed')",
      ).bind(member),
    ),
  ])
  const browsers = await Promise.all(owners.map((member) => signedIn(member, { organisation: 'miroir' })))
  const answers = await Promise.all(browsers.map((browser) => browser.post('/account/departure', { sure: 'on' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const left = "SELECT count(*) AS n FROM memberships WHERE organisation_id = 'miroir' AND role = 'owner'"
  expect(await env.SHARD_1.prepare(left).first('n')).toBe(1)
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
