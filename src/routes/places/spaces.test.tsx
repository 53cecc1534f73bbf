import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const loire = { name: 'Salle Loire', site: 'nantes', capacity: '14', equipment: 'Écran' }

test('lists the spaces of the sites one sees, and none of the mirror', async () => {
  const all = await (await (await visitor('odile')).get('/settings/spaces')).text()
  expect(all).toContain('Salle Erdre')
  expect(all).toContain('Salle du Golfe')
  expect(all).not.toContain('miroir')
  expect(await (await (await visitor('ana')).get('/settings/spaces')).text()).not.toContain('Salle du Golfe')
  expect((await (await visitor('ana')).get('/settings/spaces/golfe')).status).toBe(404)
})

test('opens, changes, closes and reopens a space', async () => {
  const ana = await visitor('ana')
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mp'
  for (const _ of [1, 2]) expect((await ana.post('/settings/spaces', { ...loire, id })).status).toBe(303)
  expect((await ana.post(`/settings/spaces/${id}`, { ...loire, capacity: '16', version: '1' })).status).toBe(303)
  expect((await ana.post(`/settings/spaces/${id}`, { ...loire, version: '1' })).status).toBe(409)
  expect((await ana.post(`/settings/spaces/${id}/closure`, { reason: '' })).status).toBe(422)
  expect((await ana.post(`/settings/spaces/${id}/closure`, { reason: 'Travaux' })).status).toBe(303)
  expect((await ana.post(`/settings/spaces/${id}/closure`, { reason: 'Travaux' })).status).toBe(422)
  expect(await (await ana.get(`/settings/spaces/${id}`)).text()).toContain('Travaux')
  expect((await ana.post(`/settings/spaces/${id}/reopening`)).status).toBe(303)
  const kept = await env.SHARD_1.prepare('SELECT capacity, version FROM spaces WHERE id = ?').bind(id).first()
  expect(kept).toEqual({ capacity: 16, version: 2 })
})

test('refuses a site where one may not, keeping what was typed', async () => {
  const response = await (await visitor('ana')).post('/settings/spaces', { ...loire, site: 'vannes' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Salle Loire')
})
