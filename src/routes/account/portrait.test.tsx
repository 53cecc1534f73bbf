import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { readHeader } from '#edge/images/header.ts'
import { tokens } from '#edge/tokens.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { bytesOf } from '#test/images/bytes.ts'
import { photo } from '#test/images/photo.ts'
import { blackPng, png } from '#test/images/png.ts'
import { clock, request, stranger, visitor, world } from '#test/visit.ts'
import { cast, identityOf } from '#test/world.ts'

beforeAll(world)

test('a photo of twelve million pixels, posted without script, becomes its variants, upright and telling nothing', async () => {
  const bytes = photo(4000, 3000, 6)
  expect(bytes.length).toBeGreaterThan(1_000_000)
  expect((await send('bruno', bytes, 'IMG_2041.JPG')).status).toBe(303)
  const bruno = await visitor('bruno')

  await work()
  const html = await (await bruno.get('/account/portrait')).text()
  expect(html).not.toContain('En préparation')
  const [, id] = /\/portraits\/([\w-]+)\/card/.exec(html) ?? []
  const ana = await visitor('ana')
  for (const [name, side] of [
    ['row', 72],
    ['card', 320],
  ] as const) {
    const response = await ana.get(`/portraits/${id}/${name}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('image/jpeg')
    const shown = new Uint8Array(await response.arrayBuffer())
    expect(readHeader(shown)).toMatchObject({ kind: 'jpeg', width: side, height: side, orientation: 1 })
    expect(new TextDecoder('latin1').decode(shown)).not.toMatch(/48\.8566|Exif/)
  }
}, 60_000)

test('fifty portraits from twenty people at once: all are made, none twice, none lost', async () => {
  const offices = ['lisiere', 'miroir'] as const
  const people = offices.flatMap((office) => cast.map(({ id }) => ({ office, id })))
  expect(people.length).toBeGreaterThanOrEqual(20)
  const picture = photo(640, 480)
  const before = await counted()
  const sent = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const { office, id } = people[i % people.length] ?? { office: 'lisiere', id: 'ana' }
      return (await send(id, i % 7 === 0 ? await png(90 + i, 90, () => [9, i, 90]) : picture, `${i}.jpg`, office))
        .status
    }),
  )
  expect(sent).toEqual(Array(50).fill(303))
  await Promise.all([work('lisiere'), work('miroir'), work('lisiere')])
  const after = await counted()
  expect(after.files - before.files).toBe(50)
  expect(after.variants - before.variants).toBe(100)
  expect(after.receipts - before.receipts).toBe(50)
  expect(after).toMatchObject({ owed: 0, preparing: 0, refused: 0, waiting: 0 })
}, 60_000)

test('of two sent one after the other the last one stays, and one removed meanwhile does not come back', async () => {
  await send('quentin', photo(100, 100), 'first.jpg')
  await send('quentin', photo(120, 100), 'last.jpg')
  for (const message of (await owed('lisiere')).reverse()) await answer(env, ambient, message)
  const row = await env.SHARD_1.prepare(
    "SELECT name FROM portraits JOIN files ON files.organisation_id = portraits.organisation_id AND id = file_id WHERE portraits.organisation_id = 'lisiere' AND person_id = 'quentin'",
  ).first()
  expect(row).toEqual({ name: 'last.jpg' })

  const quentin = await visitor('quentin')
  await send('quentin', photo(90, 90), 'again.jpg')
  expect((await quentin.post('/account/portrait/removal')).status).toBe(303)
  await work()
  expect(await (await quentin.get('/account/portrait')).text()).toContain('Aucun portrait')
  expect((await quentin.post('/account/portrait/removal')).status).toBe(404)
})

test('refuses what is no photo, too large a drawing, or nothing, saying why and keeping nothing', async () => {
  const before = (await env.FILES.list()).objects.length
  for (const [bytes, sentence] of [
    [bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'n’est pas une image JPEG'],
    [await blackPng(4000, 1001), 'trop de pixels'],
    [new Uint8Array(), 'Choisissez une photo'],
    [bytesOf('\x89PNG\r\n\x1a\n'), 'abîmée'],
  ] as const) {
    const response = await send('carole', bytes, 'x.png')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(sentence)
  }
  expect((await env.FILES.list()).objects.length).toBe(before)
})

test('one that looked right and cannot be drawn is set aside, and says so', async () => {
  expect((await send('carole', photo(400, 400).slice(0, 3000), 'cut.jpg')).status).toBe(303)
  await work()
  expect(await (await visitor('carole')).get('/account/portrait').then((page) => page.text())).toContain('est abîmé')
  expect((await env.FILES.list({ prefix: 'quarantine/' })).objects).toEqual([])
})

test('is seen by colleagues and nobody else', async () => {
  await send('igor', photo(200, 200), 'igor.jpg')
  await work()
  const html = await (await visitor('igor')).get('/account/portrait').then((page) => page.text())
  const [address = ''] = /\/portraits\/[\w-]+\/card/.exec(html) ?? []
  expect((await (await visitor('bruno')).get(address)).status).toBe(200)
  expect((await (await visitor('bruno')).get(address.replace('portraits', 'files'))).status).toBe(404)
  expect((await (await visitor('odile', 'miroir')).get(address)).status).toBe(404)
  expect((await stranger().get(address)).status).toBe(303)
  expect((await send('igor', photo(90, 90), 'x.jpg', 'lisiere', 'miroir')).status).toBe(403)
})

const ambient = { clock, ids: makeIds(clock.now), handlersOf }

async function send(
  member: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  office = 'lisiere',
  shownFor = office,
) {
  await visitor(member, office)
  const identity = identityOf(member, office)
  const login = `login-${identity}-2`
  const claims = { login, identity, organisation: office, shard: 'SHARD_1', hats: '[]', grants: '[]', site: '' }
  const cookie = await tokens(env.SECRET).sign('login', claims, 3600, clock.now())
  const body = new FormData()
  body.set('_for', shownFor)
  body.set('portrait', new File([bytes], name, { type: 'image/jpeg' }))
  const headers = { Cookie: `__Host-login=${cookie}`, 'Sec-Fetch-Site': 'same-origin' }
  return request('/account/portrait', { method: 'POST', body, headers })
}

async function owed(organisationId: string) {
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = ? AND handler = 'makePortraitVariants' ORDER BY event_id",
  )
    .bind(organisationId)
    .all<{ eventId: string; handler: string }>()
  return results.map((row) => ({ shard: 'SHARD_1', organisationId, ...row }))
}

/** What the queue would do. */
async function work(organisationId = 'lisiere'): Promise<void> {
  for (const message of await owed(organisationId)) await answer(env, ambient, message)
}

async function counted() {
  const row = await env.SHARD_1.prepare(
    `SELECT (SELECT count(*) FROM files WHERE use = 'portrait') AS files, (SELECT count(*) FROM file_variants) AS variants,
      (SELECT count(*) FROM receipts WHERE handler = 'makePortraitVariants') AS receipts,
      (SELECT count(*) FROM outbox WHERE handler = 'makePortraitVariants') AS owed,
      (SELECT count(*) FROM portraits WHERE next_file_id IS NOT NULL) AS preparing,
      (SELECT count(*) FROM file_refusals) AS refused`,
  ).first<Record<'files' | 'variants' | 'receipts' | 'owed' | 'preparing' | 'refused', number>>()
  if (!row) throw new Error('Nothing can be counted.')
  return { ...row, waiting: (await env.FILES.list({ prefix: 'quarantine/' })).objects.length }
}
