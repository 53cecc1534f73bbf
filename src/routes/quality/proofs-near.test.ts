import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { entryToken, roomToken } from '#domain/quality/audits/room-link.ts'
import { tokens } from '#edge/tokens.ts'
import { metered } from '#test/inside/meter.ts'
import { app, browser, now, type Visitor, visitor, world } from '#test/visit.ts'

const meter = metered(app)
const sites = Array.from({ length: 10 }, (_, at) => `lieu-${at}`)
let ana: Visitor

beforeAll(async () => {
  await world()
  await prove('ici', 40, 'nantes', '[]', '2025-12-01')
  await prove('partout', 3, '', '[]', '2026-02-01')
  await prove('deux', 1, '', '["nantes","vannes"]', '2026-03-01')
  ana = await visitor('ana', 'lisiere', 2, 'lisiere', meter.app)
})

test('who sees one site reads its latest proofs and those of everywhere, page after page, each once', async () => {
  const first = await (await ana.get('/quality/indicators/26')).text()
  const shown = labelsIn(first)
  expect([shown.length, ...shown.slice(0, 5)]).toEqual([25, 'deux 0', 'partout 2', 'partout 1', 'partout 0', 'ici 39'])
  const [, after = ''] = /[?&](after=[^"&]+)/.exec(first) ?? []
  const second = labelsIn(await (await ana.get(`/quality/indicators/26?${after}`)).text())
  expect([second.length, second[0], second.at(-1), ...second.filter((one) => shown.includes(one))]).toEqual([
    19,
    'ici 18',
    'ici 0',
  ])
})

test('an auditor whose room shows several sites, or many, sees what is of two of them once', async () => {
  for (const seen of [
    ['vannes', 'nantes', ...sites],
    ['vannes', 'nantes', ...sites, ...sites],
  ]) {
    const shown = labelsIn(await (await inRoomOf(seen)).text())
    expect([shown.length, shown[0], shown[4]]).toEqual([25, 'deux 0', 'ici 39'])
  }
})

test('a proof of another site is not opened, nor found by its words, nor in the chain of another', async () => {
  await prove('ailleurs', 1, 'vannes', '[]', '2026-04-01')
  await env.SHARD_1.batch(
    ['ailleurs-0', 'ici-0'].map((id) =>
      env.SHARD_1.prepare("INSERT INTO proof_words VALUES ('lisiere', 'phare', ?)").bind(id),
    ),
  )
  await env.SHARD_1.prepare("INSERT INTO proof_successions VALUES ('lisiere', 'ici-0', 'ailleurs-0', ?, 'seed')")
    .bind(now)
    .run()
  const opened = ['ailleurs-0', 'ici-0', 'partout-0', 'deux-0'].map((id) => ana.get(`/quality/proofs/${id}`))
  expect((await Promise.all(opened)).map(({ status }) => status)).toEqual([404, 200, 200, 200])
  expect(labelsIn(await (await ana.get('/quality/proofs/ici-0')).text())).not.toContain('ailleurs 0')
  expect(labelsIn(await (await ana.get('/quality/proofs?q=phare')).text())).toEqual(['ici 0'])
  const quentin = await visitor('quentin')
  expect(labelsIn(await (await quentin.get('/quality/proofs?q=phare')).text())).toEqual(['ici 0', 'ailleurs 0'])
})

test('who sees some sites finds full pages by words, however many of other sites say the same, and reads none of those', async () => {
  const say = (name: string, many: number) =>
    env.SHARD_1.prepare("INSERT INTO proof_words SELECT 'lisiere', 'boussole', ?1 || '-' || value FROM json_each(?2)")
      .bind(name, JSON.stringify(Array.from({ length: many }, (_, at) => at)))
      .run()
  await say('ici', 40)
  await prove('zone', 3000, 'vannes', '[]', '2026-04-01')
  const found = async () => {
    const shown = labelsIn(await (await ana.get('/quality/proofs?q=boussole')).text())
    return [shown.length, meter.read().rows]
  }
  const before = await found()
  await say('zone', 3000)
  expect([before[0], await found()]).toEqual([25, before])
  await env.SHARD_1.prepare("DELETE FROM proof_words WHERE organisation_id = 'lisiere' AND proof_id = 'ici-39'").run()
  expect(labelsIn(await (await ana.get('/quality/proofs?q=boussole')).text())).not.toContain('ici 39')
})

test('a room of many sites reads no more of each than a page', async () => {
  const many = ['nantes', ...Array.from({ length: 40 }, (_, at) => `lieu-${at}`)]
  const cost = async () => {
    expect((await inRoomOf(many)).status).toBe(200)
    return meter.read().rows
  }
  const before = await cost()
  await prove('loin', 4000, 'vannes', '[]', '2026-01-01')
  expect([await cost(), before < 400]).toEqual([before, true])
})

test('what was proved before, or on other sites, costs nothing to who reads the latest of hers', async () => {
  const read = async () => {
    const rows: number[] = []
    for (const ask of [
      () => ana.get('/quality/indicators/26'),
      () => inRoomOf(['nantes']),
      () => inRoomOf(['nantes'], ''),
      () => inRoomOf(['nantes', ...sites]),
    ]) {
      expect((await ask()).status).toBe(200)
      rows.push(meter.read().rows)
    }
    return rows
  }
  const before = await read()
  await prove('grand', 4000, 'vannes', '[]', '2026-01-01')
  await prove('vieux', 4000, 'nantes', '[]', '2024-01-01')
  expect(await read()).toEqual(before)
})

/** So many proofs of an indicator, a day each from that one on. */
async function prove(name: string, many: number, site: string, places: string, from: string): Promise<void> {
  await env.SHARD_1.prepare(
    `INSERT INTO proofs SELECT 'lisiere', ?1 || '-' || value, '', ?1 || ' ' || value, '', '[26]', date(?2, '+' || (value % 300) || ' days'),
      '', '', '', NULL, nullif(?3, ''), 'sum', ?4, 'seed', 0, ?5 FROM json_each(?6)`,
  )
    .bind(name, from, site, now, places, JSON.stringify(Array.from({ length: many }, (_, at) => at)))
    .run()
}

/** The page of the indicator, or the first one, for an auditor whose code was right. */
async function inRoomOf(seen: readonly string[], page = '/indicators/26'): Promise<Response> {
  const room = {
    id: 'salle',
    at: now,
    closesAt: now + 48 * 3600_000,
    auditId: 'certificateur',
    siteIds: seen.join(' '),
  }
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("UPDATE audit_rooms SET site_ids = ? WHERE organisation_id = 'lisiere' AND id = 'salle'").bind(
      room.siteIds,
    ),
    env.SHARD_1.prepare("INSERT OR IGNORE INTO audit_points VALUES ('lisiere', 'certificateur', 26, 26, 'Handicap')"),
  ])
  const ring = tokens(env.SECRET)
  const auditor = browser(meter.app, '', `__Host-auditor=${await entryToken(ring, 'lisiere', room, now)}`)
  return auditor.get(`/audit-room/lisiere/${await roomToken(ring, 'lisiere', room)}${page}`)
}

const labelsIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/>((?:ici|ailleurs|partout|deux) \d+)</g)].map(([, label = '']) => label)),
]
