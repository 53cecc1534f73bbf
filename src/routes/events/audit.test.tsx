import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { makeIds } from '#edge/ids.ts'
import { groundOf } from '#jobs/ground.ts'
import { anchorChains, sealChains, verifyChains } from '#jobs/seals.ts'
import { now, type Visitor, visitor, world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

let hour = now
const clock = { now: () => hour }
const ambient = { clock, ids: makeIds(clock.now), handlersOf: () => [] }
const office = groundOf(env, ambient).office('SHARD_1', 'lisiere')
const by = (kind: Scope['actor']['kind'], id: string): Scope => ({ ...office, actor: { kind, id } })
const odile = by('identity', identityOf('odile'))
const bruno = by('identity', identityOf('bruno'))

let owner: Visitor
beforeAll(async () => {
  await world()
  owner = await visitor('odile')
  await happen(odile, 'site_opened', 'nantes', { name: '=Nantes; "port"' }, 'nantes')
  await happen(bruno, 'site_changed', 'vannes', { name: 'Vannes port' }, 'vannes')
  await happen(by('key', 'agenda'), 'site_changed', 'nantes', { name: 'Nantes' }, 'nantes')
  await happen(by('operator', 'command'), 'office_opened', 'lisiere')
  hour += 26 * 3600_000
  for (let at = 0; at < 30; at += 1) await happen(odile, 'member_joined', `person-${at}`, { name: `Personne ${at}` })
  await happen(by('job', 'chore'), 'chore_done', 'chore-1')
})

describe('the history of the organisation', () => {
  test('says in words who did what, newest first, a page at a time', async () => {
    const first = await textOf(owner, '/settings/audit')
    expect(first).toMatch(/Traitement terminé.*Lisière.*Arrivée dans l’équipe.*Personne 29.*Odile Marchand/s)
    expect(first).not.toContain('Personne 3<')
    const [, next = ''] = /href="([^"]*after=\d+)"/.exec(first) ?? []
    const second = await textOf(owner, next.replaceAll('&amp;', '&'))
    expect(second).toMatch(/Personne 5<.*Personne 0<.*L’équipe de Lisière.*Clé « Agenda partagé ».*Bruno Castel/s)
    expect(second).not.toContain('Personne 6<')
  })

  test.each([
    ['family=settings', ['Site modifié', 'Site ouvert', 'Organisation créée'], 'Arrivée dans l’équipe'],
    [`person=${identityOf('bruno')}`, ['Vannes port'], 'Nantes'],
    [`person=${identityOf('bruno')}&family=team`, ['Rien n’est arrivé'], 'Vannes port</small>'],
    ['person=agenda', ['Clé « Agenda partagé »'], 'Organisation créée'],
    ['site=vannes', ['Vannes port</small>'], 'Organisation créée'],
    ['site=vannes&family=settings', ['Vannes port</small>'], 'Organisation créée'],
    ['subject=nantes', ['Site ouvert', 'Site modifié'], 'Organisation créée'],
    ['to=2026-11-21', ['Organisation créée', 'Site ouvert'], 'Arrivée dans l’équipe'],
    ['from=2026-11-22', ['Arrivée dans l’équipe'], 'Organisation créée'],
    ['from=2026-11-21&to=2026-11-21&family=settings', ['Site ouvert'], 'Arrivée dans l’équipe'],
    ['from=2027-01-01', ['Rien n’est arrivé'], 'Site ouvert'],
    ['from=yesterday&family=none&after=last', ['Arrivée dans l’équipe'], 'Rien n’est arrivé'],
  ])('keeps its filters in its address: %s', async (query, shown, hidden) => {
    const html = (await textOf(owner, `/settings/audit?${query}`)).split('<tbody>')[1] ?? 'Rien n’est arrivé'
    for (const text of shown) expect(html).toContain(text)
    expect(html).not.toContain(hidden)
  })

  test('shows somebody bound to a site what happened there, and nothing else', async () => {
    await env.SHARD_1.batch(
      [
        "UPDATE memberships SET all_sites = 0 WHERE organisation_id = 'lisiere' AND id = 'quentin'",
        "INSERT INTO membership_sites (organisation_id, membership_id, site_id) VALUES ('lisiere', 'quentin', 'vannes')",
      ].map((sql) => env.SHARD_1.prepare(sql)),
    )
    const quality = await visitor('quentin')
    for (const query of ['', '?family=settings', '?site=nantes', '?subject=nantes', '?person=agenda']) {
      const html = await textOf(quality, `/settings/audit${query}`)
      expect(html).not.toMatch(/Site ouvert<|Arrivée dans l’équipe<|Clé «/)
      expect(html.includes('Vannes port</small>')).toBe(query === '' || query.startsWith('?family'))
    }
    const file = await (await quality.post('/settings/audit/export')).text()
    expect(file.trim().split('\r\n')).toHaveLength(2)
  })

  test('is not there for a trainer', async () => {
    const trainer = await visitor('bruno')
    expect((await trainer.get('/settings/audit')).status).toBe(404)
    expect((await trainer.post('/settings/audit/export')).status).toBe(404)
  })
})

