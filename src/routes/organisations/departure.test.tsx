import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { Manifest } from '#domain/organisations/departure-export.ts'
import { removeOrganisation } from '#domain/organisations/departure-removal.ts'
import { moveOrganisation, stayOrganisation } from '#domain/organisations/move.ts'
import { sumsOf } from '#domain/organisations/move-copy.ts'
import { put, sha256Of } from '#edge/files/store.ts'
import { makeIds } from '#edge/ids.ts'
import { answer } from '#jobs/consume.ts'
import { groundOf } from '#jobs/ground.ts'
import { beginDepartures } from '#jobs/organisation-departures.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { unzip } from '#test/unzip.ts'
import { clock, now, visitor, world } from '#test/visit.ts'

const ambient = { clock, ids: makeIds(clock.now), handlersOf }
const ground = groundOf(env, ambient)
/** Its queue delivers nothing by itself: the test does, when it wants. */
const quiet = { ...env, JOBS: { ...env.JOBS, sendBatch: async () => ({}) as QueueSendBatchResponse } }
const address = '/settings/departure'
const pdf = new TextEncoder().encode('%PDF-1.7 not much of one')

beforeAll(async () => {
  await world()
  for (const organisation of ['lisiere', 'miroir']) {
    const sha256 = await sha256Of(pdf)
    await put(env.FILES, organisation, sha256, pdf, 'pdf')
    await env.SHARD_1.batch(
      [
        ['there', sha256],
        ['lost', '0'.repeat(64)],
      ].map(([id, hash]) =>
        env.SHARD_1.prepare(
          "INSERT INTO files VALUES (?, ?, 'evidence', '../Été ?.pdf', 'pdf', 24, ?, 0, 0, 1, 'odile')",
        ).bind(organisation, id, hash),
      ),
    )
  }
})

test('is for the owner alone, and only for one who has just proved it', async () => {
  expect((await (await visitor('odile')).get(address)).status).toBe(200)
  for (const member of ['igor', 'ana', 'quentin', 'cleo'])
    expect((await (await visitor(member)).get(address)).status).toBe(404)

  const late = await visitor('odile', 'miroir')
  await env.SHARD_1.prepare("UPDATE logins SET proved_at = ? WHERE identity_id = 'id-odile-miroir'")
    .bind(now - 3600_000)
    .run()
  const response = await late.get(address)
  expect([response.status, response.headers.get('Location')]).toEqual([
    303,
    `/sign-in/proof?next=${encodeURIComponent(address)}`,
  ])
  expect((await late.post(`${address}/export`)).headers.get('Location')).toBe('/sign-in/proof')
})

test('gives everything in one archive whose manifest can be checked, and nothing of the mirror', async () => {
  const response = await (await visitor('odile')).post(`${address}/export`)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Disposition')).toContain('attachment; filename="Centre Lisiere.zip"')
  const files = unzip(new Uint8Array(await response.arrayBuffer()))
  const manifest = JSON.parse(text(files, 'manifest.json')) as Manifest

  expect([...files.keys()].sort()).toEqual(
    ['manifest.json', ...manifest.tables.map(({ path }) => path), ...manifest.files.map(({ path }) => path)].sort(),
  )
  for (const { path, bytes, sha256 } of [...manifest.tables, ...manifest.files]) {
    const content = files.get(path) ?? new Uint8Array()
    expect([path, content.length, await sha256Of(content)]).toEqual([path, bytes, sha256])
  }
  const sums = await sumsOf(ground.office('SHARD_1', 'lisiere'))
  expect(Object.fromEntries(manifest.tables.map(({ table, rows }) => [table, rows]))).toEqual(
    Object.fromEntries(Object.entries(sums).map(([table, { rows }]) => [table, rows])),
  )
  for (const { path, rows } of manifest.tables) expect(text(files, path).split('\n')).toHaveLength(rows + 1)

  const persons = text(files, 'tables/persons.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(persons.find(({ id }) => id === 'quentin')).toMatchObject({
    organisation_id: 'lisiere',
    family_name: 'Prévost',
  })
  for (const content of files.values()) expect(new TextDecoder().decode(content)).not.toContain('miroir')

  expect(manifest.files.map(({ path }) => path)).toEqual(['files/there/Été _.pdf'])
  expect(manifest.missing).toEqual([{ id: 'lost', why: 'absent' }])
  expect(text(files, 'tables/events.ndjson')).toContain('organisation_exported')
})

test('asks for the name of the organisation, and keeps what was typed', async () => {
  const odile = await visitor('odile')
  const response = await odile.post(address, { name: 'Centre Orée' })
  expect(response.status).toBe(422)
  expect(await response.text()).toMatch(/Ce nom n’est pas celui(.|\n)*value="Centre Orée"/)
  expect(await departures()).toEqual([])
})

