import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { app, clock, now, request, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const brest = { name: 'Brest', street: '', postalCode: '29200', town: 'Brest', phone: '', accessibility: '' }

test('exchanges a key for fifteen minutes of access, and answers with what the organisation is', async () => {
  const pair = await issued(await keyOf())
  expect(pair).toMatchObject({
    token_type: 'Bearer',
    expires_in: 900,
    scope: 'organisation:read sites:read sites:write',
  })

  const response = await call('/api/organisation', pair.access_token)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ id: 'lisiere', name: 'Centre Lisière', siret: '90000000100017' })
})

test('reads the sites one page after the other, and opens one with the rules of the screen', async () => {
  const { access_token: token } = await issued(await keyOf())
  const made = await call('/api/sites', token, { body: brest })
  expect(made.status).toBe(201)
  expect(await made.json()).toMatchObject({ name: 'Brest', closedAt: null })

  const listed = (await (await call('/api/sites', token)).json()) as { items: { name: string }[]; next: string | null }
  expect(listed.items.map(({ name }) => name)).toEqual(['Brest', 'Nantes', 'Vannes port'])
  expect(listed.next).toBeNull()
  const after = (await (await call('/api/sites?after=brest%20brest~zz', token)).json()) as typeof listed
  expect(after.items.map(({ name }) => name)).toEqual(['Nantes', 'Vannes port'])

  const event = await env.SHARD_1.prepare(
    "SELECT actor_kind FROM events WHERE organisation_id = 'lisiere' AND action = 'site_opened'",
  ).first()
  expect(event).toEqual({ actor_kind: 'key' })
})

test('costs one trip to the organisation and one to the directory, at the same moment', async () => {
  const { access_token: token } = await issued(await keyOf())
  const response = await call('/api/sites', token)
  expect(response.headers.get('Server-Timing')).toMatch(/calls=2 statements=3/)
})

test('says what is wrong with each field, and writes nothing', async () => {
  const { access_token: token } = await issued(await keyOf())
  const response = await call('/api/sites', token, { body: { ...brest, name: '', postalCode: '12', colour: 'red' } })
  expect(response.status).toBe(422)
  expect(response.headers.get('Content-Type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({
    errors: expect.arrayContaining([
      { field: 'name', code: 'required', detail: 'Ce champ est à remplir.' },
      expect.objectContaining({ field: 'postalCode', code: 'postal_code' }),
    ]),
  })
  expect((await call('/api/sites', token, { body: { ...brest, name: 'Bre\0st' } })).status).toBe(422)
  expect((await call('/api/sites', token, { text: '{"name":' })).status).toBe(400)
  expect((await call('/api/sites', token, { text: 'name=Brest', type: 'text/plain' })).status).toBe(415)
})

test('stops after fifteen minutes, goes on with a refresh token, and stops after seven days', async () => {
  const key = await keyOf()
  const first = await issued(key)
  expect((await call('/api/sites', first.access_token, {}, at(901_000))).status).toBe(401)

  const second = (await (await refresh(first.refresh_token, at(901_000))).json()) as Pair
  expect((await call('/api/sites', second.access_token, {}, at(902_000))).status).toBe(200)
  expect((await refresh(second.refresh_token, at(901_000 + 7 * 24 * 3600_000 + 1000))).status).toBe(401)
})

test('ends the whole family when a refresh token comes twice, and says so in the history of the key', async () => {
  const key = await keyOf()
  const first = await issued(key)
  const second = (await (await refresh(first.refresh_token)).json()) as Pair
  const other = await issued(key)
  expect((await call('/api/sites', second.access_token)).status).toBe(200)

  expect((await refresh(first.refresh_token)).status).toBe(401)
  expect((await refresh(second.refresh_token)).status).toBe(401)
  expect((await call('/api/sites', second.access_token)).status).toBe(401)
  expect((await call('/api/sites', first.access_token)).status).toBe(401)
  expect((await call('/api/sites', other.access_token)).status).toBe(200)
  expect(await happened(key, 'key_reused')).toBe(1)
})