test('reads a few rows whatever the filter, however long the history is', async () => {
  const actions = ['site_changed', 'hat_given', 'key_created', 'signed_in']
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      `INSERT INTO events SELECT 'miroir', 'old-' || value, value, iif(value % 3, 'nantes', 'vannes'), 'identity', 'id-odile-miroir',
        json_extract(?1, '$[' || (value % 4) || ']'), 'nantes', 'fill', ?2, 'a hash' FROM json_each(?3)`,
    ).bind(JSON.stringify(actions), now, JSON.stringify(Array.from({ length: 4000 }, (_, at) => at + 1))),
    env.SHARD_1.prepare(
      "INSERT INTO event_payloads SELECT 'miroir', id, 's', '{}' FROM events WHERE organisation_id = 'miroir'",
    ),
    env.SHARD_1.prepare("UPDATE memberships SET all_sites = 0 WHERE organisation_id = 'miroir' AND id = 'quentin'"),
    env.SHARD_1.prepare(
      "INSERT INTO membership_sites (organisation_id, membership_id, site_id) SELECT 'miroir', 'quentin', id FROM sites WHERE organisation_id = 'miroir'",
    ),
  ])
  const readers = [await visitor('odile', 'miroir'), await visitor('quentin', 'miroir')]
  const queries = [
    '',
    'family=settings',
    'family=account',
    'site=vannes',
    'person=id-odile-miroir',
    'subject=nantes',
    'after=900',
  ]
  for (const reader of readers) {
    for (const query of queries) {
      const { status, headers } = await reader.get(`/settings/audit?${query}`)
      const [, rows = ''] = /rows=(\d+)/.exec(headers.get('Server-Timing') ?? '') ?? []
      expect([query, status, Number(rows) > 0 && Number(rows) < 500 ? 'few' : rows]).toEqual([query, 200, 'few'])
    }
  }
})

describe('the export', () => {
  test('leaves as filtered, with no formula in it, and is itself in the history', async () => {
    const answer = await owner.post('/settings/audit/export?format=csv&family=settings')
    expect(answer.headers.get('Content-Disposition')).toContain('Historique.csv')
    const lines = (await answer.text()).split('\r\n')
    expect(lines[0]).toMatch(/^N°;Date \(UTC\);Événement;Par;/)
    expect(lines[1]).toContain(`;Site ouvert;Odile Marchand;"'=Nantes; ""port""";Nantes;site_opened;nantes;`)
    expect(lines).toHaveLength(6)
    expect(await textOf(owner, '/settings/audit?family=history')).toContain('Historique exporté')
  })

  test('leaves for programs a line at a time, whole', async () => {
    const answer = await owner.post('/settings/audit/export?format=ndjson')
    expect(answer.headers.get('Content-Disposition')).toContain('.ndjson')
    const rows = (await answer.text()).trim().split('\n')
    const events = rows.map((line) => JSON.parse(line) as { seq: number; action: string; body: string })
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect(events[0]).toMatchObject({ action: 'site_opened', body: '{"name":"=Nantes; \\"port\\""}' })
    expect(events.at(-1)).toMatchObject({ action: 'history_exported' })
  })
})

test('the integrity screen says what has been verified, what waits for a seal, and where the chain broke', async () => {
  const before = await textOf(owner, '/settings/audit/seals')
  expect(before).toContain('Première vérification en cours')
  await sealChains(env, ambient)
  await anchorChains(env, ambient)
  await verifyChains(env, ambient)
  const { n } = (await env.SHARD_1.prepare("SELECT max(seq) AS n FROM seals WHERE organisation_id = 'lisiere'").first<{
    n: number
  }>()) ?? { n: 0 }
  const after = await textOf(owner, '/settings/audit/seals')
  expect(after).toMatch(
    new RegExp(`La chaîne est intacte.*événement n° ${n}, le.*Gardé hors de la base.*22.nov.*${n}`, 's'),
  )

  await env.SHARD_1.prepare(
    "UPDATE verifications SET broken_seq = 3, broken_what = 'event_altered' WHERE organisation_id = 'lisiere'",
  ).run()
  expect(await textOf(owner, '/settings/audit/seals')).toMatch(/rompue à l’événement n° 3.*n’est plus celui/s)
})

test('a site tells who did what to it, whoever that was, and leads to the rest', async () => {
  const html = await textOf(owner, '/settings/sites/nantes')
  expect(html).toMatch(/Site modifié.*Clé « Agenda partagé ».*Site ouvert.*Odile Marchand/s)
  expect(html).toContain('/settings/audit?subject=nantes')
})

async function happen(scope: Scope, action: string, subject: string, payload = {}, site: string | null = null) {
  const outcome = await commit(scope, [record(scope, action, subject, payload, site)])
  expect(outcome.ok).toBe(true)
}

/** What is read on the page: spaces that keep words together are spaces. */
async function textOf(reader: Visitor, address: string): Promise<string> {
  return (await (await reader.get(address)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
}
