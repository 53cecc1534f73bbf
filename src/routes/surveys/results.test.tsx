import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { stranger, visitor, world } from '#test/visit.ts'

beforeAll(async () => {
  await world()
  await env.SHARD_1.batch([...anonymousSurvey('lisiere'), ...anonymousSurvey('miroir')])
})

const question = (id: string, kind: string, more = {}) => ({
  id,
  kind,
  text: { fr: `Question ${id}`, en: id },
  ...more,
})
const content = JSON.stringify({
  questions: [
    question('sat', 'scale5', { measure: 'satisfaction' }),
    question('moyens', 'matrix', { rows: [{ fr: 'La salle' }, { fr: 'Le support' }] }),
    question('venu', 'choices', { options: [{ fr: 'Par un ami' }, { fr: 'Par le site' }] }),
    question('ecoute', 'scale5', { repeat: 'trainer' }),
    question('clair', 'scale5', { repeat: 'module' }),
    question('reco', 'nps'),
    question('mot', 'text'),
  ],
})

/** Ten answers about one session, two about another: shown from three on. */
function anonymousSurvey(organisation: string): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) => env.SHARD_1.prepare(sql).bind(organisation, ...values)
  const answer = (id: string, session: string, programme: string, site: string, grade: number, reco: number) =>
    run(
      "INSERT INTO answers VALUES (?1, ?2, 'secret', 1, ?3, ?4, ?5, NULL, ?6, ?7, ?8, '[]', ?9, 'form', NULL)",
      ...[id, session, programme, site],
      JSON.stringify({
        ...{ sat: grade, 'moyens:0': 4, 'moyens:1': 2, venu: [0, 1], 'ecoute:trainer:bruno': 5 },
        ...{
          reco,
          mot: `${organisation} ${id}`,
          'clair:module:0': 4,
          ...(/p[23]/.test(id) && { 'clair:module:1': 2 }),
        },
      }),
      ...[(grade - 1) * 25, reco, session === 'passee' ? '2026-11-03' : '2026-10-03'],
    )
  return [
    run(
      "INSERT INTO surveys VALUES (?1, 'secret', 'Enquête anonyme', 'hot', 'trainee', 1, 3, 1, 1, 'seed', 'enquete')",
    ),
    run("INSERT INTO survey_versions VALUES (?1, 'secret', 1, ?2, 1, 'seed')", content),
    ...Array.from({ length: 10 }, (_, at) =>
      answer(`p${at}`, 'passee', 'rps', 'vannes', at === 0 ? 2 : 5, at === 0 ? 5 : 10),
    ),
    ...['a0', 'a1'].map((id) => answer(id, 'avenir', 'manager', 'nantes', 1, 1)),
  ]
}

