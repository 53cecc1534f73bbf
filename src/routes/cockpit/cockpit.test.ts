import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type SessionFacts, selectSessionFacts } from '#db/cockpit/facts.ts'
import { batch } from '#db/database.ts'
import { concernsOf } from '#domain/cockpit/rules.ts'
import { jobScope } from '#jobs/job.ts'
import { makeRounds } from '#jobs/rounds.ts'
import { makeQueue } from '#test/queue.ts'
import { now, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const show = async (member: string, query = '', organisation = 'lisiere') =>
  (await (await visitor(member, organisation)).get(`/cockpit${query}`)).text()

test('tells what is wrong, the oldest first, each line leading where it is fixed', async () => {
  const html = await show('odile')
  expect(html).toContain('href="/sessions/encours/attendance"')
  expect(html).toContain('2 demi-journées restent à émarger')
  expect(html.indexOf('2 documents manquent')).toBeLessThan(html.indexOf('2 demi-journées'))
  expect((await stranger().get('/cockpit')).status).toBe(303)
  expect((await (await visitor('bruno')).get('/cockpit')).status).toBe(404)
})

test('is filtered by kind, site and owner, and never shows the sites of others', async () => {
  expect(await show('odile', '?kind=late_tasks')).not.toContain('demi-journées restent')
  expect(await show('odile', '?site=vannes')).not.toContain('/sessions/encours/')
  expect(await show('ana')).not.toContain('/sessions/passee/')
  expect(await show('ana', '?site=vannes')).toContain('Rien à suivre avec ce choix')
  expect(await show('ana', '?owner=me')).toContain('/sessions/encours/attendance')
  expect(await show('odile', '?owner=me')).toContain('Rien à suivre avec ce choix')
  expect(await show('odile', '', 'miroir')).toContain('miroir')
})

test('goes from page to page without losing or repeating a line', async () => {
  await env.SHARD_1.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
     INSERT INTO sessions SELECT organisation_id, 'c' || i, programme_id, programme_version_id, site_id, 'c' || i, 'Session c' || i || '.',
      sort_key, starts_on, ends_on, modality, NULL, '', '', 1, 2, 3, '', 0, 0, 0, 0, NULL, '', 1, 1
      FROM sessions, n WHERE organisation_id = 'lisiere' AND id = 'avenir'`,
  ).run()
  await env.SHARD_1.prepare(
    `INSERT INTO concerns SELECT organisation_id, id, 'decision', site_id, '', '2026-12-01', 1, 1 FROM sessions
      WHERE organisation_id = 'lisiere' AND id GLOB 'c[0-9]*'`,
  ).run()
  for (const member of ['odile', 'ana']) {
    const seen: string[] = []
    for (let query = '?kind=decision'; query; ) {
      const html = await show(member, query)
      seen.push(...[...html.matchAll(/Session (c\d+)\./g)].map(([, id]) => id ?? ''))
      query = /href="\/cockpit(\?[^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    expect(new Set(seen).size).toBe(60)
  }
})

test('knows what is wrong with a session on a day, and when nothing is', async () => {
  const queue = makeQueue()
  const scope = jobScope(queue.env, queue.ambient, 'SHARD_1', 'lisiere', 'test', [])
  const [[facts]] = await batch(scope.db, [selectSessionFacts(scope, 'encours', now, '2026-11-21')])
  if (!facts) throw new Error('The session has gone.')
  const found = (known: Partial<SessionFacts>, today = '2026-11-21') =>
    concernsOf({ ...facts, ...known }, today).map(({ kind, count, dueOn }) => `${kind} ${count} ${dueOn}`)

  // Under way since yesterday, half of it unsigned; Cléo has no agreement, nobody a convocation; 22 November is a Sunday.
  expect(found({})).toEqual(['unsigned 3 2026-11-20', 'missing_paper 4 2026-10-20', 'late_tasks 1 2026-11-20'])
  expect(found({ isCancelled: 1 })).toEqual([])
  expect(found({}, '2028-01-01')).toEqual([])
  const right = { unsigned: 0, unagreed: 0, unconvened: 0, uncertified: 0, late: 0, days: '["2026-11-24"]' }
  const coming = { ...right, startsOn: '2026-11-24', endsOn: '2026-11-24', goOn: '2026-11-23' }
  expect(found({ ...coming, taken: 3, seatsMin: 4 })).toEqual(['below_minimum 1 2026-11-23'])
  expect(found({ ...coming, taken: 4, seatsMin: 4 })).toEqual(['decision 1 2026-11-23'])
  expect(found({ ...coming, decision: 'go', waiting: 2 })).toEqual(['waiting_list 2 2026-11-24'])
  expect(found({ ...coming, decision: 'go', days: '["2026-11-22","2026-12-25"]' })).toEqual([
    'out_of_period 2 2026-11-24',
  ])
  expect(found({ ...coming, decision: 'go', untaught: 1, untaughtOn: '2026-11-24' })).toEqual([
    'no_trainer 1 2026-11-24',
  ])
})

test('the rounds of the day mend what only time has changed, and leave the rest alone', async () => {
  const queue = makeQueue()
  await makeRounds(queue.env, queue.ambient)
  expect(await makeRounds(queue.env, queue.ambient)).toBe(0)
  expect(await show('odile', '?kind=missing_paper')).toContain('/sessions/passee/papers')
  expect(await show('odile', '?kind=below_minimum')).not.toContain('/sessions/avenir')
  queue.set(now + 25 * 24 * 3600_000)
  expect(await makeRounds(queue.env, queue.ambient)).toBeGreaterThan(0)
  expect(await show('odile', '?kind=below_minimum')).toContain('/sessions/avenir')
})
