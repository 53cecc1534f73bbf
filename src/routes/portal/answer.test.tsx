import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { answerToken } from '#domain/surveys/answer-links.ts'
import { listCaptured } from '#edge/mail-capture.ts'
import { tokens } from '#edge/tokens.ts'
import { tendSurveys } from '#jobs/surveys-due.ts'
import { makeQueue } from '#test/queue.ts'
import { now, stranger, visitor, world } from '#test/visit.ts'

const day = 24 * 3600_000
const survey = 'promesse'
const queue = makeQueue()

beforeAll(async () => {
  await world()
  const questions = [
    { id: 'clair', kind: 'scale5', text: said('Est-ce clair ?'), required: true, measure: 'satisfaction', alertAt: 2 },
    {
      id: 'pourquoi',
      kind: 'text',
      text: said('Qu’est-ce qui ne l’est pas ?'),
      when: { question: 'clair', values: [1, 2] },
    },
    { id: 'ecoute', kind: 'scale5', text: said('Vous a-t-on écouté ?'), repeat: 'trainer' },
  ]
  const content = JSON.stringify({ questions, thanks: said('À bientôt.') })
  await run(
    `INSERT INTO surveys VALUES ('lisiere', '${survey}', 'Sans nom', 'during', 'trainee', 1, 3, 1, 0, 'ana', '')`,
  )
  await run(`INSERT INTO survey_versions VALUES ('lisiere', '${survey}', 1, ?, 0, 'ana')`, content)
  await run(
    `INSERT INTO survey_rules VALUES ('lisiere', 'le-lendemain', '${survey}', 'manager', 'start', 1, 0, '3 7', 14, 1, ?, 'ana')`,
    now,
  )
})

test('a rule that comes due asks each trainee once by a letter of their own, however often cron comes', async () => {
  await Promise.all([tendSurveys(queue.env, queue.ambient), tendSurveys(queue.env, queue.ambient)])
  await tendSurveys(queue.env, queue.ambient)
  await queue.deliver()
  await queue.deliver()
  expect(await one(`SELECT count(*) AS n FROM askings WHERE survey_id = '${survey}'`)).toEqual({ n: 1 })
  expect(await one("SELECT asked, answered, silent FROM asking_counts WHERE asking_id <> 'a-chaud-passee'")).toEqual({
    asked: 3,
    answered: 0,
    silent: 0,
  })
  const letters = (await listCaptured(env)).filter(({ subject }) => subject.includes('avis'))
  expect(letters.map(({ to }) => to).toSorted()).toEqual(['cleo', 'lea', 'malo'].map((who) => `${who}@lisiere.example`))
  expect(letters[0]?.text).toContain('anonyme')
})

test('the link of a letter opens the questions without an account, and a refused form comes back whole', async () => {
  const address = await linkOf('cleo')
  const page = await (await stranger().get(address)).text()
  expect(page).toContain('Est-ce clair')
  expect(page).toContain('Bruno Castel')
  expect(page).toContain('anonymes')
  const refused = await stranger().post(address, { pourquoi: 'gardé', 'ecoute:trainer:bruno': '9' })
  expect(refused.status).toBe(422)
  const again = await refused.text()
  expect(again).toContain('Cette question attend une réponse')
  expect(again).toContain('Choisissez une des notes proposées')
  expect(await one('SELECT count(*) AS n FROM answer_drafts')).toEqual({ n: 0 })
})

test('what is typed is kept until it is sent, and comes back on another phone', async () => {
  const address = await linkOf('cleo')
  expect((await stranger().post(`${address}/draft`, { clair: '2', pourquoi: 'Le rythme' })).status).toBe(204)
  const page = await (await stranger().get(address)).text()
  expect(page).toContain('Le rythme')
  expect(page).toMatch(/value="2" checked/)
})

