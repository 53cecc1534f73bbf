import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { reviewOf } from '#domain/quality/tickets/review.ts'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const idOf = (mark: string) => `01kaq2v7m8k3d5f6g7h8${mark.padStart(6, '0')}`

const complaint = (mark: string, changes: Record<string, string> = {}) => ({
  id: idOf(mark),
  kind: 'complaint',
  title: `Salle bruyante ${mark}`,
  body: 'Des travaux toute la journée',
  receivedOn: '2026-11-20',
  name: 'Nora Kerviel',
  email: 'nora@dunes.example',
  site: 'nantes',
  owner: 'ana',
  session: 'avenir',
  ...changes,
})

const standing = (id: string) =>
  env.SHARD_1.prepare("SELECT stage, on_day FROM ticket_standings WHERE organisation_id = 'lisiere' AND ticket_id = ?")
    .bind(id)
    .first<{ stage: string; on_day: string }>()

test('what waits is on the board, stage by stage, with what is late in front', async () => {
  const text = await (await (await visitor('quentin')).get('/improvement')).text()
  expect(text).toContain('Convocation reçue la veille')
  expect(text).toMatch(/En retard, <\/span>/)
  expect(text).toContain('Salle froide le matin')
  expect(text).not.toContain('Support illisible')
  const closed = await (await (await visitor('quentin')).get('/improvement?stage=closed')).text()
  expect(closed).toContain('Support illisible')
})

test('a complaint lives from its opening to the check that says whether it worked', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.post('/improvement', complaint('aa'))).status).toBe(303)
  const page = `/improvement/${idOf('aa')}`
  // Two working days after a Friday: Tuesday.
  expect(await standing(idOf('aa'))).toEqual({ stage: 'acknowledge', on_day: '2026-11-24' })

  expect((await quentin.post(`${page}/acknowledgement`, { reply: 'Nous vous avons lue.' })).status).toBe(303)
  expect(await standing(idOf('aa'))).toEqual({ stage: 'look_into', on_day: '2026-12-20' })
  const cause = { id: idOf('ab'), family: 'premises', text: 'Un chantier voisin' }
  expect((await quentin.post(`${page}/causes`, cause)).status).toBe(303)
  const action = { id: idOf('ac'), what: 'Louer une autre salle', owner: 'ana', dueOn: '2026-12-01' }
  expect((await quentin.post(`${page}/actions`, action)).status).toBe(303)
  expect(await standing(idOf('aa'))).toEqual({ stage: 'under_way', on_day: '2026-12-01' })

  const early = await quentin.post(`${page}/closure`, { word: 'Voilà', checkOn: '' })
  expect([early.status, (await early.text()).includes('Une action reste')]).toEqual([409, true])
  const done = { word: 'Salle louée', doneOn: '2026-11-21' }
  expect((await quentin.post(`/improvement/actions/${idOf('ac')}/end`, done)).status).toBe(303)
  const closure = { word: 'Vous serez au calme.', checkOn: '2027-02-22' }
  expect((await quentin.post(`${page}/closure`, closure)).status).toBe(303)
  expect(await standing(idOf('aa'))).toEqual({ stage: 'check', on_day: '2027-02-22' })

  expect((await quentin.post(`${page}/check`, { effective: 'no', word: 'Encore du bruit' })).status).toBe(303)
  expect((await standing(idOf('aa')))?.stage).toBe('look_into')
  expect((await quentin.post(`${page}/closure`, { ...closure, word: 'Salle changée.' })).status).toBe(303)
  expect((await quentin.post(`${page}/check`, { effective: 'yes', word: 'Plus une remarque' })).status).toBe(303)
  expect((await standing(idOf('aa')))?.stage).toBe('closed')

  const story = await (await quentin.get(page)).text()
  const told = [
    'Ouverte',
    'Réception accusée',
    'Un chantier voisin',
    'Louer une autre salle',
    'Sans effet',
    'Rouverte',
    'Efficace',
  ]
  const places = told.map((word) => story.indexOf(word))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  const { results } = await env.SHARD_1.prepare(
    "SELECT action FROM events WHERE organisation_id = 'lisiere' AND subject_id = ? ORDER BY seq",
  )
    .bind(idOf('aa'))
    .all<{ action: string }>()
  expect(results.map(({ action }) => action)).toEqual([
    'ticket_opened',
    'ticket_acknowledged',
    'ticket_cause_found',
    'ticket_action_added',
    'ticket_action_done',
    'ticket_closed',
    'ticket_checked',
    'ticket_reopened',
    'ticket_closed',
    'ticket_checked',
  ])
})

test('the same form sent twice opens one ticket; a refused one keeps what was typed', async () => {
  const quentin = await visitor('quentin')
  const twice = await Promise.all([1, 2].map(() => quentin.post('/improvement', complaint('ba'))))
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  const refused = await quentin.post('/improvement', complaint('bb', { title: '', owner: 'nobody' }))
  expect([refused.status, (await refused.text()).includes('Des travaux toute la journée')]).toEqual([422, true])
  expect(await standing(idOf('bb'))).toBeNull()
})

