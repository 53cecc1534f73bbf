import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { Owed, Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { followSession } from '#domain/sessions/tasks.ts'
import { jobScope } from '#jobs/job.ts'
import { makeQueue } from '#test/queue.ts'
import { partial, stranger, visitor, world } from '#test/visit.ts'

beforeAll(world)

const queue = makeQueue()
const scope = () => jobScope(queue.env, queue.ambient, 'SHARD_1', 'lisiere', 'test', [])

/** What the watch does for a session that has its dates. */
const planTasks = async (scope: Scope, session: string, today: string) =>
  commit(scope, (await followSession(scope, session, today)).writes)

/** Something happens to a session, and what follows from it is done. */
async function happen(action: string, subject: string, payload: Record<string, unknown> = {}): Promise<void> {
  const owed: Owed[] = []
  const acting = jobScope(queue.env, queue.ambient, 'SHARD_1', 'lisiere', 'test', owed)
  await commit(acting, [record(acting, action, subject, payload)])
  for (const work of owed.filter(({ handler }) => handler === 'watchSession')) queue.put(work)
  while ((await queue.deliver()) > 0);
}

const tasks = async (where = '') =>
  (
    await env.SHARD_1.prepare(
      `SELECT tasks.id, kind, due_on AS due, task_closures.event_id AS proof FROM tasks
        LEFT JOIN task_closures ON task_closures.organisation_id = tasks.organisation_id AND task_id = tasks.id
        WHERE tasks.organisation_id = 'lisiere' ${where} ORDER BY due_on, tasks.id`,
    ).all<{ id: string; kind: string; due: string; proof: string | null }>()
  ).results

const run = (sql: string) => env.SHARD_1.prepare(sql).run()

test('a session copies its chain once, by the days when people work', async () => {
  await planTasks(scope(), 'avenir', '2026-11-21')
  await planTasks(scope(), 'avenir', '2026-11-21')
  const chain = await tasks("AND session_id = 'avenir'")
  expect(chain.map(({ kind, due }) => [kind, due])).toEqual([
    // From 31 December to 2 January: the 40th day before is a Saturday already past.
    ['preparation', '2026-11-23'],
    ['agreement', '2026-11-30'],
    ['convocations', '2026-12-16'],
    ['check', '2026-12-21'],
    ['delivery', '2027-01-02'],
    ['certificates', '2027-01-04'],
    ['invoice', '2027-01-08'],
    ['survey', '2027-01-13'],
  ])
})

test('shows the chain of a session to who may see it, and lets it be closed by hand and reopened', async () => {
  const ana = await visitor('ana')
  const html = await (await ana.get('/sessions/avenir/tasks')).text()
  expect(html).toContain('Convocations envoyées')
  expect(html).toContain('J−15')
  expect((await stranger().get('/sessions/avenir/tasks')).status).toBe(303)
  expect((await (await visitor('sylvie')).get('/sessions/avenir/tasks')).status).toBe(404)

  const closed = await ana.post('/sessions/tasks/avenir-check/closure', { word: 'Tout est là' }, partial)
  expect(await closed.text()).toContain('Tout est là')
  expect(await (await ana.get('/sessions/avenir/tasks')).text()).toContain('1 sur 8')
  expect((await ana.post('/sessions/tasks/avenir-check/closure', { word: '' })).headers.get('Location')).toBe(
    '/sessions/avenir/tasks',
  )
  await ana.post('/sessions/tasks/avenir-check/reopening')
  expect(await (await ana.get('/sessions/avenir/tasks')).text()).toContain('0 sur 8')
})

test('gives a task to somebody, with another deadline; two changes at once are told apart', async () => {
  const ana = await visitor('ana')
  const change = { dueOn: '2026-12-01', worker: 'Carole Nguyen', version: '1' }
  const changed = await ana.post('/sessions/tasks/avenir-invoice', change, partial)
  expect(await changed.text()).toContain('Carole Nguyen')
  const nobody = await ana.post('/sessions/tasks/avenir-invoice', { ...change, worker: 'Zoé', version: '2' }, partial)
  expect([nobody.status, (await nobody.text()).includes('Personne ne répond à ce nom')]).toEqual([422, true])
  const late = await ana.post('/sessions/tasks/avenir-invoice', { ...change, dueOn: '2026-12-02' }, partial)
  expect([late.status, (await late.text()).includes('2026-12-02')]).toEqual([409, true])
  const wrong = await ana.post('/sessions/tasks/avenir-invoice', { ...change, dueOn: '2026-02-31' }, partial)
  expect([wrong.status, (await wrong.text()).includes('Cette date n’existe pas')]).toEqual([422, true])
})

test('a task of one’s own is written once, whatever is sent twice', async () => {
  const ana = await visitor('ana')
  const form = {
    id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
    title: 'Réserver le traiteur',
    dueOn: '2026-12-20',
    worker: '',
  }
  const written = await ana.post('/sessions/avenir/tasks', form, partial)
  expect(await written.text()).toContain('Réserver le traiteur')
  expect((await ana.post('/sessions/avenir/tasks', form)).status).toBe(303)
  expect((await tasks("AND session_id = 'avenir' AND kind = 'own'")).length).toBe(1)
})

test('deadlines follow dates that move, those already met stay', async () => {
  const ana = await visitor('ana')
  await ana.post('/sessions/tasks/avenir-preparation/closure', { word: '' })
  await run(
    "UPDATE sessions SET starts_on = '2027-03-01', ends_on = '2027-03-03' WHERE id = 'avenir' AND organisation_id = 'lisiere'",
  )
  await happen('session_postponed', 'avenir')
  const due = new Map((await tasks("AND session_id = 'avenir'")).map(({ kind, due }) => [kind, due]))
  expect(
    ['preparation', 'agreement', 'convocations', 'delivery', 'survey', 'own'].map((kind) => due.get(kind)),
  ).toEqual(['2026-11-23', '2027-01-29', '2027-02-12', '2027-03-03', '2027-03-15', '2026-12-20'])
})

test('the event that proves a task closes it, once nobody is missing', async () => {
  await happen('paper_sent', 'nothing', { paperId: 'cv-gael' })
  const proof = async () => (await tasks("AND tasks.id = 'avenir-convocations'"))[0]?.proof
  expect(await proof()).toBe(null)
  await run(`INSERT INTO papers SELECT organisation_id, 'cv-gael', 'convocation', 'CVC-1', 'Convocation', session_id, id, NULL,
    person_id, NULL, NULL, 'fr', '{}', NULL, '', NULL, 1, 'seed', NULL FROM enrolments WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'`)
  await happen('paper_issued', 'cv-gael')
  await happen('paper_sent', 'cv-gael', { paperId: 'cv-gael' })
  expect(await proof()).toBe(null)
  await run("INSERT INTO paper_sendings VALUES ('lisiere', 's1', 'cv-gael', 'gael', 'gael@lisiere.example', 1, 'seed')")
  await happen('paper_sent', 's1', { paperId: 'cv-gael' })
  expect(await proof()).toMatch(/^[0-9a-z]{26}$/)
  expect(await (await (await visitor('ana')).get('/sessions/tasks/avenir-convocations')).text()).toContain(
    'Constaté par Lisière',
  )
})

test('an organisation makes the chain its own: sessions to come copy it, the others keep theirs', async () => {
  const odile = await visitor('odile')
  const model = { title: 'Commander les livrets', days: '20', side: 'before_start', unit: 'working_days' }
  const added = await odile.post(
    '/settings/tasks',
    { ...model, id: '01kaq2v7m8k3d5f6g7h8j9k0mp', version: '1' },
    partial,
  )
  expect(await added.text()).toContain('Commander les livrets')
  const again = await odile.post(
    '/settings/tasks',
    { ...model, id: '01kaq2v7m8k3d5f6g7h8j9k0mq', version: '1' },
    partial,
  )
  expect(again.status).toBe(409)
  await odile.post('/settings/tasks/survey/removal', { version: '2' })
  const renamed = { title: 'Convoquer', days: '10', side: 'before_start', unit: 'days', version: '3' }
  expect((await odile.post('/settings/tasks/convocations', renamed)).status).toBe(303)

  await planTasks(scope(), 'passee', '2026-11-21')
  const copied = await tasks("AND session_id = 'passee' AND tasks.id <> 'bilan'")
  expect(copied.map(({ kind }) => kind).sort()).toEqual(
    ['agreement', 'certificates', 'check', 'convocations', 'delivery', 'invoice', 'own', 'preparation'].sort(),
  )
  expect((await tasks("AND session_id = 'avenir' AND kind = 'survey'")).length).toBe(1)
  expect(await (await odile.get('/settings/tasks')).text()).toContain('Convoquer')
  const restored = await odile.post('/settings/tasks/restoration', { version: '4' }, partial)
  expect(await restored.text()).not.toContain('Commander les livrets')
})

test('a step of the chain has somebody of its own, whom every session to come copies', async () => {
  const odile = await visitor('odile')
  const version = async () =>
    /name="version" value="(\d+)"/.exec(await (await odile.get('/settings/tasks/invoice/edit')).text())?.[1] ?? ''
  const invoice = { title: 'Facture émise', days: '5', side: 'after_end', unit: 'working_days' }
  const given = await odile.post(
    '/settings/tasks/invoice',
    { ...invoice, worker: 'Carole Nguyen', version: await version() },
    partial,
  )
  expect(await given.text()).toContain('Carole Nguyen')
  expect(await (await odile.get('/settings/tasks/invoice/edit')).text()).toMatch(/value="Carole Nguyen"/)
  await run("DELETE FROM task_closures WHERE organisation_id = 'lisiere' AND task_id LIKE 'passee-%'")
  await run("DELETE FROM tasks WHERE organisation_id = 'lisiere' AND session_id = 'passee'")
  await planTasks(scope(), 'passee', '2026-11-21')
  const owners = await env.SHARD_1.prepare(
    "SELECT id, owner_id AS o FROM tasks WHERE organisation_id = 'lisiere' AND session_id = 'passee' AND owner_id IS NOT NULL",
  ).all()
  expect(owners.results).toEqual([{ id: 'passee-invoice', o: 'carole' }])
})

test('what is prepared, and a cold survey that a rule will send, close their tasks as soon as they are copied', async () => {
  await run("DELETE FROM task_closures WHERE organisation_id = 'lisiere' AND task_id LIKE 'passee-%'")
  await run("DELETE FROM tasks WHERE organisation_id = 'lisiere' AND session_id = 'passee'")
  await run(`INSERT INTO surveys SELECT organisation_id, 'a-froid', 'À froid', 'cold_3', audience, anonymous, smallest_group, version, at, by_id, 'a froid'
    FROM surveys WHERE organisation_id = 'lisiere' AND id = 'a-chaud'`)
  const closed = async () =>
    (await tasks("AND session_id = 'passee' AND event_id <> ''"))
      .map(({ kind }) => kind)
      .filter((kind) => ['preparation', 'survey'].includes(kind))
  await run("UPDATE slots SET space_id = NULL WHERE organisation_id = 'lisiere' AND id = 'passee-0'")
  await run("UPDATE sessions SET space_id = NULL WHERE organisation_id = 'lisiere' AND id = 'passee'")
  await happen('session_changed', 'passee')
  expect(await closed()).toEqual([])
  await run("UPDATE slots SET space_id = 'golfe' WHERE organisation_id = 'lisiere' AND id = 'passee-0'")
  await happen('slot_changed', 'passee')
  expect(await closed()).toEqual(['preparation'])
  await run(`INSERT INTO survey_rules SELECT organisation_id, 'a-froid-regle', 'a-froid', NULL, 'end', 90, 1, '7', 30, 1, at, by_id
    FROM survey_rules WHERE organisation_id = 'lisiere' AND id = 'a-chaud-fin'`)
  await happen('session_changed', 'passee')
  expect(await closed()).toEqual(['preparation', 'survey'])
})

test('the chain is for who shapes the organisation', async () => {
  expect((await (await visitor('bruno')).get('/settings/tasks')).status).toBe(404)
  expect(await (await (await visitor('odile', 'miroir')).get('/settings/tasks')).text()).not.toContain('Convoquer')
})

test('a session copies what its programme asks of each, in the version that was sold', async () => {
  const asked = JSON.stringify([{ title: 'Réserver le simulateur', day: -20 }])
  for (const sql of [
    "DELETE FROM task_closures WHERE organisation_id = 'lisiere' AND task_id LIKE 'avenir-%'",
    "DELETE FROM tasks WHERE organisation_id = 'lisiere' AND session_id = 'avenir'",
    `UPDATE programme_versions SET content = json_set(content, '$.tasks', json('${asked}'))
      WHERE organisation_id = 'lisiere' AND programme_id = 'manager'`,
  ])
    await run(sql)
  await planTasks(scope(), 'avenir', '2026-11-21')
  await planTasks(scope(), 'avenir', '2026-11-21')
  const own = await tasks("AND session_id = 'avenir' AND kind = 'own'")
  expect(own.map(({ id, due }) => [id, due])).toContainEqual(['avenir-programme-1', '2027-02-09'])
  const html = await (await (await visitor('ana')).get('/sessions/avenir/tasks')).text()
  expect(html).toContain('Réserver le simulateur')
  expect(html).toContain('J−20')
})

test('the check of a session closes by itself from ten days before it, when nothing is missing', async () => {
  const checked = async () => (await tasks("AND tasks.id = 'avenir-check'"))[0]?.proof ?? null
  await run(`INSERT INTO papers SELECT organisation_id, 'ct-gael', 'contrat_individuel', 'CT-1', 'Contrat', session_id, id, NULL,
    person_id, NULL, NULL, 'fr', '{}', NULL, '', NULL, 1, 'seed', NULL FROM enrolments WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'`)
  const dates = (on: string) =>
    run(
      `UPDATE sessions SET starts_on = '${on}', ends_on = '${on}' WHERE organisation_id = 'lisiere' AND id = 'avenir'`,
    )
  await dates('2026-12-15')
  await happen('signature_sealed', 'ct-gael')
  expect(await checked()).toBe(null)
  await dates('2026-11-27')
  await happen('session_changed', 'avenir')
  expect(await checked()).toBe(null)
  await run(
    "INSERT INTO signature_requests (organisation_id, id, paper_id, consent, paper_sha256, expires_at, at, by_id) VALUES ('lisiere', 'sr', 'ct-gael', '', '', 2, 1, 'seed')",
  )
  await run("INSERT INTO signature_ends VALUES ('lisiere', 'sr', 'completed', '', 1, 'seed')")
  await happen('signature_sealed', 'ct-gael')
  expect(await checked()).toMatch(/^[0-9a-z]{26}$/)
})