const textOf = async (response: Response) => (await response.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('says what was answered: who of those asked, how satisfied, each question with its answers', async () => {
  const quentin = await visitor('quentin')
  const text = await textOf(await quentin.get('/surveys/a-chaud/results'))
  expect(text).toContain('50 %')
  expect(text).toContain('1 sur 2 interrogés')
  expect(text).toContain('Satisfaction 75 %')
  expect(text).toContain('Êtes-vous satisfait de la formation')
  expect(text).toContain('Moyenne 4 sur 5')
  expect(text).toContain('Recommandation +100')
  const html = await (await quentin.get('/surveys/a-chaud/results')).text()
  expect(html).toContain('href="/surveys/a-chaud/results?programme=rps"')
  expect(html).toContain('data-live="quality"')
})

test('draws choices, lines of a matrix and recommendation in three parts', async () => {
  const text = await textOf(await (await visitor('quentin')).get('/surveys/secret/results'))
  expect(text).toContain('12 réponses')
  expect(text).toContain('Par le site 12 100 %')
  expect(text).toContain('La salle 12 réponses · Moyenne 4 sur 5')
  expect(text).toContain('9 qui recommandent (9 ou 10), 0 neutres (7 ou 8), 3 qui ne recommandent pas')
  expect(text).toContain('Bruno')
})

test('a group too small is never shown, nor the one beside it from which it could be told by subtraction', async () => {
  const quentin = await visitor('quentin')
  for (const look of ['programme=manager', 'programme=rps', 'site=nantes', 'session=avenir', 'month=2026-11']) {
    const text = await textOf(await quentin.get(`/surveys/secret/results?${look}`))
    expect(text).toContain('Trop peu de réponses')
    expect(text).not.toContain('Question sat')
  }
  const html = await (await quentin.get('/surveys/secret/results')).text()
  expect(html).not.toContain('?programme=')
  expect((await quentin.post('/surveys/secret/results/exports?programme=rps', { format: 'csv' })).status).toBe(404)
})

test('once enough have answered, both groups show, and whether they differ is said', async () => {
  await env.SHARD_1.batch(
    ['b0', 'b1', 'b2', 'b3'].map((id) =>
      env.SHARD_1.prepare(
        `INSERT INTO answers SELECT organisation_id, ?1, survey_id, version, session_id, programme_id, site_id, NULL, said,
          satisfaction, recommendation, alerts, on_day, source, NULL FROM answers WHERE organisation_id = 'lisiere' AND id = 'a0'`,
      ).bind(id),
    ),
  )
  const quentin = await visitor('quentin')
  const all = await textOf(await quentin.get('/surveys/secret/results'))
  expect(all).toContain('Plus haut')
  expect(all).toContain('Plus bas')
  expect(all).toContain('Rien ne les départage')
  const some = await textOf(await quentin.get('/surveys/secret/results?programme=manager'))
  expect(some).toContain('6 réponses')
  expect(some).toContain('Par session')
})

test('who looks after one site reads the answers of that one alone', async () => {
  const ana = await visitor('ana')
  const text = await textOf(await ana.get('/surveys/secret/results'))
  expect(text).toContain('Nantes')
  expect(text).toContain('6 réponses')
  expect(text).not.toContain('18 réponses')
  for (const look of ['site=vannes', 'session=passee', 'programme=rps', 'month=2026-11'])
    expect((await ana.get(`/surveys/secret/results?${look}`)).status).toBe(404)
})

test('what does not exist, and who may not', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.get('/surveys/none/results')).status).toBe(404)
  expect((await quentin.get('/surveys/secret/results?programme=none')).status).toBe(404)
  expect((await (await visitor('cleo')).get('/surveys/secret/results')).status).toBe(404)
  expect((await stranger().get('/surveys/secret/results')).status).toBe(303)
})

test('leaves as CSV, XLSX and PDF with its population and method, and it is known that it left', async () => {
  const quentin = await visitor('quentin')
  const send = (format: string) => quentin.post('/surveys/secret/results/exports', { format })
  const csv = await (await send('csv')).text()
  expect(csv).toContain('Question moyens;Le support;2;16;1')
  expect(csv).toContain('Par programme;Manager une équipe au quotidien;Satisfaction;6;0')
  expect(csv).toContain("Rien n'est dit d'un groupe de moins de 3 réponses".replaceAll("'", '’'))
  const book = await readXlsx(new Uint8Array(await (await send('xlsx')).arrayBuffer()))
  expect(book.sheets[0]?.rows[0]?.[0]).toBe('Question')
  const pdf = await send('pdf')
  expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
  expect(new TextDecoder('latin1').decode(await pdf.arrayBuffer()).slice(0, 5)).toBe('%PDF-')
  const { results } = await env.SHARD_1.prepare(
    "SELECT 1 FROM events WHERE organisation_id = 'lisiere' AND action = 'results_exported'",
  ).all()
  expect(results).toHaveLength(3)
})

test('reads the same rows after a few hundred answers more', async () => {
  const quentin = await visitor('quentin')
  const rows = async () => {
    const header = (await quentin.get('/surveys/secret/results')).headers.get('Server-Timing') ?? ''
    expect(header).toContain('calls=2 ')
    return Number(/rows=(\d+)/.exec(header)?.[1])
  }
  const before = await rows()
  await env.SHARD_1.prepare(
    `INSERT INTO answers SELECT organisation_id, 'many' || many.value, survey_id, version, session_id, programme_id, site_id, NULL, said,
      satisfaction, recommendation, alerts, on_day, source, NULL FROM answers, json_each(?1) AS many WHERE organisation_id = 'lisiere' AND answers.id = 'p1'`,
  )
    .bind(JSON.stringify(Array.from({ length: 300 }, (_, at) => at)))
    .run()
  expect(await textOf(await quentin.get('/surveys/secret/results'))).toContain('316 réponses')
  expect(await rows()).toBeLessThanOrEqual(before + 2)
})

