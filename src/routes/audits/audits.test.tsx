import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const audit = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  title: 'Audit interne de novembre',
  kind: 'internal',
  onDay: '2026-11-21',
  auditType: 'surveillance',
  category: '',
  site: '',
  auditor: 'Quentin Roux',
  grid: 'national',
  indicators: '',
  questions: '',
}

const rows = async (sql: string) => (await env.SHARD_1.prepare(sql).all()).results

test('an audit follows the grid of its day and asks what concerns the activity', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.post('/audits', audit)).status).toBe(303)
  const page = await (await quentin.get(`/audits/${audit.id}`)).text()
  expect(page).toContain('Référentiel V10')
  expect(page).toContain('0 points vus sur 22')
  expect(page).not.toContain('Droits et devoirs de l’apprenti')

  const before = { ...audit, id: '01kaq2v7m8k3d5f6g7h8j9k0mp', onDay: '2026-10-15', indicators: '1 4 15' }
  expect((await quentin.post('/audits', before)).status).toBe(303)
  const earlier = await (await quentin.get(`/audits/${before.id}`)).text()
  expect([earlier.includes('Référentiel V9'), earlier.includes('sur 2')]).toEqual([true, true])
})

test('an audit of nothing is refused, keeping the form', async () => {
  const quentin = await visitor('quentin')
  const response = await quentin.post('/audits', { ...audit, id: '01kaq2v7m8k3d5f6g7h8j9k0mq', indicators: '15' })
  const page = await response.text()
  expect([response.status, page.includes('Rien à regarder'), page.includes('Audit interne de novembre')]).toEqual([
    422,
    true,
    true,
  ])
})

test('questions of our own make a grid of their own', async () => {
  const quentin = await visitor('quentin')
  const own = {
    ...audit,
    id: '01kaq2v7m8k3d5f6g7h8j9k0mr',
    grid: 'own',
    questions: '21. Les CV sont-ils à jour ?\nLa salle est-elle propre ?',
  }
  expect((await quentin.post('/audits', own)).status).toBe(303)
  const page = await (await quentin.get(`/audits/${own.id}`)).text()
  expect(page).toContain('Les CV sont-ils à jour')
  expect(page).toContain('Grille propre')
})

test('what falls short is said, and an indicator that knows no minor refuses one', async () => {
  const quentin = await visitor('quentin')
  const there = `/audits/${audit.id}/points/21`
  const unsaid = await quentin.post(there, { verdict: 'major', comment: '', version: '0' })
  expect([unsaid.status, (await unsaid.text()).includes('Dites ce qui manque')]).toEqual([422, true])
  const minor = await quentin.post(there, { verdict: 'minor', comment: 'CV anciens', version: '0' })
  expect([minor.status, (await minor.text()).includes('ne connaît pas de mineure')]).toEqual([422, true])
})

test('what an administrator has corrected in the grid is what counts', async () => {
  await env.SHARD_1.prepare(
    `INSERT INTO grid_corrections (organisation_id, grid, indicator, version, title, grading, at, by_id)
     VALUES ('lisiere', 'V10', 10, 1, 'Adaptation', 'major', 0, 'seed')`,
  ).run()
  const minor = await (await visitor('quentin')).post(`/audits/${audit.id}/points/10`, {
    verdict: 'minor',
    comment: 'Peu adapté',
    version: '0',
  })
  expect([minor.status, (await minor.text()).includes('ne connaît pas de mineure')]).toEqual([422, true])
})

test('one after the other, each point leads to the next that nobody has seen', async () => {
  const quentin = await visitor('quentin')
  const first = await quentin.post(`/audits/${audit.id}/points/1`, { verdict: 'conform', comment: '', version: '0' })
  expect(first.headers.get('Location')).toBe(`/audits/${audit.id}/points/2`)
  const late = await quentin.post(`/audits/${audit.id}/points/1`, { verdict: 'minor', comment: 'Non', version: '0' })
  expect(late.status).toBe(409)
})

