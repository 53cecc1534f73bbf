import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'

import { forgetArchives } from '#jobs/archives.ts'
import { makeQueue } from '#test/queue.ts'
import { unzip } from '#test/unzip.ts'
import { clock, visitor, world } from '#test/visit.ts'

beforeAll(world)

const all = async (sql: string, ...values: unknown[]) =>
  (
    await env.SHARD_1.prepare(sql)
      .bind(...values)
      .all<Record<string, string>>()
  ).results

/** What the outbox holds for this handler, delivered until nothing is left. */
async function work(handler: string): Promise<void> {
  const queue = makeQueue()
  for (const row of await all('SELECT organisation_id, event_id FROM outbox WHERE handler = ?', handler)) {
    queue.put({ shard: 'SHARD_1', organisationId: row.organisation_id, eventId: row.event_id, handler })
  }
  const open = () => all('SELECT 1 FROM outbox WHERE handler = ?', handler)
  for (let tries = 0; tries < 20 && (await open()).length > 0; tries++) await queue.deliver()
}

async function prepareArchive(): Promise<string> {
  const odile = await visitor('odile')
  expect(await (await odile.get('/settings/chores/archive')).text()).toContain('Préparer l’archive')
  const response = await odile.post('/settings/chores/archive')
  expect(response.status).toBe(303)
  return response.headers.get('Location') ?? ''
}

test('shows what runs, what has ended and who asked, and nothing of the mirror', async () => {
  const html = await (await visitor('quentin')).get('/settings/chores').then((response) => response.text())
  expect(html).toContain('Archive complète')
  expect(html).toContain('2\u00a0lignes à reprendre')
  expect(html).toContain('Odile Marchand')
  expect(html).not.toContain('miroir')
  expect((await (await visitor('bruno')).get('/settings/chores')).status).toBe(404)
})

test('says line by line what could not be done', async () => {
  const html = await (await visitor('odile')).get('/settings/chores/invitations-octobre').then((each) => each.text())
  expect(html).toContain('Yann Le Goff yann@')
  expect(html).toContain('Déjà dans l’équipe.')
  expect(html).not.toMatch(/hx-trigger="[^"]*every/)
  expect((await (await visitor('odile')).get('/settings/chores/nothing')).status).toBe(404)
})

test('an archive is prepared in the background, followed on its page, then taken away whole', async () => {
  const address = await prepareArchive()
  const odile = await visitor('odile')
  const running = await (await odile.get(address)).text()
  expect(running).toMatch(/hx-trigger="[^"]*every/)
  expect(running).toContain('En cours')
  const again = await odile.post('/settings/chores/archive')
  expect([again.status, (await again.text()).includes('Une archive se prépare déjà')]).toEqual([409, true])

  await work('runChore')
  const region = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'HX-Target': 'div#chore' }
  const ended = await (await odile.get(address, region)).text()
  expect(ended).toContain('Terminé')
  expect(ended).not.toContain('<html')
  expect(ended).not.toMatch(/hx-trigger="[^"]*every/)
  expect(await (await odile.get(`${address}/archive`)).text()).toContain('Télécharger l’archive')

  const archive = await odile.post(`${address}/archive`)
  expect(archive.headers.get('Content-Type')).toBe('application/zip')
  const files = await unzip(new Uint8Array(await archive.arrayBuffer()))
  const names = [...files.keys()]
  expect(names).toContain('manifest.json')
  expect(names).toContain('tables/persons-00001.ndjson')
  const people = new TextDecoder().decode(files.get('tables/persons-00001.ndjson'))
  expect(people).toContain('Guivarc’h')
  expect(people).not.toContain('miroir')
  expect((await (await visitor('igor')).post(`${address}/archive`)).status).toBe(404)
})

test('an archive is erased after a week, and its page says so', async () => {
  const address = await prepareArchive()
  await work('runChore')
  const id = address.split('/').at(-1) ?? ''
  const later = { clock: { now: () => clock.now() + 8 * 24 * 3600_000 } }
  const { ambient } = makeQueue()
  await forgetArchives(env, { ...ambient, ...later })
  expect((await env.FILES.list({ prefix: `o/lisiere/archives/${id}/` })).objects).toEqual([])
  const html = await (await visitor('odile')).get(address).then((response) => response.text())
  expect(html).toContain('Cette archive est effacée')
  expect((await (await visitor('odile')).get(`${address}/archive`)).status).toBe(303)
})