test('leaves in thirty days, may change its mind until then, and each is written down', async () => {
  const odile = await visitor('odile')
  expect((await odile.post(address, { name: 'centre lisiere' })).status).toBe(303)
  expect(await departures()).toEqual([{ organisation_id: 'lisiere', due_at: now + 30 * 24 * 3600_000, begun_at: null }])
  const html = await (await odile.get(address)).text()
  expect(html).toContain('Votre organisation quitte Lisière le lundi 21 décembre 2026')
  expect(html).not.toContain('leave-form')
  expect((await odile.post(address, { name: 'Centre Lisière' })).status).toBe(422)

  expect((await odile.post(`${address}/withdrawal`)).status).toBe(303)
  expect(await departures()).toEqual([])
  expect((await odile.post(`${address}/withdrawal`)).status).toBe(409)
  expect(await directoryEvents()).toEqual(['departure_requested', 'departure_withdrawn'])
})

test('is not removed before its day, nor while it moves; once begun there is no way back', async () => {
  const odile = await visitor('odile')
  await odile.post(address, { name: 'Centre Lisière' })
  expect(await beginDepartures(quiet, after(29))).toBe(0)

  await expect(moveOrganisation(ground, 'lisiere', 'SHARD_2', (step) => stop(step === 'begin'))).rejects.toThrow('stop')
  expect(await beginDepartures(quiet, after(31))).toBe(0)
  await stayOrganisation(ground, 'lisiere')

  expect(await beginDepartures(quiet, after(31))).toBe(1)
  expect(await beginDepartures(quiet, after(31))).toBe(0)
  expect((await odile.post(`${address}/withdrawal`)).status).toBe(409)
  expect(await moveOrganisation(ground, 'lisiere', 'SHARD_2')).toEqual({ ok: false, refusal: 'leaving' })
})

test('is removed whole, through any crash, with a record of what it held; the mirror keeps everything', async () => {
  const [sums, mirror] = await Promise.all(['lisiere', 'miroir'].map((one) => sumsOf(ground.office('SHARD_1', one))))
  const held = Object.fromEntries(Object.entries(sums ?? {}).map(([table, { rows }]) => [table, rows]))
  for (const last of [0, 1, 2, 4]) {
    let step = 0
    const office = ground.office('SHARD_1', 'lisiere')
    await expect(removeOrganisation(office, env.FILES, () => stop(step++ === last))).rejects.toThrow('stop')
  }
  const message = await owed()
  await answer(env, ambient, message)
  await answer(env, ambient, message)

  expect(Object.values(await sumsOf(ground.office('SHARD_1', 'lisiere'))).every(({ rows }) => rows === 0)).toBe(true)
  expect(await sumsOf(ground.office('SHARD_1', 'miroir'))).toEqual(mirror)
  expect((await env.FILES.list({ prefix: 'o/lisiere/' })).objects).toEqual([])
  expect((await env.FILES.list({ prefix: 'o/miroir/' })).objects).toHaveLength(1)

  const removal = await env.SHARD_1.prepare(
    "SELECT reason, counts FROM removals WHERE organisation_id = 'lisiere'",
  ).first()
  expect([removal?.reason, JSON.parse(String(removal?.counts))]).toEqual(['departure', held])
  expect((await directoryEvents()).slice(-2)).toEqual(['departure_begun', 'organisation_removed'])
  for (const table of ['affiliations', 'sso_providers', 'departures']) {
    const left = await env.SHARD_1.prepare(
      `SELECT count(*) AS n FROM ${table} WHERE organisation_id = 'lisiere'`,
    ).first('n')
    expect([table, left]).toEqual([table, 0])
  }
  expect((await (await visitor('odile')).get('/desk')).status).toBe(404)
  expect((await (await visitor('ana', 'lisiere', 2, 'garonne')).get('/desk')).status).toBe(200)
})

const text = (files: Map<string, Uint8Array>, name: string) => new TextDecoder().decode(files.get(name))

const after = (days: number) => ({ ...ambient, clock: { now: () => now + days * 24 * 3600_000 } })

function stop(here: boolean): void {
  if (here) throw new Error('stop')
}

async function departures(): Promise<unknown[]> {
  return (await env.SHARD_1.prepare('SELECT organisation_id, due_at, begun_at FROM departures').all()).results
}

async function directoryEvents(): Promise<unknown[]> {
  const { results } = await env.SHARD_1.prepare(
    "SELECT action FROM events WHERE organisation_id = 'directory' AND subject_id = 'lisiere' AND action NOT LIKE 'organisation_move%' ORDER BY seq",
  ).all<{ action: string }>()
  return results.map(({ action }) => action)
}

async function owed() {
  const row = await env.SHARD_1.prepare("SELECT event_id FROM outbox WHERE handler = 'removeDeparted'").first<string>(
    'event_id',
  )
  return { shard: 'SHARD_1', organisationId: 'directory', eventId: String(row), handler: 'removeDeparted' }
}
