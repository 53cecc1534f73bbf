import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

test('the operator sees each feature, its default and for how many organisations it is on', async () => {
  const odile = await visitor('odile')
  await odile.post('/settings/features', { api: 'on', sso: 'on', advice: 'on' })
  expect(await seen('/platform/features')).toMatch(/Lecture assistée des preuves.*?Désactivée.*?1 sur 3 organisations/s)
  expect(await seen('/platform/features')).toMatch(/Connexion avec le compte.*?Activée.*?3 sur 3 organisations/s)
  expect((await (await visitor('igor')).get('/platform/features')).status).toBe(404)
})

test('what the operator turns in another database is turned there once, and told there as theirs', async () => {
  const odile = await visitor('odile')
  const turn = (fields: Record<string, string>) => odile.post('/platform/features/garonne', { after: '', ...fields })
  expect((await turn({ feature: 'advice', turn: 'on' })).status).toBe(303)
  expect((await turn({ feature: 'advice', turn: 'on' })).status).toBe(303)
  expect(await turned('garonne')).toEqual(['advice'])
  expect(await seen('/platform/features')).toContain('2 sur 3 organisations')

  await turn({ feature: 'advice', turn: 'off' })
  await turn({ feature: 'sso', turn: 'off' })
  expect(await turned('garonne')).toEqual(['sso'])
  expect(await told('garonne')).toEqual([
    'feature_turned_on operator id-odile advice',
    'feature_turned_off operator id-odile advice',
    'feature_turned_off operator id-odile sso',
  ])
})

test('nothing is turned where there is no such organisation or no such feature, nor by anybody else', async () => {
  const before = await told('garonne')
  const odile = await visitor('odile')
  const known = { feature: 'api', turn: 'off', after: '' }
  expect((await odile.post('/platform/features/nobody', known)).status).toBe(404)
  expect((await odile.post('/platform/features/garonne', { ...known, feature: 'moon' })).status).toBe(404)
  expect((await (await visitor('igor')).post('/platform/features/garonne', known)).status).toBe(404)
  expect(await told('garonne')).toEqual(before)
})

test('an organisation that moves is asked again later', async () => {
  await env.SHARD_1.prepare("INSERT INTO moves VALUES ('garonne', 'SHARD_2', 'SHARD_1', 1)").run()
  const odile = await visitor('odile')
  const { status } = await odile.post('/platform/features/garonne', { feature: 'api', turn: 'off', after: '' })
  expect(status).toBe(503)
  await env.SHARD_1.prepare("DELETE FROM moves WHERE organisation_id = 'garonne'").run()
})

test('organisations that one page cannot hold are on the next, each with its own', async () => {
  const all = Array.from({ length: 60 }, (_, at) => `zone-${String(at).padStart(2, '0')}`)
  await env.SHARD_1.batch(
    all.map((id, at) =>
      env.SHARD_1.prepare("INSERT INTO organisations VALUES (?, 'Zone ' || ?, ?, 'SHARD_2', 1)").bind(id, id, `s${at}`),
    ),
  )
  await env.SHARD_2.batch(
    all.flatMap((id) => [
      env.SHARD_2.prepare("INSERT INTO offices (organisation_id, name, siret, nda, at) VALUES (?, ?, '', '', 1)").bind(
        id,
        id,
      ),
      env.SHARD_2.prepare("INSERT INTO features VALUES (?, 'api', 1, 'test'), (?, 'retired', 1, 'test')").bind(id, id),
    ]),
  )
  const first = await seen('/platform/features')
  expect(first).toContain('3 sur 63 organisations')
  const next = /href="(\/platform\/features\?after=[^"]*)"/.exec(first)?.[1] ?? ''
  const second = await seen(next)
  expect([first, second].map((html) => html.match(/Zone zone-\d\d<\/t[dh]>/g)?.length)).toEqual([47, 13])
  // Of these, the sign-in alone is on.
  expect(second.match(/name="turn" value="on"/g)).toHaveLength(26)
})

const seen = async (address: string) =>
  (await (await visitor('odile')).get(address).then((response) => response.text())).replaceAll(/[\u00a0\u202f]/g, ' ')

async function turned(organisation: string): Promise<unknown[]> {
  const { results } = await env.SHARD_2.prepare('SELECT feature FROM features WHERE organisation_id = ?')
    .bind(organisation)
    .all()
  return results.map(({ feature }) => feature)
}

async function told(organisation: string): Promise<string[]> {
  const { results } = await env.SHARD_2.prepare(
    `SELECT action || ' ' || actor_kind || ' ' || actor_id || ' ' || (body ->> 'feature') AS told FROM events
      JOIN event_payloads ON event_payloads.organisation_id = events.organisation_id AND event_id = id
      WHERE events.organisation_id = ? AND action LIKE 'feature_%' ORDER BY seq`,
  )
    .bind(organisation)
    .all<{ told: string }>()
  return results.map(({ told }) => told)
}
