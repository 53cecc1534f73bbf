import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { clock, request, visitor, world } from '#test/visit.ts'

beforeAll(world)

/** A page open on the organisation, and what it is told. */
async function opened(member: string, home = 'lisiere') {
  const who = await visitor(member, home)
  const answered = await who.get('/live', { Upgrade: 'websocket', Origin: env.ORIGIN })
  const socket = answered.webSocket
  const heard: string[] = []
  const closed: number[] = []
  socket?.accept()
  socket?.addEventListener('message', ({ data }) => heard.push(String(data)))
  socket?.addEventListener('close', ({ code }) => closed.push(code))
  return { status: answered.status, heard, closed }
}

test('a change is told to the pages open on that organisation, by its kind and without its content, and to no other', async () => {
  const [ana, mirrored] = [await opened('ana'), await opened('ana', 'miroir')]
  expect(ana.status).toBe(101)
  const odile = await visitor('odile')
  const form = { name: 'Rezé', street: '', postalCode: '44400', town: 'Rezé', phone: '', accessibility: '' }
  expect((await odile.post('/settings/sites', form)).status).toBe(303)
  await vi.waitFor(() => expect(ana.heard).toEqual(['settings']))
  expect((await odile.post('/settings/sites', { ...form, name: '' })).status).toBe(422)
  expect((await (await visitor('odile', 'miroir')).post('/settings/sites', form)).status).toBe(303)
  await vi.waitFor(() => expect(mirrored.heard).toEqual(['settings']))
  expect(ana.heard).toEqual(['settings'])
})

test('a stranger, somebody suspended and a page of another site get no socket', async () => {
  const socket = { Upgrade: 'websocket' }
  expect((await request('/live', { headers: { ...socket, Origin: env.ORIGIN } })).status).toBe(303)
  const ana = await visitor('ana')
  expect((await ana.get('/live', { ...socket, Origin: 'https://elsewhere.example' })).status).toBe(404)
  expect((await ana.get('/live', socket)).status).toBe(404)
  expect((await ana.get('/live')).status).toBe(204)
})

test('whoever loses her access is dismissed at once, and the door does not open again', async () => {
  const [bruno, ana] = [await opened('bruno'), await opened('ana')]
  const odile = await visitor('odile')
  await odile.post('/settings/members/bruno/suspension', { reason: 'Congé' })
  const events = await env.SHARD_1.prepare(
    "SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = 'member_suspended'",
  ).all<{ id: string }>()
  for (const { id: eventId } of events.results) {
    const ambient = { clock, ids: makeIds(clock.now), handlersOf }
    await answer(env, ambient, { shard: 'SHARD_1', organisationId: 'lisiere', eventId, handler: 'dismissOpenPages' })
  }
  await vi.waitFor(() => expect(bruno.closed).toEqual([4001]))
  expect(ana.closed).toEqual([])
  expect((await opened('bruno')).status).toBe(404)
})

test('the bell says how many are unread', async () => {
  const html = await (await (await visitor('ana')).get('/live/bell')).text()
  expect(html).toContain('id="bell"')
  expect(html).not.toContain('<html')
})
