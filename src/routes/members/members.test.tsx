import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { deliver } from '#test/browser.ts'
import { inDirectory, signedIn } from '#test/signed-in.ts'
import { partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const page = async (member: string, path: string, organisation = 'lisiere') =>
  (await (await visitor(member, organisation)).get(path)).text()

const eventsAbout = async (person: string) =>
  (
    await env.SHARD_1.prepare(
      "SELECT action FROM events WHERE organisation_id = 'lisiere' AND subject_id = ? ORDER BY seq",
    )
      .bind(person)
      .all()
  ).results.map(({ action }) => action)

test('lists the people who have a role, by name, and none of the mirror', async () => {
  const html = await page('odile', '/settings/members')
  expect(html).toContain('Ana Delmas')
  expect(html.indexOf('Sylvie Aubert')).toBeLessThan(html.indexOf('Bruno Castel'))
  expect(html).not.toContain('miroir')
})

test('finds somebody by any word of her name, and filters by role', async () => {
  const found = await page('odile', '/settings/members?q=DELM')
  expect(found).toContain('Ana Delmas')
  expect(found).not.toContain('Bruno Castel')
  const trainers = await page('odile', '/settings/members?role=trainer')
  expect(trainers).toContain('Bruno Castel')
  expect(trainers).not.toContain('Ana Delmas')
})

test('costs one round trip deep, page or fragment', async () => {
  const odile = await visitor('odile')
  expect((await odile.get('/settings/members')).headers.get('Server-Timing')).toMatch(/calls=2/)
  const fragment = await odile.get('/settings/members/ana', partial)
  expect(fragment.headers.get('Server-Timing')).toMatch(/calls=2/)
  expect(await fragment.text()).not.toContain('<html')
})

test('shows a coordinator the people of her sites and of all sites, and no verb', async () => {
  const html = await page('ana', '/settings/members')
  expect(html).toContain('Cléo Martin')
  expect(html).toContain('Bruno Castel')
  expect(html).not.toContain('Sylvie Aubert')
  const ana = await visitor('ana')
  expect((await ana.get('/settings/members/sylvie')).status).toBe(404)
  expect(await (await ana.get('/settings/members/cleo')).text()).not.toContain('Donner un rôle')
  expect((await ana.post('/settings/members/cleo/hats', { role: 'trainer', sites: 'nantes' })).status).toBe(404)
})

test('is closed to strangers, trainers, and ids of elsewhere', async () => {
  expect((await stranger().get('/settings/members')).status).toBe(303)
  expect((await (await visitor('bruno')).get('/settings/members')).status).toBe(404)
  const odile = await visitor('odile')
  expect((await odile.get('/settings/members/ana-delmas')).status).toBe(404)
  expect((await odile.post('/settings/members/hats/ana-delmas/removal')).status).toBe(404)
})

test('gives a role on some sites, changes them, and takes it away, each with its event', async () => {
  const odile = await visitor('odile')
  expect((await odile.get('/settings/members/carole/hats/new')).status).toBe(200)
  const given = await odile.post('/settings/members/carole/hats', { role: 'quality', sites: ['nantes', 'vannes'] })
  expect(given.status).toBe(303)
  const hat = await env.SHARD_1.prepare(
    "SELECT id FROM memberships WHERE organisation_id = 'lisiere' AND person_id = 'carole' AND role = 'quality'",
  ).first<{ id: string }>()
  expect((await odile.get(`/settings/members/hats/${hat?.id}/edit`)).status).toBe(200)
  expect((await odile.post(`/settings/members/hats/${hat?.id}`, { sites: 'vannes' })).status).toBe(303)
  expect(await page('odile', '/settings/members/carole')).toMatch(/Qualité[\s\S]*<small>Vannes port<\/small>/)
  expect((await odile.post(`/settings/members/hats/${hat?.id}/removal`)).status).toBe(303)
  expect(await eventsAbout('carole')).toEqual(['hat_given', 'hat_changed', 'hat_taken'])
})

test('refuses a role given twice, a site of nowhere, and no site at all, keeping the form', async () => {
  const odile = await visitor('odile')
  const post = async (fields: Record<string, string>) => {
    const response = await odile.post('/settings/members/bruno/hats', fields)
    expect(response.status).toBe(422)
    return response.text()
  }
  expect(await post({ role: 'trainer', sites: 'nantes' })).toContain('a déjà ce rôle')
  expect(await post({ role: 'quality', sites: 'bordeaux' })).toContain('Choisissez une des réponses')
  const kept = await post({ role: 'quality' })
  expect(kept).toContain('Cochez au moins un site')
  expect(kept).toMatch(/value="quality" checked/)
})

test('lets nobody give more than she holds: an administrator makes no owner, and takes none', async () => {
  const igor = await visitor('igor')
  for (const [path, fields] of [
    ['/settings/members/igor/hats', { role: 'owner', sites: 'all' }],
    ['/settings/members/ana/hats', { role: 'owner', sites: 'all' }],
    ['/settings/members/ana/grants', { permission: 'organisation.leave', site: '' }],
    ['/settings/members/hats/odile/removal', {}],
    ['/settings/members/odile/suspension', { reason: 'Putsch' }],
    ['/settings/members/odile/departure', {}],
  ] as const) {
    expect([path, (await igor.post(path, fields)).status]).toEqual([path, 422])
  }
  expect(await eventsAbout('odile')).toEqual([])
})

test('somebody granted the right to invite on one site reaches no further', async () => {
  const odile = await visitor('odile')
  const granted = await odile.post('/settings/members/ana/grants', { permission: 'members.edit', site: 'nantes' })
  expect(granted.status).toBe(303)
  const ana = await visitor('ana')
  expect((await ana.get('/settings/members/sylvie/hats/new')).status).toBe(404)
  expect((await ana.post('/settings/members/cleo/hats', { role: 'trainer', sites: 'nantes' })).status).toBe(303)
  expect((await ana.post('/settings/members/cleo/hats', { role: 'coordinator', sites: 'all' })).status).toBe(422)
  expect((await ana.post('/settings/members/cleo/hats', { role: 'coordinator', sites: 'vannes' })).status).toBe(422)
  expect(
    (await odile.post('/settings/members/ana/grants/removal', { permission: 'members.edit', site: 'nantes' })).status,
  ).toBe(303)
  expect((await ana.post('/settings/members/cleo/hats', { role: 'coordinator', sites: 'nantes' })).status).toBe(404)
})

test('a suspension holds at the next request, hides the organisation, and is undone', async () => {
  const quentin = await signedIn('quentin')
  expect((await quentin.get('/desk')).status).toBe(200)
  const odile = await signedIn('odile')
  const post = (verb: string, fields: Record<string, string> = {}) =>
    odile.post(`/settings/members/quentin/${verb}`, { _for: 'lisiere', ...fields })
  expect((await post('suspension')).status).toBe(422)
  expect((await post('suspension', { reason: 'Congé' })).status).toBe(303)
  expect((await quentin.get('/desk')).status).toBe(404)
  await deliver()
  const chosen = "SELECT count(*) FROM affiliations WHERE identity_id = 'id-quentin' AND organisation_id = 'lisiere'"
  expect(await inDirectory(chosen)).toBe(0)
  expect(await page('odile', '/settings/members?state=suspended')).toContain('Quentin Prévost')

  expect((await post('resumption')).status).toBe(303)
  expect((await quentin.get('/desk')).status).toBe(200)
  await deliver()
  expect(await inDirectory(chosen)).toBe(1)
})

test('who leaves loses access at once, and what she did keeps her name', async () => {
  const igor = await signedIn('igor')
  const closed = await igor.post('/settings/sites/vannes/closure', { _for: 'lisiere', reason: 'Travaux' })
  expect(closed.status).toBe(303)
  const odile = await signedIn('odile')
  expect((await odile.post('/settings/members/igor/departure', { _for: 'lisiere' })).status).toBe(303)
  expect((await igor.get('/settings/sites')).status).toBe(404)
  await deliver()
  expect(await inDirectory("SELECT count(*) FROM affiliations WHERE identity_id = 'id-igor'")).toBe(0)
  expect(await page('odile', '/settings/sites/vannes')).toContain('Igor Lemoine')
  expect(await page('odile', '/settings/members')).not.toContain('Igor Lemoine')
  expect(await page('odile', '/settings/members/igor')).toContain('Sans accès')
  expect((await odile.post('/settings/members/igor/departure', { _for: 'lisiere' })).status).toBe(422)
})

test('the last owner stays, whatever is tried', async () => {
  const odile = await visitor('odile')
  for (const path of ['/settings/members/hats/odile/removal', '/settings/members/odile/departure']) {
    const response = await odile.post(path)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('dernière personne à la direction')
  }
})

test('two owners who remove each other at once: one of them stays', async () => {
  const odile = await visitor('odile', 'miroir')
  expect((await odile.post('/settings/members/igor/hats', { role: 'owner', sites: 'all' })).status).toBe(303)
  const igor = await visitor('igor', 'miroir')
  const answers = await Promise.all([
    odile.post('/settings/members/igor/departure'),
    igor.post('/settings/members/odile/departure'),
    odile.post('/settings/members/hats/odile/removal'),
  ])
  expect(answers.filter(({ status }) => status === 303).length).toBeLessThanOrEqual(2)
  const owners = await env.SHARD_1.prepare(
    "SELECT count(*) AS n FROM memberships WHERE organisation_id = 'miroir' AND role = 'owner'",
  ).first<{ n: number }>()
  expect(owners?.n).toBeGreaterThanOrEqual(1)
})

test('an owner who suspends another while that other leaves never empties the direction', async () => {
  const odile = await visitor('odile', 'garonne')
  expect((await odile.post('/settings/members/igor/hats', { role: 'owner', sites: 'all' })).status).toBe(303)
  const igor = await visitor('igor', 'garonne')
  await Promise.all([
    odile.post('/settings/members/igor/suspension', { reason: 'Absence' }),
    igor.post('/settings/members/odile/suspension', { reason: 'Absence' }),
  ])
  const { results } = await env.SHARD_2.prepare(
    `SELECT person_id FROM memberships WHERE organisation_id = 'garonne' AND role = 'owner' AND person_id NOT IN
     (SELECT person_id FROM suspensions WHERE organisation_id = 'garonne')`,
  ).all()
  expect(results).toHaveLength(1)
})
