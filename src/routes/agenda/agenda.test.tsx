import { env } from 'cloudflare:workers'
import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const html = async (member: string, address: string) => (await (await visitor(member)).get(address)).text()
const slotsIn = (page: string) => page.match(/class="slot"/g)?.length ?? 0

test('a week shows its slots, by trainer, by space and by site', async () => {
  expect(slotsIn(await html('odile', '/agenda?day=2026-11-21'))).toBe(6)
  expect(slotsIn(await html('odile', '/agenda?day=2026-12-31'))).toBe(6)
  expect(slotsIn(await html('odile', '/agenda?day=2026-12-31&trainer=bruno'))).toBe(6)
  expect(slotsIn(await html('odile', '/agenda?day=2026-12-31&trainer=sylvie'))).toBe(0)
  expect(slotsIn(await html('odile', '/agenda?day=2026-12-31&space=erdre'))).toBe(6)
  expect(slotsIn(await html('odile', '/agenda?day=2026-12-31&space=golfe'))).toBe(0)
  expect(slotsIn(await html('odile', '/agenda?day=2026-12-31&site=vannes'))).toBe(0)
})

test('the agenda of a trainer is found by their name, and an unclear name says so', async () => {
  const odile = await visitor('odile')
  const found = await odile.get('/agenda?day=2026-12-31&who=castel')
  expect(found.status).toBe(303)
  expect(found.headers.get('Location')).toBe('/agenda?day=2026-12-31&trainer=bruno')
  const shown = await html('odile', '/agenda?day=2026-12-31&trainer=bruno')
  expect(shown).toMatch(/name="who"[^>]*value="Bruno Castel"/)
  expect(await html('odile', '/agenda?day=2026-12-31&who=personne')).toContain('Personne ne répond à ce nom.')
  expect(await html('odile', '/agenda/colleagues?who=bru')).toContain('Bruno Castel')
  expect(await html('odile', '/agenda/colleagues?who=cleo')).not.toContain('Cléo')
})

test('a month shows whole weeks, and only the sites one sees', async () => {
  const october = await html('odile', '/agenda/month?day=2026-10-15')
  expect(october).toContain('octobre 2026')
  expect(slotsIn(october)).toBe(4)
  expect(slotsIn(await html('ana', '/agenda/month?day=2026-10-15'))).toBe(0)
  expect(slotsIn(await html('ana', '/agenda/month?day=2026-11-15'))).toBe(6)
})

test('a month too full to be shown is read no further than its first slots', async () => {
  await env.SHARD_1.prepare(
    `INSERT INTO slots (organisation_id, id, session_id, day, starts_at, ends_at, minutes, remote_link, title, version, at)
      WITH RECURSIVE each(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 1500)
      SELECT 'lisiere', 'full-' || n, 'avenir', '2027-03-' || (10 + n % 20), 1772000000000 + n % 20 * 86400000, 1772010000000 + n % 20 * 86400000, 210, '', '', 1, 0 FROM each`,
  ).run()
  const page = await (await visitor('odile')).get('/agenda/month?day=2027-03-15')
  const [, rows = ''] = /rows=(\d+)/.exec(page.headers.get('Server-Timing') ?? '') ?? []
  await env.SHARD_1.prepare("DELETE FROM slots WHERE organisation_id = 'lisiere' AND id LIKE 'full-%'").run()
  expect(Number(rows)).toBeGreaterThan(400)
  expect(Number(rows)).toBeLessThan(400 * 5)
})

test('whoever sees one site reads the slots of that site, however full the others are', async () => {
  await env.SHARD_1.prepare(
    `INSERT INTO slots (organisation_id, id, session_id, day, starts_at, ends_at, minutes, remote_link, title, version, at)
      WITH RECURSIVE each(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 1500)
      SELECT 'lisiere', 'full-' || n, 'passee', '2026-11-' || (10 + n % 20), 1762000000000 + n % 20 * 86400000, 1762010000000 + n % 20 * 86400000, 210, '', '', 1, 0 FROM each`,
  ).run()
  const ana = await visitor('ana')
  const pages = await Promise.all([
    ana.get('/agenda/month?day=2026-11-15'),
    (await visitor('odile')).get('/agenda/month?day=2026-11-15&site=nantes'),
  ])
  await env.SHARD_1.prepare("DELETE FROM slots WHERE organisation_id = 'lisiere' AND id LIKE 'full-%'").run()
  for (const page of pages) {
    const [, rows = ''] = /rows=(\d+)/.exec(page.headers.get('Server-Timing') ?? '') ?? []
    expect(Number(rows)).toBeLessThan(150)
    expect(slotsIn(await page.text())).toBe(6)
  }
})

