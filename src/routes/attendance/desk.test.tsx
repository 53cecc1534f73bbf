import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { batch } from '#db/database.ts'
import { judge } from '#domain/attendance/judgement.ts'
import { makeIds } from '#edge/ids.ts'
import { jobScope } from '#jobs/job.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { clock, now, visitor, world } from '#test/visit.ts'

beforeAll(world)

const hand = 'M12 40.5L13 41L60 12L90 70'
const ambient = { clock, ids: makeIds(clock.now), handlersOf }
const judged = async (slot: string) => {
  const scope = jobScope(env, ambient, 'SHARD_1', 'lisiere', 'judgeSlot', [])
  await batch(scope.db, await judge(scope, slot))
}
const anomalies = async (slot: string) =>
  (
    await env.SHARD_1.prepare('SELECT id, is_open FROM anomalies WHERE organisation_id = ? AND slot_id = ? ORDER BY id')
      .bind('lisiere', slot)
      .all()
  ).results

test('a signature of another day, and no countersignature, are asked about until somebody explains', async () => {
  const bruno = await visitor('bruno')
  await bruno.post('/teaching/slots/encours-0/signatures', { enrolment: 'lea-encours', signature: hand })
  await judged('encours-0')
  expect(await anomalies('encours-0')).toEqual([
    { id: 'encours-0.no_countersignature', is_open: 1 },
    { id: 'encours-0.other_day.lea', is_open: 1 },
  ])
  const ana = await visitor('ana')
  const list = await (await ana.get('/attendance/anomalies')).text()
  expect(list).toContain('Signé un autre jour')
  expect(list).toContain('Léa Morvan')
  const address = '/attendance/anomalies/encours-0.other_day.lea'
  expect((await ana.post(`${address}/resolution`, { reason: '' })).status).toBe(422)
  expect((await ana.post(`${address}/resolution`, { reason: 'Réseau coupé ce jour-là' })).status).toBe(303)
  expect(await (await ana.get(address)).text()).toContain('Réseau coupé ce jour-là')
  expect((await ana.post(`${address}/resolution`, { reason: 'Encore' })).status).toBe(422)
  await judged('encours-0')
  expect(await anomalies('encours-0')).toContainEqual({ id: 'encours-0.other_day.lea', is_open: 0 })

  const session = await (await ana.get('/sessions/encours/attendance')).text()
  expect(session).toMatch(/À expliquer avant de facturer.*Contre-signature manquante.*Réseau coupé ce jour-là/s)
  const issue = (kind: string) => ana.get(`/sessions/encours/papers/new?kind=${kind}`).then((page) => page.text())
  expect(await issue('facture')).toContain('Un point de l’émargement est à expliquer')
  expect(await issue('convocation')).not.toContain('est à expliquer')

  expect((await ana.post(`${address}/reopening`)).status).toBe(303)
  expect((await ana.post(`${address}/resolution`, { reason: 'Réseau coupé' })).status).toBe(303)
})

test('an explanation holds for the facts it was given for, and no others', async () => {
  await env.SHARD_1.prepare(
    "UPDATE slots SET day = '2026-11-19' WHERE organisation_id = 'lisiere' AND id = 'encours-0'",
  ).run()
  await judged('encours-0')
  expect(await anomalies('encours-0')).toContainEqual({ id: 'encours-0.other_day.lea', is_open: 1 })
  await (await visitor('bruno')).post('/teaching/slots/encours-0/signatures', { enrolment: '', signature: hand })
  await judged('encours-0')
  expect((await anomalies('encours-0')).map(({ id }) => id)).not.toContain('encours-0.no_countersignature')
  const counted = env.SHARD_1.prepare(
    "SELECT anomalies FROM slot_attendance WHERE organisation_id = 'lisiere' AND slot_id = 'encours-0'",
  )
  expect(await counted.first('anomalies')).toBe(
    (await anomalies('encours-0')).filter(({ is_open: isOpen }) => isOpen === 1).length,
  )
})

test('shows the half-days of today, and those of the past that somebody has still to sign', async () => {
  const ana = await visitor('ana')
  const today = await (await ana.get('/attendance')).text()
  expect(today).toContain('slot=encours-3')
  expect(today).not.toContain('slot=encours-1')
  const unsigned = await (await ana.get('/attendance/unsigned')).text()
  expect(unsigned).toContain('slot=encours-1')
  expect(unsigned).not.toContain('slot=passee-0')
  expect(await (await (await visitor('quentin')).get('/attendance/unsigned')).text()).toContain('slot=passee-0')
  expect((await (await visitor('bruno')).get('/attendance')).status).toBe(404)
})

test('whoever sees one site reads what is left to sign there, and follows a session that changes site', async () => {
  const ana = await visitor('ana')
  const addresses = ['/attendance/unsigned', '/attendance/totals?month=2026-10', '/attendance/totals?by=session']
  const tells = async (address: string) => /RPS-passee|Kerbrat/.test(await (await ana.get(address)).text())
  const pages = () => Promise.all(addresses.map(tells))
  expect(await pages()).toEqual([false, false, false])
  const move = (site: string) =>
    env.SHARD_1.prepare("UPDATE sessions SET site_id = ? WHERE organisation_id = 'lisiere' AND id = 'passee'").bind(
      site,
    )
  await move('nantes').run()
  expect(await pages()).toEqual([true, true, true])
  await move('vannes').run()
  expect(await pages()).toEqual([false, false, false])
})