test('lets one of two at once through with the same refresh token, and ends the family', async () => {
  const key = await keyOf()
  const first = await issued(key)
  const answers = await Promise.all([refresh(first.refresh_token), refresh(first.refresh_token)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  const given = (await Promise.all(answers.map((answer) => answer.json()))) as Partial<Pair>[]
  const won = given.find((pair) => pair.refresh_token)?.refresh_token ?? ''
  expect(won).not.toBe('')
  expect((await refresh(won)).status).toBe(401)
})

test('opens nothing from the next request on once the key is revoked', async () => {
  const key = await keyOf()
  const pair = await issued(key)
  const odile = await visitor('odile')
  expect((await odile.post(`/settings/keys/${key.id}/revocation`)).status).toBe(303)
  expect((await call('/api/sites', pair.access_token)).status).toBe(401)
  expect((await refresh(pair.refresh_token)).status).toBe(401)
  expect((await exchange(key)).status).toBe(401)
  expect((await odile.post(`/settings/keys/${key.id}/revocation`)).status).toBe(422)
})

test('opens nothing once the key has expired', async () => {
  const key = await keyOf({ days: '30' })
  const later = at(30 * 24 * 3600_000)
  expect((await exchange(key, later)).status).toBe(401)
  const token = await issued(key, at(30 * 24 * 3600_000 - 60_000))
  expect((await call('/api/sites', token.access_token, {}, later)).status).toBe(401)
})

test('stays in its organisation, the mirror with the same ids in the same database included', async () => {
  const pair = await issued(await keyOf({}, 'odile', 'miroir'))
  expect(await (await call('/api/organisation', pair.access_token)).json()).toMatchObject({ id: 'miroir' })
  expect(await (await call('/api/sites', pair.access_token)).text()).toContain('Nantes miroir')

  const mine = await keyOf()
  const claims = { organisation: 'miroir', shard: 'SHARD_1', key: mine.id, family: 'any', scopes: ['sites:read'] }
  const stolen = await tokens(env.SECRET).sign('access', claims, 900, now)
  expect((await call('/api/sites', stolen)).status).toBe(401)
  expect((await exchange({ ...mine, publicId: `miroir.${mine.id}` })).status).toBe(401)
})

test('works in the database of the organisation, and says to ask again when it has moved', async () => {
  const pair = await issued(await keyOf({}, 'odile', 'garonne'))
  expect(await (await call('/api/organisation', pair.access_token)).json()).toMatchObject({ id: 'garonne' })
  const move = (to: string) => env.SHARD_1.prepare("UPDATE organisations SET shard = ? WHERE id = 'garonne'").bind(to)
  await move('SHARD_1').run()
  expect((await call('/api/organisation', pair.access_token)).status).toBe(401)
  await move('SHARD_2').run()
})

test('refuses what the key was not made for, with 403 and its name', async () => {
  const { access_token: token } = await issued(await keyOf({ scopes: ['sites:read'] }))
  expect((await call('/api/sites', token)).status).toBe(200)
  for (const response of [await call('/api/sites', token, { body: brest }), await call('/api/organisation', token)]) {
    expect(response.status).toBe(403)
    expect(response.headers.get('WWW-Authenticate')).toContain('insufficient_scope')
  }
})

test('opens nothing in an organisation that has turned the API off', async () => {
  const pair = await issued(await keyOf())
  await env.SHARD_1.prepare("INSERT INTO features VALUES ('lisiere', 'api', ?, 'id-odile')").bind(now).run()
  expect((await call('/api/sites', pair.access_token)).status).toBe(403)
  expect((await (await visitor('odile')).get('/settings/keys')).status).toBe(404)
  await env.SHARD_1.prepare("DELETE FROM features WHERE feature = 'api'").run()
  expect((await call('/api/sites', pair.access_token)).status).toBe(200)
})

test('takes no cookie for a key, and no key for a cookie', async () => {
  const odile = await visitor('odile')
  expect((await odile.get('/api/sites')).status).toBe(401)
  expect((await stranger().get('/api/sites')).headers.get('WWW-Authenticate')).toBe('Bearer realm="lisiere"')

  const { access_token: token } = await issued(await keyOf())
  expect((await request('/settings/sites', bearer(token))).status).toBe(303)
  expect((await request('/settings/sites', { headers: { Cookie: `__Host-login=${token}` } })).status).toBe(303)
})

test('is not for browsers, wherever their page comes from', async () => {
  const { access_token: token } = await issued(await keyOf())
  for (const headers of [
    { Origin: env.ORIGIN },
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-origin' },
  ]) {
    const response = await call('/api/sites', token, { body: brest, headers })
    expect(response.status).toBe(403)
  }
})

test.each([
  ['another kind of token', async () => (await issued(await keyOf())).refresh_token],
  [
    'a token signed elsewhere',
    async () => tokens('another secret, another secret, another').sign('access', {}, 900, now),
  ],
  ['words', async () => 'let me in'],
])('is not opened by %s', async (_, make) => {
  const response = await call('/api/sites', await make())
  expect(response.status).toBe(401)
  expect(response.headers.get('WWW-Authenticate')).toContain('invalid_token')
})

test.each([
  ['no grant', {}],
  ['another grant', { grant_type: 'password', username: 'odile', password: 'x' }],
  ['no secret', { grant_type: 'client_credentials', client_id: 'lisiere.x' }],
  ['a name said twice', { grant_type: 'client_credentials', client_id: ['a', 'b'], client_secret: 'x' }],
])('gives no token for %s', async (_, fields) => {
  const response = await post('/api/token', fields as Record<string, string | string[]>)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ error: 'invalid_request' })
})