test('concluded, each shortcoming is a finding with its legal deadline, and five minors make one major', async () => {
  const quentin = await visitor('quentin')
  for (const number of [2, 8, 9, 12]) {
    const said = { verdict: 'minor', comment: `Constat ${number}`, version: '0' }
    await quentin.post(`/audits/${audit.id}/points/${number}`, said)
  }
  await quentin.post(`/audits/${audit.id}/points/17/finding`, { verdict: 'minor', comment: 'Salle', version: '0' })
  await quentin.post(`/audits/${audit.id}/points/21`, { verdict: 'major', comment: 'CV absents', version: '0' })
  expect((await quentin.post(`/audits/${audit.id}/conclusion`, { summary: 'Cinq mineures' })).status).toBe(303)

  const found = await rows(`SELECT number, grade, due_on FROM audit_findings
    WHERE organisation_id = 'lisiere' AND audit_id = '${audit.id}' ORDER BY number`)
  const minor = (number: number) => ({ number, grade: 'minor', due_on: '2027-05-21' })
  expect(found).toEqual([
    { number: 0, grade: 'major', due_on: '2027-02-21' },
    minor(2),
    minor(8),
    minor(9),
    minor(12),
    minor(17),
    { number: 21, grade: 'major', due_on: '2027-02-21' },
  ])
  const page = await (await quentin.get(`/audits/${audit.id}`)).text()
  expect(page).toContain('Cinq mineures font une majeure')
  const after = { verdict: 'conform', comment: '', version: '1' }
  expect((await quentin.post(`/audits/${audit.id}/points/1`, after)).status).toBe(409)
  expect((await quentin.post(`/audits/${audit.id}/conclusion`, { summary: '' })).status).toBe(409)
})

test('a minor that stands since the audit before is a major', async () => {
  const quentin = await visitor('quentin')
  const next = { ...audit, id: '01kaq2v7m8k3d5f6g7h8j9k0ms', onDay: '2026-12-21', indicators: '9' }
  await quentin.post('/audits', next)
  await quentin.post(`/audits/${next.id}/points/9/finding`, { verdict: 'minor', comment: 'Encore', version: '0' })
  const found = await rows(
    `SELECT grade FROM audit_findings WHERE organisation_id = 'lisiere' AND audit_id = '${next.id}'`,
  )
  expect(found).toEqual([{ grade: 'major' }])
})

test('two people who see the same point at once leave one verdict and one finding', async () => {
  const [one, other] = await Promise.all([visitor('quentin'), visitor('odile')])
  const said = { verdict: 'major', comment: 'CV absent', version: '0' }
  const answers = await Promise.all(
    [one, other].map((person) => person.post('/audits/interne/points/21/finding', said)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const found = await rows(
    "SELECT count(*) AS n FROM audit_findings WHERE organisation_id = 'lisiere' AND audit_id = 'interne' AND number = 21",
  )
  expect(found).toEqual([{ n: 1 }])
})

test('a finding is closed once, with what was done', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.post('/audits/findings/tarifs/closure', { note: '' })).status).toBe(422)
  expect((await quentin.post('/audits/findings/tarifs/closure', { note: 'Page corrigée' })).status).toBe(303)
  expect(await (await quentin.get('/audits/interne')).text()).toContain('Page corrigée')
  expect((await quentin.post('/audits/findings/tarifs/closure', { note: 'Encore' })).status).toBe(422)
})

test('audits are read by who reads quality, changed by who leads it, and never seen by the mirror or a trainer', async () => {
  const ana = await visitor('ana')
  expect((await ana.get('/audits')).status).toBe(200)
  expect((await ana.post('/audits', audit)).status).toBe(404)
  expect((await (await visitor('bruno')).get('/audits')).status).toBe(404)
  expect(await (await (await visitor('quentin')).get('/audits')).text()).not.toContain('miroir')
})