test('a slot is where its session is, moved or not', async () => {
  const siteOf = () =>
    env.SHARD_1.prepare("SELECT site_id AS s FROM slots WHERE organisation_id = 'lisiere' AND id = 'avenir-0'").first(
      's',
    )
  const move = (site: string) =>
    env.SHARD_1.prepare("UPDATE sessions SET site_id = ? WHERE organisation_id = 'lisiere' AND id = 'avenir'")
      .bind(site)
      .run()
  expect(await siteOf()).toBe('nantes')
  await move('vannes')
  expect(await siteOf()).toBe('vannes')
  await move('nantes')
  expect(await siteOf()).toBe('nantes')
})

test('an address that means no day shows today', async () => {
  expect(slotsIn(await html('odile', '/agenda?day=2026-02-31'))).toBe(6)
  expect(slotsIn(await html('odile', '/agenda?day=%00'))).toBe(6)
})

test('somebody is noted as away, once, and the agenda of that person says so', async () => {
  const ana = await visitor('ana')
  const form = { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', person: 'bruno', from: '2026-12-21', until: '2026-12-24' }
  const away = { ...form, fromHour: '', untilHour: '', reason: 'Congés' }
  for (const _ of [1, 2]) expect((await ana.post('/agenda/unavailabilities', away)).status).toBe(303)
  expect(await html('ana', '/agenda?day=2026-12-22&trainer=bruno')).toContain('Bruno Castel, indisponible')
  const span = await env.SHARD_1.prepare('SELECT starts_at AS f, ends_at AS t FROM unavailabilities WHERE id = ?')
    .bind(form.id)
    .first()
  expect(span).toEqual({ f: Date.UTC(2026, 11, 20, 23), t: Date.UTC(2026, 11, 24, 23) })
  expect((await ana.post('/agenda/unavailabilities', { ...away, until: '2026-12-20' })).status).toBe(422)
  expect((await ana.post('/agenda/unavailabilities', { ...away, person: 'cleo' })).status).toBe(422)
  expect((await ana.post('/agenda/unavailabilities', { ...away, person: 'Bruno Castel' })).status).toBe(303)
  expect((await ana.post(`/agenda/unavailabilities/${form.id}/removal`)).status).toBe(303)
  expect(await html('ana', '/agenda/unavailabilities')).not.toContain('21 déc. 2026')
})

const made = async (member: string, kind: string, site = '') => {
  const shown = await (await (await visitor(member)).post('/agenda/feeds', { kind, site })).text()
  return /\/calendar\/[\w.-]+\.ics/.exec(shown)?.[0] ?? ''
}
const summaries = async (address: string) => {
  const response = await stranger().get(address)
  if (response.status !== 200) return response.status
  const calendar = new ICAL.Component(ICAL.parse(await response.text()))
  return calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('uid')))
}

test('a calendar reads the address it was given, and nothing once it is closed', async () => {
  const own = await made('bruno', 'own')
  expect(await summaries(own)).toHaveLength(16)
  expect(await summaries(await made('ana', 'all'))).toHaveLength(12)
  expect(await summaries(await made('ana', 'site', 'nantes'))).toHaveLength(12)
  expect(await summaries(await made('odile', 'site', 'vannes'))).toHaveLength(4)
  expect((await (await visitor('ana')).post('/agenda/feeds', { kind: 'site', site: 'vannes' })).status).toBe(422)
  expect((await (await visitor('bruno')).post('/agenda/feeds', { kind: 'all', site: '' })).status).toBe(404)
  const feed = await env.SHARD_1.prepare("SELECT id FROM calendar_feeds WHERE person_id = 'bruno'").first<{
    id: string
  }>()
  await (await visitor('odile')).post(`/agenda/feeds/${feed?.id}/removal`)
  expect(await summaries(own)).toHaveLength(16)
  await (await visitor('bruno')).post(`/agenda/feeds/${feed?.id}/removal`)
  expect(await summaries(own)).toEqual([])
  expect(await summaries('/calendar/invented.ics')).toEqual([])
})

test('the address of somebody who may not enter any more shows nothing', async () => {
  const own = await made('sylvie', 'all')
  expect(await summaries(own)).toHaveLength(4)
  await (await visitor('odile')).post('/settings/members/sylvie/suspension', { reason: 'Congé' })
  expect(await summaries(own)).toEqual([])
})

test('only the hash of an address is kept', async () => {
  const own = await made('bruno', 'own')
  const kept = await env.SHARD_1.prepare("SELECT hash FROM calendar_feeds WHERE person_id = 'bruno'").all()
  expect(JSON.stringify(kept.results)).not.toContain(own.slice(10, 60))
})