test('what somebody wrote in a survey becomes one ticket, and is not asked what kind it is', async () => {
  const quentin = await visitor('quentin')
  const quoted = { survey: 'a-chaud', verbatim: 'reponse-gael~mot' }
  const page = await (await quentin.get(`/improvement/new?${new URLSearchParams(quoted)}`)).text()
  expect(page).not.toContain('name="kind" value="hazard"')
  const words = /<textarea[^>]*name="body"[^>]*>([^<]+)</.exec(page)?.[1]
  expect(words).toBeTruthy()
  const ticket = (mark: string) => complaint(mark, { ...quoted, name: '', email: '', session: '' })
  const answers = [await quentin.post('/improvement', ticket('ea')), await quentin.post('/improvement', ticket('eb'))]
  expect(answers.map(({ headers }) => headers.get('Location'))).toEqual([
    `/improvement/${idOf('ea')}`,
    '/improvement?kind=low_answer',
  ])
  const { results } = await env.SHARD_1.prepare(
    "SELECT kind, source FROM tickets WHERE organisation_id = 'lisiere' AND source_id = 'reponse-gael~mot'",
  ).all()
  expect(results).toEqual([{ kind: 'low_answer', source: 'answer' }])
})

test('ten people who close at once close it once', async () => {
  const quentin = await visitor('quentin')
  await quentin.post('/improvement', complaint('ca', { kind: 'incident', name: '', email: '' }))
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      quentin.post(`/improvement/${idOf('ca')}/closure`, { word: `Réponse ${at}`, checkOn: '' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
  const { n } = (await env.SHARD_1.prepare('SELECT count(*) AS n FROM ticket_closures WHERE ticket_id = ?')
    .bind(idOf('ca'))
    .first<{ n: number }>()) ?? { n: 0 }
  expect(n).toBe(1)
})

test('an organisation keeps its own delays', async () => {
  const quentin = await visitor('quentin')
  const form = await (await quentin.get('/improvement/targets')).text()
  expect(form).toContain('pas une loi')
  const fields = [...form.matchAll(/<input class="input num"[^>]*>/g)].map(([input]) => [
    /name="(\w+)"/.exec(input)?.[1],
    /value="(\d+)"/.exec(input)?.[1],
  ])
  const typed = { ...Object.fromEntries(fields), complaintAcknowledge: '1', version: '0' }
  expect((await quentin.post('/improvement/targets', typed)).status).toBe(303)
  await quentin.post('/improvement', complaint('da'))
  expect(await standing(idOf('da'))).toEqual({ stage: 'acknowledge', on_day: '2026-11-23' })
  expect((await quentin.post('/improvement/targets', typed)).status).toBe(409)
})

test('the yearly review counts what came, and compares it with the year before', async () => {
  const text = await (await (await visitor('quentin')).get('/improvement/review/2026')).text()
  expect(text).toContain('Revue d’amélioration 2026')
  expect(text).toMatch(/Locaux et matériel/)
  expect(text).toContain('Support illisible')
  expect((await (await visitor('quentin')).get('/improvement/review/soon')).status).toBe(404)
  const paper = await (await visitor('quentin')).get('/improvement/review/2026/pdf')
  expect(paper.headers.get('Content-Type')).toBe('application/pdf')
  expect(new TextDecoder().decode((await paper.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
})

test('where a ticket stands, and how many stand there, is what its rows say', async () => {
  const { results } = await env.SHARD_1.prepare(
    `SELECT 'counter ' || name || site_id AS apart FROM counters WHERE substr(name, 1, 8) = 'tickets ' AND value <> (
       SELECT count(*) FROM ticket_standings WHERE ticket_standings.organisation_id = counters.organisation_id
       AND 'tickets ' || stage = name AND (counters.site_id = '' OR ticket_standings.site_id = counters.site_id))
     UNION ALL SELECT 'received ' || kind FROM ticket_figures JOIN tickets ON tickets.organisation_id = ticket_figures.organisation_id
       AND kind = subject AND substr(received_on, 1, 4) = year WHERE ticket_figures.name = 'received'
       GROUP BY ticket_figures.organisation_id, year, subject HAVING count(*) <> max(value)`,
  ).all()
  expect(results).toEqual([])
})

test('a trainer opens none of it, and who sees one site sees its tickets alone', async () => {
  expect((await (await visitor('bruno')).get('/improvement')).status).toBe(404)
  const ana = await visitor('ana')
  const text = await (await ana.get('/improvement')).text()
  expect([text.includes('Salle froide'), text.includes('Câble au sol')]).toEqual([true, false])
  expect((await ana.get('/improvement/cable')).status).toBe(404)
  const nowhere = await Promise.all(['', 'vannes'].map((site) => ana.post('/improvement', complaint('ea', { site }))))
  expect(nowhere.map(({ status }) => status)).toEqual([422, 422])
  expect((await ana.post('/improvement', complaint('ea'))).status).toBe(303)
})

const figure = (name: string, subject: string, value: number, year = '2026') => ({ year, name, subject, value })

test('a year reads its own figures: shares held, mean delay, causes by weight', () => {
  const review = reviewOf('2026', [
    figure('received', 'complaint', 3),
    figure('received', 'hazard', 1),
    figure('received', 'complaint', 9, '2025'),
    figure('answered', 'complaint', 2),
    figure('answered_late', 'complaint', 1),
    figure('answer_days', 'complaint', 40),
    figure('cause', 'premises', 1),
    figure('cause', 'information', 2),
    figure('effective', 'complaint', 1),
  ])
  expect(review).toMatchObject({ received: 4, answeredInTime: 67, days: 13, effective: 100, acknowledgedInTime: null })
  expect(review.kinds).toEqual([
    { kind: 'complaint', received: 3, answered: 3, days: 13 },
    { kind: 'hazard', received: 1, answered: 0, days: null },
  ])
  expect(review.causes.map(({ family }) => family)).toEqual(['information', 'premises'])
})