test('totals by person, session and funder say the same as the presences, on a page and in a file', async () => {
  const quentin = await visitor('quentin')
  const month = new Date(now - 30 * 24 * 3600_000).toISOString().slice(0, 7)
  const people = await (await quentin.get(`/attendance/totals?by=person&month=${month}`)).text()
  expect(people).toContain('Gaël Kerbrat')
  expect(people).toMatch(/14\sh/)
  expect(await (await quentin.get('/attendance/totals?by=session')).text()).toContain('RPS-passee')
  expect(people).toMatch(/<tfoot>.*Total.*24\sh\s30.*<\/tfoot>/s)
  const take = (format: string) =>
    quentin.post('/attendance/totals/exports', { format, by: 'person', month, funder: '' })
  const file = await (await take('csv')).text()
  expect(file).toContain('Gaël Kerbrat;Prévenir les risques psychosociaux;14;4;0;0;0')
  expect(file).toContain('Léa Morvan;Prévenir les risques psychosociaux;10,5;3;0;1;0')
  const lines = JSON.stringify(await readXlsx(new Uint8Array(await (await take('xlsx')).arrayBuffer())))
  expect(lines).toContain('["Léa Morvan","Prévenir les risques psychosociaux",10.5,3,0,1,0]')
  const told = await env.SHARD_1.prepare("SELECT count(*) AS n FROM events WHERE action = 'hours_exported'").first()
  expect(told).toEqual({ n: 2 })
  expect((await take('pdf')).status).toBe(404)
  await (await visitor('ana')).post('/attendance/presences/encours-1/lea-encours', { state: 'present', reason: 'Vue' })
  const funder = await (await quentin.get('/attendance/totals?by=funder&funder=mobilites&month=2026-11')).text()
  expect(funder).toContain('DPC-2026-118')
  expect(funder).toMatch(/7\sh|3\sh\s30/)
  expect(await (await quentin.get('/attendance/totals?by=funder')).text()).toContain('Financeur')
})

test('a printed day leads back to its half-days by its code, and what is ticked from its photo is signed on paper', async () => {
  const ana = await visitor('ana')
  expect((await ana.post('/sessions/encours/attendance/sheets')).status).toBe(303)
  const before = await env.SHARD_1.prepare(
    "SELECT day, code FROM sheets WHERE organisation_id = 'lisiere' AND session_id = 'encours' ORDER BY day",
  ).all<{ day: string; code: string }>()
  expect((await ana.post('/sessions/encours/attendance/sheets')).status).toBe(303)
  const pdf = await ana.get('/sessions/encours/attendance/sheets/file')
  expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
  expect(new TextDecoder('latin1').decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')

  const { code = '' } = before.results.find(({ day }) => day === '2026-11-21') ?? {}
  const address = `/attendance/sheets/${code}`
  const tick = ['encours-2 malo', 'encours-2 bruno', 'passee-0 gael']
  expect((await ana.post(`${address}/signatures`, { tick })).status).toBe(422)
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT INTO files VALUES ('lisiere', 'photo', 'document', 'feuille.jpg', 'jpeg', 9, 'abc', 9, 9, ?, 'test')",
    ).bind(now),
    env.SHARD_1.prepare(
      "INSERT INTO holdings (organisation_id, id, use, name, sort_key, file_id, rule, version, at, by_id) VALUES ('lisiere', 'photo', 'document', 'feuille.jpg', 'feuille', 'photo', 'unsorted', 1, ?, 'test')",
    ).bind(now),
    env.SHARD_1.prepare(
      "INSERT INTO sheet_scans SELECT 'lisiere', 'scan', id, 'photo', 'abc', ?, 'test' FROM sheets WHERE organisation_id = 'lisiere' AND code = ?",
    ).bind(now, code),
  ])
  expect((await ana.post(`/attendance/sheets/${code.toUpperCase()}/signatures`, { tick })).status).toBe(303)
  expect((await ana.post(`${address}/signatures`, { tick })).status).toBe(422)
  const { results } = await env.SHARD_1.prepare(
    "SELECT slot_id, person_id, mode, is_late, device FROM slot_signatures WHERE organisation_id = 'lisiere' AND mode = 'paper' ORDER BY number",
  ).all()
  expect(results).toEqual([
    { slot_id: 'encours-2', person_id: 'malo', mode: 'paper', is_late: 0, device: 'abc' },
    { slot_id: 'encours-2', person_id: 'bruno', mode: 'paper', is_late: 0, device: 'abc' },
  ])
  expect((await ana.get('/attendance/sheets/nowhere')).headers.get('Location')).toBe('/attendance')
  expect((await (await visitor('sylvie')).get(address)).status).toBe(404)
})