test('is stopped between two steps, and leaves nothing behind', async () => {
  const address = await prepareArchive()
  const odile = await visitor('odile')
  expect((await odile.post(`${address}/cancellation`)).status).toBe(303)
  expect((await odile.post(`${address}/cancellation`)).status).toBe(303)
  await work('runChore')
  const id = address.split('/').at(-1) ?? ''
  expect(await all('SELECT how FROM chore_ends WHERE chore_id = ?', id)).toEqual([{ how: 'cancelled' }])
  expect(await all('SELECT path FROM archive_parts WHERE chore_id = ?', id)).toEqual([])
  expect(await all("SELECT 1 FROM outbox WHERE handler = 'runChore'")).toEqual([])
})

test('work given up is shown with its error, and started again once by two clicks', async () => {
  const odile = await visitor('odile')
  await odile.post('/settings/sites', {
    name: 'Brest',
    street: '',
    postalCode: '29200',
    town: 'Brest',
    phone: '',
    accessibility: '',
  })
  const [event] = await all("SELECT id FROM events WHERE action = 'site_opened' ORDER BY seq DESC LIMIT 1")
  const giveUp = (handler: string) =>
    env.SHARD_1.prepare(
      "INSERT INTO abandonments VALUES ('lisiere', ?, ?, 6, 'The provider does not answer.', ?)",
    ).bind(event?.id, handler, clock.now())
  await env.SHARD_1.batch(['one', 'two', 'three'].map(giveUp))

  const html = await (await odile.get('/settings/chores')).text()
  expect(html).toContain('The provider does not answer.')
  expect(await (await visitor('quentin')).get('/settings/chores').then((each) => each.text())).not.toContain('Relancer')

  const fields = { event: event?.id ?? '', handler: 'one' }
  await Promise.all([odile.post('/settings/chores/replays', fields), odile.post('/settings/chores/replays', fields)])
  expect(await all("SELECT handler FROM outbox WHERE handler = 'one'")).toHaveLength(1)
  await odile.post('/settings/chores/replays/all')
  expect(await all('SELECT 1 FROM abandonments')).toEqual([])
  expect(await all("SELECT handler FROM outbox WHERE handler IN ('one', 'two', 'three')")).toHaveLength(3)
  expect(await all("SELECT 1 FROM events WHERE action = 'jobs_replayed'")).toHaveLength(2)
  expect((await odile.post('/settings/chores/replays', {})).status).toBe(404)
})

test('a long list of people becomes a job, a short one is answered at once', async () => {
  const odile = await visitor('odile')
  const people = (count: number) => Array.from({ length: count }, (_, at) => `Zoé P${at} <p${at}@liste.example>`)
  const asked = { role: 'trainer', sites: 'all' }
  const long = await odile.post('/settings/members/invitations/several', {
    ...asked,
    people: [...people(30), 'nobody'].join('\n'),
  })
  expect(long.status).toBe(303)
  expect(long.headers.get('Location')).toMatch(/^\/settings\/chores\/[0-9a-z]{26}$/)
  await work('runChore')
  expect(await all("SELECT 1 FROM invitations WHERE email LIKE '%@liste.example' AND by_id = 'id-odile'")).toHaveLength(
    30,
  )
  expect(await (await odile.get(long.headers.get('Location') ?? '')).text()).toContain('nobody')

  const short = await odile.post('/settings/members/invitations/several', {
    ...asked,
    people: 'Yann Kerbrat <yann@liste.example>',
  })
  expect(short.headers.get('Location')).toBe('/settings/members/invitations')
})

test('the operator sees every database, and nobody else', async () => {
  const html = await (await visitor('odile')).get('/platform/jobs').then((response) => response.text())
  expect(html).toContain('SHARD_2')
  expect((await (await visitor('igor')).get('/platform/jobs')).status).toBe(404)
})