test('of two answers sent at once one is kept, and the draft goes with it', async () => {
  const address = await linkOf('cleo')
  const fields = { clair: '2', pourquoi: 'Le rythme du matin', 'ecoute:trainer:bruno': '5' }
  const replies = await Promise.all([stranger().post(address, fields), stranger().post(address, fields)])
  expect(replies.map(({ status }) => status)).toEqual([303, 303])
  expect(await one(`SELECT count(*) AS n FROM answers WHERE survey_id = '${survey}'`)).toEqual({ n: 1 })
  expect(await one('SELECT count(*) AS n FROM answer_drafts')).toEqual({ n: 0 })
  expect(await one(`SELECT satisfaction, alerts, on_day FROM answers WHERE survey_id = '${survey}'`)).toEqual({
    satisfaction: 25,
    alerts: '["clair"]',
    on_day: '2026-11-21',
  })
  expect(await (await stranger().get(`${address}?sent=1`)).text()).toContain('À bientôt.')
  expect(await (await stranger().get(address)).text()).toContain('Vous avez déjà répondu')
  expect((await stranger().post(`${address}/draft`, { clair: '5' })).status).toBe(204)
  expect(await one('SELECT count(*) AS n FROM answer_drafts')).toEqual({ n: 0 })
})

test('where anonymity was promised, nothing in any table ties who answered to what was said', async () => {
  const participation = await one(
    "SELECT id, asked_id FROM participations WHERE asked_id = 'cleo' AND asking_id <> 'a-chaud-passee'",
  )
  const answer = await one(`SELECT id, participation_id FROM answers WHERE survey_id = '${survey}'`)
  expect(answer?.participation_id).toBeNull()
  const rows = await dump()
  const event = rows.find(({ action, subject_id }) => action === 'survey_answered' && subject_id === participation?.id)
  const seen = (marks: unknown[]) =>
    rows.filter((row) => marks.some((mark) => JSON.stringify(row).includes(String(mark))))
  const whoSide = seen([participation?.id, event?.id, event?.request_id])
  const whatSide = seen([answer?.id, 'Le rythme du matin'])
  expect(event).toBeDefined()
  expect(whatSide.length).toBeGreaterThan(0)
  expect(whoSide.filter((row) => whatSide.includes(row))).toEqual([])
  const shared = ['lisiere', survey, 'encours', 'nantes', '2026-11-21']
  const valuesOf = (some: Row[]) =>
    new Set(some.flatMap((row) => Object.values(row)).filter((value) => !isCommon(value)))
  const isCommon = (value: unknown) => value === null || shared.includes(String(value)) || String(value).length < 4
  expect([...valuesOf(whoSide)].filter((value) => valuesOf(whatSide).has(value))).toEqual([])
})

test('the tab of a session says who has not answered, never what was said, and closes by hand', async () => {
  const quentin = await visitor('quentin')
  const page = await (await quentin.get('/sessions/passee/surveys')).text()
  expect(page).toContain('Votre avis à chaud')
  expect(page).toMatch(/>\s*lea\s*</)
  expect(page).not.toContain('exercices très concrets')
  expect((await quentin.post('/sessions/askings/a-chaud-passee/reminder')).status).toBe(303)
  expect((await quentin.post('/sessions/askings/a-chaud-passee/reminder')).status).toBe(303)
  expect(await one(`SELECT count(*) AS n FROM asking_rounds WHERE ${seeded}`)).toEqual({ n: 1 })
  expect((await quentin.post('/sessions/askings/a-chaud-passee/closure')).status).toBe(303)
  expect(await one(`SELECT asked, answered, silent FROM asking_counts WHERE ${seeded}`)).toEqual({
    asked: 2,
    answered: 1,
    silent: 1,
  })
  const ana = await visitor('ana')
  expect((await ana.get('/sessions/passee/surveys')).status).toBe(404)
  expect((await ana.post('/sessions/askings/a-chaud-passee/closure')).status).toBe(404)
})