test('module by module and trainer by trainer: nothing while one of them is too small, then how each is graded', async () => {
  const quentin = await visitor('quentin')
  const looks = ['programme=rps', 'session=passee']
  for (const look of looks) {
    const text = await textOf(await quentin.get(`/surveys/secret/results?${look}`))
    expect(text).toContain('Reconnaître les signaux Trop peu de réponses')
    expect(text).toContain('Agir et orienter Trop peu de réponses')
    expect(text).toMatch(/Bruno Castel 31\d 5 sur 5/)
  }
  await copiesOf('p2', ['m0', 'm1'])
  for (const look of looks) {
    const text = await textOf(await quentin.get(`/surveys/secret/results?${look}`))
    expect(text).toMatch(/Reconnaître les signaux 31\d 4 sur 5/)
    expect(text).toContain('Agir et orienter 4 2 sur 5')
    expect(text).toContain('1 : 0 · 2 : 4 · 3 : 0')
  }
  const csv = await (await quentin.post('/surveys/secret/results/exports?programme=rps', { format: 'csv' })).text()
  expect(csv).toContain('Question clair;Agir et orienter;2;4;1')
  const whole = await textOf(await quentin.get('/surveys/secret/results'))
  expect(whole).toContain('ouvrez un programme ou une session')
})

test('a session does not tell of a module what its programme would tell of the others by subtraction', async () => {
  const quentin = await visitor('quentin')
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      `INSERT INTO sessions SELECT organisation_id, 'encore', programme_id, programme_version_id, site_id, 'ENCORE', title, sort_key, starts_on, ends_on,
        modality, space_id, place, remote_link, seats_min, seats_wanted, seats_max, go_on, price_per_person, price_per_group, is_public,
        is_paid_online, owner_id, notes, version, at FROM sessions WHERE organisation_id = 'lisiere' AND id = 'passee'`,
    ),
  ])
  await copiesOf('p2', ['n0'], 'encore')
  await copiesOf('p1', ['n1', 'n2'], 'encore')
  const text = await textOf(await quentin.get('/surveys/secret/results?session=passee'))
  expect(text).toMatch(/Reconnaître les signaux 31\d 4 sur 5/)
  expect(text).toContain('Agir et orienter Trop peu de réponses')
})

test('compares all the groups of a kind, by score or by number of answers, a page at a time', async () => {
  await env.SHARD_1.prepare(
    `INSERT INTO answers SELECT organisation_id, 'long' || many.value, survey_id, version, session_id, programme_id, site_id, NULL, said,
      many.value, recommendation, alerts, date('2023-01-15', (many.value / 3) || ' months'), source, NULL FROM answers, json_each(?1) AS many
      WHERE organisation_id = 'lisiere' AND answers.id = 'p1'`,
  )
    .bind(JSON.stringify(Array.from({ length: 89 }, (_, at) => at)))
    .run()
  const quentin = await visitor('quentin')
  const found = async (query: string) => {
    const pages: string[][] = []
    let address: string | undefined = `/surveys/secret/results/comparisons?${query}`
    while (address) {
      const html = await (await quentin.get(address)).text()
      pages.push([...html.matchAll(/results\?\w+=([\w-]+)"/g)].map(([, id = '']) => id))
      address = /href="([^"]*after=[^"]*)"[^>]*>\s*Suivant/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    return pages
  }
  expect(await found('by=programme&sort=satisfaction')).toEqual([['manager', 'rps']])
  expect(await found('by=programme')).toEqual([['rps', 'manager']])
  const months = await found('by=month')
  expect(months.map(({ length }) => length)).toEqual([25, 5])
  // The last of the months has two answers: it does not show, nor may the smallest of the others be told from it.
  expect(months[0]?.[0]).toBe('2026-11')
  expect(months.flat()).not.toContain('2025-06')
  expect(new Set(months.flat()).size).toBe(30)
  const byScore = (await found('by=month&sort=satisfaction')).flat()
  expect(byScore.slice(0, 3)).toEqual(['2026-10', '2023-02', '2023-03'])
  expect((await found('by=month&sort=-satisfaction')).flat()).toEqual(byScore.toReversed())
  const years = await textOf(await quentin.get('/surveys/secret/results/comparisons?by=year'))
  expect(years).toMatch(/2024 36 \d+ %/)
  expect(years).not.toMatch(/2025 17|2023 36/)
})

const copiesOf = (id: string, names: readonly string[], session = 'passee') =>
  env.SHARD_1.batch(
    names.map((name) =>
      env.SHARD_1.prepare(
        `INSERT INTO answers SELECT organisation_id, ?1, survey_id, version, ?2, programme_id, site_id, NULL, said,
          satisfaction, recommendation, alerts, on_day, source, NULL FROM answers WHERE organisation_id = 'lisiere' AND id = ?3`,
      ).bind(name, session, id),
    ),
  )
