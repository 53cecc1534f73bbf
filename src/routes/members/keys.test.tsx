import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { clock, now, partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const wanted = { name: 'Site web', scopes: ['sites:read', 'sites:write'], days: '90' }
const newId = () => makeIds(clock.now).next()

test('shows the secret once, and keeps only what cannot give it back', async () => {
  const odile = await visitor('odile')
  const id = newId()
  const response = await odile.post('/settings/keys', { ...wanted, id })
  const html = await response.text()
  const [, secret = ''] = /value="(lisiere_[\w-]{43})"/.exec(html) ?? []
  expect(response.status).toBe(200)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(html).toContain(`lisiere.${id}`)

  const row = await env.SHARD_1.prepare('SELECT * FROM api_keys WHERE id = ?').bind(id).first()
  expect(JSON.stringify(row)).not.toContain(secret)
  const listed = await (await odile.get('/settings/keys')).text()
  expect(listed).toContain('Site web')
  expect(listed).toContain('Lire les sites, Ouvrir, modifier et fermer des sites')
  expect(listed).not.toContain(secret)
})

test('tells whoever sets up a program how to ask, in words of this installation', async () => {
  const html = await (await (await visitor('odile')).get('/settings/keys/api')).text()
  expect(html).toContain(`curl ${env.ORIGIN}/api/token`)
  expect(html).toContain('Idempotency-Key')
  expect(html).toContain('href="/api/openapi.json"')
})

test('answers htmx with the secret as well, and leaves the address alone', async () => {
  const response = await (await visitor('odile')).post('/settings/keys', { ...wanted, id: newId() }, partial)
  expect(await response.text()).toMatch(/value="lisiere_/)
  expect(response.headers.get('HX-Push-Url')).toBeNull()
})

test('makes one key of a form sent twice', async () => {
  const odile = await visitor('odile')
  const id = newId()
  expect((await odile.post('/settings/keys', { ...wanted, id })).status).toBe(200)
  const again = await odile.post('/settings/keys', { ...wanted, id })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('vient déjà d’être créée')
})

test.each([
  ['no name', { name: '' }, 'Ce champ est à remplir.'],
  ['no scope', { scopes: [] }, 'Choisissez une des réponses proposées.'],
  [
    'a scope that is not offered',
    { scopes: ['sites:read', 'members:write'] },
    'Choisissez une des réponses proposées.',
  ],
  ['a lifetime that is not offered', { days: '36500' }, 'Choisissez une des réponses proposées.'],
])('refuses %s, keeping the rest', async (_, changes, sentence) => {
  const response = await (await visitor('odile')).post('/settings/keys', { ...wanted, id: newId(), ...changes })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain(sentence)
})

test('asks for a fresh proof before a key is made', async () => {
  const later = { now: () => now + 11 * 60_000 }
  const app = makeApp({ clock: later, ids: makeIds(later.now), handlersOf }, rooms)
  const odile = await visitor('odile', 'lisiere', 2, 'lisiere', app)
  expect((await odile.get('/settings/keys')).status).toBe(200)
  for (const response of [
    await odile.get('/settings/keys/new'),
    await odile.post('/settings/keys', { ...wanted, id: newId() }),
  ]) {
    expect(response.headers.get('Location')).toMatch(/^\/sign-in\/proof/)
  }
})

test('revokes, and says so in the list; a second time there is nothing to revoke', async () => {
  const odile = await visitor('odile')
  const id = newId()
  await odile.post('/settings/keys', { ...wanted, id, name: 'Ancien logiciel' })
  const response = await odile.post(`/settings/keys/${id}/revocation`, {}, partial)
  const html = await response.text()
  expect(html).toContain('La clé Ancien logiciel est révoquée.')
  expect(html).toContain('Révoquée le')
  expect((await odile.post(`/settings/keys/${id}/revocation`)).status).toBe(422)
})

test('belongs to who runs the organisation, and to no other organisation', async () => {
  const id = newId()
  await (await visitor('odile')).post('/settings/keys', { ...wanted, id })
  expect((await stranger().get('/settings/keys')).status).toBe(303)
  expect((await (await visitor('ana')).get('/settings/keys')).status).toBe(404)
  const mirror = await visitor('odile', 'miroir')
  expect((await mirror.post(`/settings/keys/${id}/revocation`)).status).toBe(404)
  expect(await (await mirror.get('/settings/keys')).text()).not.toContain('Site web')
})