test('on its days those who have not answered are asked again, once', async () => {
  queue.set(now + 3 * day)
  await tendSurveys(queue.env, queue.ambient)
  await tendSurveys(queue.env, queue.ambient)
  await queue.deliver()
  const letters = (await listCaptured(env)).filter(({ subject }) => subject.includes('encore temps'))
  const told = letters.filter(({ text }) => text.includes('Manager'))
  expect(told.map(({ to }) => to).toSorted()).toEqual(['lea@lisiere.example', 'malo@lisiere.example'])
})

test('past its last day it is closed: who has said nothing is recorded as silent, and answers no more', async () => {
  const malo = await linkOf('malo')
  queue.set(now + 16 * day)
  await tendSurveys(queue.env, queue.ambient)
  await tendSurveys(queue.env, queue.ambient)
  expect(await one("SELECT asked, answered, silent FROM asking_counts WHERE asking_id <> 'a-chaud-passee'")).toEqual({
    asked: 3,
    answered: 1,
    silent: 2,
  })
  const events = await all(
    "SELECT body FROM events JOIN event_payloads ON event_payloads.event_id = events.id WHERE action = 'survey_closed' AND events.organisation_id = 'lisiere' AND event_payloads.organisation_id = 'lisiere'",
  )
  expect(events.map(({ body }) => JSON.parse(String(body)))).toContainEqual(
    expect.objectContaining({ name: 'Sans nom', asked: 3, answered: 1, silent: 2 }),
  )
  expect(events).toHaveLength(2)
  expect(await (await stranger().get(malo)).text()).toContain('close')
  expect(await (await stranger().post(malo, { clair: '5' })).text()).toContain('close')
  expect(await one(`SELECT count(*) AS n FROM answers WHERE survey_id = '${survey}'`)).toEqual({ n: 1 })
})

test('a link of another organisation, altered, or of nothing, opens nothing', async () => {
  const address = await linkOf('lea')
  for (const odd of [address.replace('lisiere', 'miroir'), `${address}x`, '/answer/lisiere/here/none']) {
    const page = await (await stranger().get(odd)).text()
    expect(page).toContain('ne mène nulle part')
    expect(page).not.toContain('Est-ce clair')
    expect((await stranger().post(odd, { clair: '5', email: 'lea@lisiere.example' })).status).toBe(404)
  }
})

