import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { readHeader } from '#edge/images/header.ts'
import { loadPhoton } from '#edge/images/photon.ts'
import { tokens } from '#edge/tokens.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { bytesOf, joined } from '#test/images/bytes.ts'
import { blackPng, deflate, png, pngChunk, pngHead, pngOf } from '#test/images/png.ts'
import { clock, partial, request, stranger, visitor, world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

beforeAll(async () => {
  await world()
  await loadPhoton()
}, 60_000)

beforeEach(async () => {
  await env.SHARD_1.prepare('UPDATE offices SET logo_id = NULL, next_logo_id = NULL').run()
})

const green = () => [31, 92, 64] as const

test('keeps the logo, prepares it in the workshop, then shows it in the page and the rail', async () => {
  const odile = await visitor('odile')
  const sent = await send(await png(600, 200, green), 'Logo été.PNG')
  expect(sent.status).toBe(303)
  const waiting = await (await odile.get('/settings/look')).text()
  expect(waiting).toContain('En préparation')
  expect(waiting).toContain('Logo été.png')
  expect(waiting).not.toContain('/files/')

  await work()
  const html = await (await odile.get('/settings/look')).text()
  expect(html).not.toContain('En préparation')
  const { logo_id: id } = await logos()
  expect(html).toContain(`/files/${id}/rail`)
  expect(html).toContain(`/files/${id}/head`)

  const made = await env.SHARD_1.prepare('SELECT name, kind, width, height FROM file_variants WHERE file_id = ?')
    .bind(id)
    .all()
  expect(made.results).toEqual([
    { name: 'head', kind: 'png', width: 336, height: 112 },
    { name: 'paper', kind: 'png', width: 600, height: 200 },
    { name: 'rail', kind: 'png', width: 56, height: 19 },
  ])
})

test('a message delivered twice, or three times at once, makes nothing twice', async () => {
  await send(await png(90, 90, green))
  const [message] = await owed()
  if (!message) throw new Error('Nothing is owed.')
  const all = await Promise.allSettled([1, 2, 3].map(() => answer(env, ambient, message)))
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  await answer(env, ambient, message)
  const { logo_id: id, next_logo_id: next } = await logos()
  expect(next).toBeNull()
  const counted = await env.SHARD_1.prepare(
    `SELECT (SELECT count(*) FROM file_variants WHERE file_id = ?1) AS variants,
      (SELECT count(*) FROM receipts WHERE event_id = ?2) AS receipts, (SELECT count(*) FROM outbox WHERE event_id = ?2) AS owed`,
  )
    .bind(id, message.eventId)
    .first()
  expect(counted).toEqual({ variants: 3, receipts: 1, owed: 0 })
})

test('of two logos sent one after the other the last one stays, whichever is ready first', async () => {
  await send(await png(50, 50, green), 'first.png')
  await send(await png(60, 60, green), 'last.png')
  const messages = await owed()
  for (const message of messages.reverse()) await answer(env, ambient, message)
  const { logo_id: id } = await logos()
  const file = await env.SHARD_1.prepare('SELECT name FROM files WHERE id = ?').bind(id).first()
  expect(file).toEqual({ name: 'last.png' })
})

test('a logo removed while it was being prepared does not come back', async () => {
  await send(await png(50, 51, green))
  expect((await (await visitor('odile')).post('/settings/look/logo/removal')).status).toBe(303)
  await work()
  expect(await logos()).toEqual({ logo_id: null, next_logo_id: null })
})

test('is removed, and put back by the toast; replaced, and put back too', async () => {
  const odile = await visitor('odile')
  await send(await png(70, 70, green), 'premier.png')
  await work()
  const { logo_id: first } = await logos()

  const removed = await odile.post('/settings/look/logo/removal', {}, partial)
  const html = await removed.text()
  expect(html).toContain('Le logo est retiré.')
  expect(html).toContain('action="/settings/look/logo/restoration"')
  expect(html).toContain(`name="file" value="${first}"`)
  expect(html).toMatch(/#switcher[\s\S]*M4 4v16/)
  expect((await logos()).logo_id).toBeNull()
  await odile.post('/settings/look/logo/restoration', { file: first ?? '' })
  expect((await logos()).logo_id).toBe(first)

  await send(await png(80, 80, green), 'second.png')
  await work()
  expect((await logos()).logo_id).not.toBe(first)
  await odile.post('/settings/look/logo/restoration', { file: first ?? '' })
  expect((await logos()).logo_id).toBe(first)
  const again = await odile.post('/settings/look/logo/restoration', { file: 'of-nobody' })
  expect(again.status).toBe(404)
  expect(
    (await (await visitor('odile', 'miroir')).post('/settings/look/logo/restoration', { file: first ?? '' })).status,
  ).toBe(404)
})

test('refuses what is not a small picture, before decoding it, saying why', async () => {
  const svg = bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const hostile: [Uint8Array, string, string][] = [
    [svg, 'logo.svg', 'n’est pas une image PNG'],
    [svg, 'logo.png', 'n’est pas une image PNG'],
    [bytesOf('%PDF-1.7\n'), 'logo.jpg', 'n’est pas une image PNG'],
    [bytesOf('GIF89a', 1, 0, 1, 0, 0, 0, 0), 'logo.gif', 'n’est pas une image PNG'],
    [
      pngOf(pngHead(20_000, 20_000, 1, 0), pngChunk('IDAT', await deflate(new Uint8Array(2501)))),
      'bombe.png',
      'trop de pixels',
    ],
    [await blackPng(4000, 1001), 'noir.png', 'trop de pixels'],
    [joined(await png(9, 9, green), new Uint8Array(2 * 1024 * 1024)), 'lourd.png', 'trop lourd'],
    [bytesOf('\x89PNG\r\n\x1a\n'), 'vide.png', 'abîmée'],
    [new Uint8Array(), 'rien.png', 'Choisissez un fichier'],
  ]
  const before = await env.FILES.list()
  for (const [bytes, name, sentence] of hostile) {
    const response = await send(bytes, name)
    expect([name, response.status]).toEqual([name, 422])
    expect(await response.text()).toContain(sentence)
  }
  expect((await env.FILES.list()).objects).toHaveLength(before.objects.length)
  expect(await logos()).toEqual({ logo_id: null, next_logo_id: null })
})

test('refuses a form beyond all measure from what it announces, and one that lies about its length', async () => {
  const body = form(new Uint8Array(10), 'logo.png')
  const huge = await request('/settings/look/logo', {
    method: 'POST',
    body,
    headers: { ...(await cookieOf('odile')), 'Content-Length': String(99 * 1024 * 1024) },
  })
  expect(huge.status).toBe(413)
  const endless = await send(new Uint8Array(13 * 1024 * 1024))
  expect(endless.status).toBe(413)
})

test('a picture that looked right and cannot be drawn is set aside, and says so', async () => {
  const whole = await png(200, 200, (x, y) => [x, y, (x * y) % 256])
  expect((await send(whole.subarray(0, 3000), 'abime.png')).status).toBe(303)
  await work()
  const html = await (await visitor('odile')).get('/settings/look').then((response) => response.text())
  expect(html).toContain('est abîmé et ne s’ouvre pas')
  expect(html).not.toContain('every 2s')
  expect((await logos()).logo_id).toBeNull()
})

test('leaves through its own door: bytes, headers, ETag, and nobody else', async () => {
  await send(await png(400, 100, green))
  await work()
  const { logo_id: id } = await logos()
  const address = `/files/${id}/rail`
  const bruno = await visitor('bruno')
  const response = await bruno.get(address)
  expect(response.status).toBe(200)
  expect(readHeader(new Uint8Array(await response.arrayBuffer()))).toMatchObject({ kind: 'png', width: 56, height: 14 })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  expect(response.headers.get('Content-Disposition')).toContain('inline; filename="logo.png"')
  const known = await bruno.get(address, { 'If-None-Match': response.headers.get('ETag') ?? '' })
  expect(known.status).toBe(304)
  expect((await bruno.get(address, { Range: 'bytes=0-7' })).status).toBe(206)

  for (const other of [await visitor('odile', 'miroir'), await visitor('odile', 'garonne'), await visitor('cleo')]) {
    expect((await other.get(address)).status).toBe(404)
  }
  expect((await stranger().get(address)).status).toBe(303)
  expect((await bruno.get(`/files/${id}/original`)).status).toBe(404)
})

test('shows no picture to whom its door is closed', async () => {
  await send(await png(40, 40, green))
  await work()
  const response = await (await visitor('cleo')).get('/desk')
  expect(response.status).toBe(200)
  expect(await response.text()).not.toContain('/files/')
})

test('is sent by management only, in the organisation whose page it was', async () => {
  const bytes = await png(30, 30, green)
  expect((await send(bytes, 'logo.png', 'bruno')).status).toBe(404)
  expect((await send(bytes, 'logo.png', 'cleo')).status).toBe(404)
  expect((await send(bytes, 'logo.png', 'odile', 'miroir')).status).toBe(403)
  expect(await logos()).toEqual({ logo_id: null, next_logo_id: null })
})

const ambient = { clock, ids: makeIds(clock.now), handlersOf }

async function send(bytes: Uint8Array, name = 'logo.png', member = 'odile', shownFor = 'lisiere') {
  return request('/settings/look/logo', {
    method: 'POST',
    body: form(bytes, name, shownFor),
    headers: await cookieOf(member),
  })
}

function form(bytes: Uint8Array, name: string, shownFor = 'lisiere'): FormData {
  const fields = new FormData()
  fields.set('_for', shownFor)
  fields.set('logo', new File([bytes], name, { type: 'image/png' }))
  return fields
}

/** The login of a visitor, for requests that carry files. */
async function cookieOf(member: string): Promise<Record<string, string>> {
  await visitor(member)
  const identity = identityOf(member)
  const claims = {
    login: `login-${identity}-2`,
    identity,
    organisation: 'lisiere',
    shard: 'SHARD_1',
    hats: '[]',
    grants: '[]',
    site: '',
  }
  const cookie = await tokens(env.SECRET).sign('login', claims, 3600, clock.now())
  return { Cookie: `__Host-login=${cookie}`, 'Sec-Fetch-Site': 'same-origin' }
}

async function owed() {
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' ORDER BY event_id",
  ).all<{ eventId: string; handler: string }>()
  return results.map((row) => ({ shard: 'SHARD_1', organisationId: 'lisiere', ...row }))
}

/** What the queue would do. */
async function work(): Promise<void> {
  for (const message of await owed()) await answer(env, ambient, message)
}

const logos = async () =>
  (await env.SHARD_1.prepare("SELECT logo_id, next_logo_id FROM offices WHERE organisation_id = 'lisiere'").first<{
    logo_id: string | null
    next_logo_id: string | null
  }>()) ?? { logo_id: null, next_logo_id: null }