test('answers an unknown key as a wrong secret, and makes whoever insists wait', async () => {
  const key = await keyOf()
  const answers: unknown[] = []
  for (const wrong of [
    { ...key, secret: 'wrong' },
    { ...key, publicId: 'lisiere.nobody' },
    { ...key, publicId: '?' },
  ]) {
    const response = await exchange(wrong)
    answers.push([response.status, await response.json()])
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)

  const insisting = { 'CF-Connecting-IP': '10.20.30.40' }
  const statuses: number[] = []
  for (let attempt = 0; attempt < 11; attempt += 1) {
    statuses.push((await exchange({ ...key, secret: 'wrong' }, app, insisting)).status)
  }
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
  const late = await exchange(key, app, insisting)
  expect(late.status).toBe(429)
  expect(late.headers.get('Retry-After')).toMatch(/^\d+$/)
  expect((await exchange(key)).status).toBe(200)
})

test('reads the key from the header as well', async () => {
  const key = await keyOf()
  const header = `Basic ${btoa(`${encodeURIComponent(key.publicId)}:${encodeURIComponent(key.secret)}`)}`
  const response = await post('/api/token', { grant_type: 'client_credentials' }, app, { Authorization: header })
  expect(response.status).toBe(200)
})

type Pair = { access_token: string; refresh_token: string }
type Key = { id: string; publicId: string; secret: string }

/** A key made on the screen, as its owner sees it. */
async function keyOf(
  changes: { scopes?: string[]; days?: string } = {},
  member = 'odile',
  organisation = 'lisiere',
): Promise<Key> {
  const id = makeIds(clock.now).next()
  const scopes = ['organisation:read', 'sites:read', 'sites:write']
  const owner = await visitor(member, organisation)
  const response = await owner.post('/settings/keys', { id, name: 'Site web', scopes, days: '365', ...changes })
  const html = await response.text()
  const [, secret = ''] = /value="(lisiere_[\w-]+)"/.exec(html) ?? []
  expect(secret).not.toBe('')
  return { id, publicId: `${organisation}.${id}`, secret }
}

const at = (after: number) => {
  const later = { now: () => now + after }
  return makeApp({ clock: later, ids: makeIds(later.now), handlersOf }, rooms)
}

const exchange = ({ publicId, secret }: Key, application = app, headers = {}) =>
  post(
    '/api/token',
    { grant_type: 'client_credentials', client_id: publicId, client_secret: secret },
    application,
    headers,
  )

const issued = async (key: Key, application = app): Promise<Pair> =>
  (await (await exchange(key, application)).json()) as Pair

const refresh = (token: string, application = app) =>
  post('/api/token', { grant_type: 'refresh_token', refresh_token: token }, application)

function post(path: string, fields: Record<string, string | string[]>, application = app, headers = {}) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return request(path, { method: 'POST', body, headers }, application)
}

const bearer = (token: string): RequestInit => ({ headers: { Authorization: `Bearer ${token}` } })

type Sent = { body?: object; text?: string; type?: string; headers?: Record<string, string> }

function call(path: string, token: string, { body, text, type, headers }: Sent = {}, application = app) {
  const content = text ?? (body && JSON.stringify(body))
  const sent = { Authorization: `Bearer ${token}`, 'Content-Type': type ?? 'application/json', ...headers }
  return request(
    path,
    content === undefined ? { headers: sent } : { method: 'POST', body: content, headers: sent },
    application,
  )
}

async function happened(key: Key, action: string): Promise<number | undefined> {
  const row = await env.SHARD_1.prepare('SELECT count(*) AS n FROM events WHERE subject_id = ? AND action = ?')
    .bind(key.id, action)
    .first<{ n: number }>()
  return row?.n
}