test('a survey asked by hand leaves at once, and its code in the room mails the link to whoever is asked', async () => {
  const ana = await visitor('ana')
  const asked = { id: '01kaq2v7m8k3d5f6g7h8j9k0mq', survey, days: '7' }
  expect((await ana.post('/sessions/encours/surveys', { ...asked, days: '3' })).status).toBe(422)
  expect((await ana.post('/sessions/encours/surveys', asked)).status).toBe(303)
  expect((await ana.post('/sessions/encours/surveys', asked)).status).toBe(303)
  expect(await one(`SELECT asked FROM asking_counts WHERE asking_id = '${asked.id}'`)).toEqual({ asked: 3 })
  expect(await (await (await visitor('cleo')).get('/training')).text()).toContain('Votre avis est attendu')

  const code = await (await ana.get(`/sessions/askings/${asked.id}/code`)).text()
  const address = /href="https?:\/\/[^/"]+(\/answer\/lisiere\/here\/[^"]+)"/.exec(code)?.[1] ?? ''
  expect((await stranger().post(address, { email: 'nobody' })).status).toBe(422)
  const letters =
    "SELECT count(*) AS n FROM events WHERE action = 'survey_letter_asked' AND organisation_id = 'lisiere'"
  const before = Number((await one(letters))?.n)
  const [known, unknown] = await Promise.all(
    ['lea@lisiere.example', 'personne@lisiere.example'].map((email) => stranger().post(address, { email })),
  )
  expect([known?.status, unknown?.status]).toEqual([200, 200])
  expect(await one(letters)).toEqual({ n: before + 1 })
})

test('who comes after the others were asked is asked as well; who is seen later, once seen', async () => {
  const ana = await visitor('ana')
  const byHand = '01kaq2v7m8k3d5f6g7h8j9k0mq'
  const ofThePresent = '01kaq2v7m8k3d5f6g7h8j9k0ms'
  const see = (slot: string, who: string) =>
    ana.post(`/attendance/presences/${slot}/${who}`, { state: 'present', reason: 'Feuille retrouvée' })
  await see('encours-0', 'lea-encours')
  const asked = { id: ofThePresent, survey, days: '7', present: 'on' }
  expect((await ana.post('/sessions/encours/surveys', asked)).status).toBe(303)
  expect(await askedBy(ofThePresent)).toEqual(['lea'])

  expect((await ana.post('/sessions/encours/enrolments', { person: 'gael' })).status).toBe(303)
  await deliverLatecomers()
  expect([await askedBy(byHand), await askedBy(ofThePresent)]).toEqual([['cleo', 'gael', 'lea', 'malo'], ['lea']])

  await see('encours-0', 'malo-encours')
  await deliverLatecomers()
  await see('encours-1', 'malo-encours')
  await deliverLatecomers()
  expect(await askedBy(ofThePresent)).toEqual(['lea', 'malo'])
  const letters = `SELECT count(*) AS n FROM events JOIN participations ON participations.id = subject_id
    AND participations.organisation_id = events.organisation_id
    WHERE action = 'survey_letter_asked' AND asked_id = 'malo' AND asking_id = '${ofThePresent}'`
  expect(await one(letters)).toEqual({ n: 1 })
})

test('who has left a session is not asked about it again', async () => {
  const byHand = '01kaq2v7m8k3d5f6g7h8j9k0mq'
  const lettersTo = async (who: string) =>
    Number((await one(`SELECT sent FROM participations WHERE asking_id = '${byHand}' AND asked_id = '${who}'`))?.sent)
  const before = [await lettersTo('gael'), await lettersTo('malo')]
  await run(`INSERT INTO enrolment_ends SELECT organisation_id, id, 'withdrawn', 0, 'ana', '' FROM enrolments
    WHERE organisation_id = 'lisiere' AND session_id = 'encours' AND person_id = 'gael'`)
  expect((await (await visitor('ana')).post(`/sessions/askings/${byHand}/reminder`)).status).toBe(303)
  const [gael = 0, malo = 0] = before
  expect([await lettersTo('gael'), await lettersTo('malo')]).toEqual([gael, malo + 1])
})

test('nobody is asked again about a session that was cancelled', async () => {
  await run(`INSERT INTO askings SELECT organisation_id, 'avant-annulation', survey_id, version, 'avenir', '', '2026-11-20',
    '2026-12-15', '1', 0, at, by_id FROM askings WHERE organisation_id = 'lisiere' AND id = 'a-chaud-passee'`)
  await run(`INSERT INTO participations SELECT organisation_id, 'avant-gael', 'avant-annulation', asked_id, name, email,
    language, 1, '2026-11-20', at FROM participations WHERE organisation_id = 'lisiere' AND id = 'a-chaud-gael'`)
  const rounds = "SELECT count(*) AS n FROM asking_rounds WHERE asking_id = 'avant-annulation'"
  await run("INSERT INTO session_cancellations VALUES ('lisiere', 'avenir', 0, 'ana', '')")
  queue.set(now)
  await tendSurveys(queue.env, queue.ambient)
  expect(await one(rounds)).toEqual({ n: 0 })
  await run("DELETE FROM session_cancellations WHERE organisation_id = 'lisiere' AND session_id = 'avenir'")
  await tendSurveys(queue.env, queue.ambient)
  expect(await one(rounds)).toEqual({ n: 1 })
})

test('a session of many is asked in the background, each person once, with its progress told', async () => {
  const many = 130
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})`
  const id = "'foule-' || substr('00' || i, -3)"
  await run(
    `INSERT INTO persons SELECT 'lisiere', ${id}, 'P' || i, 'Foule', ${id}, ${id} || '@foule.example', '', NULL, 1, 0
      FROM (${numbers} SELECT i FROM n)`,
  )
  await run(
    `INSERT INTO enrolments (organisation_id, id, session_id, person_id, state, price, planned_minutes, source, held_until, version, at, by_id)
      SELECT 'lisiere', ${id}, 'avenir', ${id}, 'enrolled', 0, 0, 'import', 0, 1, 0, 'ana' FROM (${numbers} SELECT i FROM n)`,
  )
  await run(
    `INSERT INTO survey_rules VALUES ('lisiere', 'avant', '${survey}', 'manager', 'start', -40, 0, '', 30, 1, ?, 'ana')`,
    now,
  )
  // Letters are another matter: here they stay in the queue.
  const chores = makeQueue(env, (action) => (action === 'chore_started' ? ['runChore'] : []))
  await tendSurveys(chores.env, chores.ambient)
  const asking = await one("SELECT id FROM askings WHERE organisation_id = 'lisiere' AND rule_id = 'avant'")
  for (let round = 0; round < 8; round++) await chores.deliver()
  const asked = Number((await one(`SELECT asked FROM asking_counts WHERE asking_id = '${asking?.id}'`))?.asked)
  expect(asked).toBeGreaterThanOrEqual(many)
  expect(
    await one(`SELECT done, how FROM chores JOIN chore_ends ON chore_id = id
      WHERE chores.organisation_id = 'lisiere' AND subject_id = '${asking?.id}'`),
  ).toEqual({ done: asked, how: 'done' })
  expect(
    await one(`SELECT count(*) AS n, count(DISTINCT subject_id) AS people FROM events
      JOIN participations ON participations.id = subject_id AND participations.organisation_id = events.organisation_id
      WHERE action = 'survey_letter_asked' AND asking_id = '${asking?.id}'`),
  ).toEqual({ n: asked, people: asked })
})

async function deliverLatecomers(): Promise<void> {
  const late = makeQueue()
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id AS id FROM outbox WHERE organisation_id = 'lisiere' AND handler = 'askLatecomers'",
  ).all<{ id: string }>()
  for (const { id } of results) {
    late.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: id, handler: 'askLatecomers' })
  }
  await late.deliver()
}

const askedBy = async (asking: string) =>
  (await all(`SELECT asked_id FROM participations WHERE asking_id = '${asking}' ORDER BY asked_id`)).map(
    ({ asked_id }) => asked_id,
  )

const seeded = "organisation_id = 'lisiere' AND asking_id = 'a-chaud-passee'"
const said = (fr: string) => ({ fr, en: '' })
type Row = Record<string, unknown>
const run = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .run()
const one = (sql: string) => env.SHARD_1.prepare(sql).first<Row>()
const all = async (sql: string) => (await env.SHARD_1.prepare(sql).all<Row>()).results

async function dump(): Promise<Row[]> {
  const tables = await all(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  )
  return (await Promise.all(tables.map(({ name }) => all(`SELECT * FROM ${name}`)))).flat()
}

/** As the letter to somebody has it. */
async function linkOf(who: string): Promise<string> {
  const row = await one(
    `SELECT participations.id, closes_on AS closesOn FROM participations JOIN askings ON askings.id = asking_id
      AND askings.organisation_id = participations.organisation_id
      WHERE participations.organisation_id = 'lisiere' AND survey_id = '${survey}' AND asked_id = '${who}'`,
  )
  const mailed = { id: String(row?.id), closesOn: String(row?.closesOn) }
  return `/answer/lisiere/${await answerToken(tokens(env.SECRET), 'lisiere', mailed, now)}`
}
