import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '#domain/quality/statement/form.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'

beforeAll(world)

const asked = {
  from: '2026-01-01',
  to: '2026-12-31',
  turnover: '10 000',
  charges: '4 000',
  trainerSalaries: '2 500',
  purchases: '',
}
const [first, second, third, ofVannes, ofTheRest, cancelled, professional, paidBack, lastYear] = [
  '01kaq2v7m8k3d5f6g7h8j9k0mp',
  '01kaq2v7m8k3d5f6g7h8j9k0mv',
  '01kaq2v7m8k3d5f6g7h8j9k0mw',
  '01kaq2v7m8k3d5f6g7h8j9k0mx',
  '01kaq2v7m8k3d5f6g7h8j9k0my',
  '01kaq2v7m8k3d5f6g7h8j9k0mz',
  '01kaq2v7m8k3d5f6g7h8j9k0n0',
  '01kaq2v7m8k3d5f6g7h8j9k0n1',
  '01kaq2v7m8k3d5f6g7h8j9k0n2',
]
const nobody = { count: 0, hours: 0 }

test('the statement of the seeded year is the one that was counted by hand', async () => {
  const quentin = await visitor('quentin')
  expect((await quentin.post('/quality/statements', { ...asked, id: first })).status).toBe(303)
  expect(await (await quentin.get(`/quality/statements/${first}`)).text()).toContain('Comptage en cours')
  const { lines } = await counted(quentin, first)

  // Vannes, over in October: Gaël (sent by Ouest) four half-days of 3 h 30, Léa (Guivarc'h) three.
  // 14 h + 10 h 30 = 24 h 30 → 25. Nobody has signed yet in Nantes, in November; December has not come.
  const both = { count: 2, hours: 25 }
  // Each enrolment is sold 980 €, on the last day of its session. Vannes: 980 + 980, both to companies. Nantes, in
  // November: Cléo for herself 980, Malo's company 980, Léa's 980 of which her OPCO pays 600. Nantes, over New Year: 2027.
  // C1 = 980 + 980 + 980 + 380 = 3 320; C2h = 600; C9 = 980; in all 4 900 of 10 000: 49 %.
  const expected = {
    ...{ C1: 3320, C2h: 600, C2: 600, C9: 980, C10: 0, CT: 4900, CP: 49 },
    ...{ DT: 4000, D1: 2500, D2: 0 },
    // Bruno: four half-days in Vannes, six in Nantes in November, two on 31 December: 12 × 3 h 30 = 42 h.
    ...{ E1: { count: 1, hours: 42 }, E2: nobody },
    ...{ F1a: both, F1b: nobody, F1c: nobody, F1d: nobody, F1e: nobody, F1T: both, F2: nobody },
    ...{ F3a: nobody, F3b: nobody, F3d: both, F3T: both },
    ...{ F4: [{ nsf: '413', ...both }], 'F4.autres': nobody, F4T: both, G: nobody },
    'B.distance': false,
  }
  const different = Object.entries(expected).filter(
    ([line, value]) => JSON.stringify(lines[line as keyof typeof lines]) !== JSON.stringify(value),
  )
  report('seeded year', `${Object.keys(expected).length} lines, ${different.length} different`)
  expect(different.map(([line]) => [line, lines[line as keyof typeof lines]])).toEqual([])

  const behind = await (await quentin.get(`/quality/statements/${first}/lines?box=F1a`)).text()
  expect(behind).toContain('Léa')
  expect(behind).toContain('10 h 30'.replaceAll(' ', '\u00a0'))
  const opens = async (box: string) =>
    (await (await quentin.get(`/quality/statements/${first}/lines?${box}`)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(await opens('box=C2h')).toMatch(/Léa[\s\S]*C2h · [\s\S]*600 €/)
  expect((await opens('box=CT')).match(/ €/g)).toHaveLength(6)
  expect((await opens('box=E1')).match(/Bruno/g)).toHaveLength(12)
  expect(await opens('nsf=413')).toContain('Gaël')
  for (const box of ['F2', 'F3a.68', 'F4.autres', 'E2']) expect(await opens(`box=${box}`)).toContain('Aucune ligne.')
  expect((await quentin.get(`/quality/statements/${first}/lines?box=DT`)).status).toBe(404)
  const file = `/quality/statements/${first}/file?format=`
  const csv = await (await quentin.get(`${file}csv`)).text()
  expect(csv).toContain('F1a;2;25')
  const order = ['A.nda;;', 'B.distance;;non', 'C1;;', 'C2a;;', 'C3;;', 'CT;;', 'D1;;', 'E1;', 'F4.1 (413);', 'G;']
  const places = order.map((line) => csv.indexOf(line))
  expect([Math.min(...places) > 0, places.toSorted((one, other) => one - other)]).toEqual([true, places])
  const pdf = new Uint8Array(await (await quentin.get(`${file}pdf`)).arrayBuffer())
  expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-')
  const sheet = await (await quentin.get(`/quality/statements/${first}/sheet`)).text()
  expect(sheet.indexOf('52440000144')).toBeLessThan(sheet.indexOf('C9 ·'))
  expect(sheet.indexOf('C9 ·')).toBeLessThan(sheet.indexOf('F1a ·'))
})

test('two declarations of activity have a statement each, which make up the whole', async () => {
  const odile = await visitor('odile')
  const quentin = await visitor('quentin')
  const vannes = { number: '53560000056', region: 'Bretagne', fromDay: '2026-01-01', sites: 'vannes', version: '1' }
  expect((await odile.post('/settings/declarations/morbihan', { ...vannes, number: '5356' })).status).toBe(422)
  expect((await odile.post('/settings/declarations/morbihan', vannes)).status).toBe(303)
  expect((await odile.post('/settings/declarations/morbihan', vannes)).status).toBe(409)
  const { version: _, ...same } = vannes
  const elsewhere = { ...same, id: ofVannes, number: '53560000064' }
  expect((await odile.post('/settings/declarations', elsewhere)).status).toBe(409)
  expect(await (await quentin.get('/settings/declarations')).text()).toContain(
    'Vannes port · préfet de région Bretagne',
  )

  expect((await quentin.post('/quality/statements', { ...asked, id: third, declaration: 'nowhere' })).status).toBe(422)
  await quentin.post('/quality/statements', { ...asked, id: ofVannes, declaration: 'morbihan' })
  await quentin.post('/quality/statements', { ...asked, id: ofTheRest, declaration: 'own' })
  // What is decided afterwards does not change a count that was asked for.
  expect((await odile.post('/settings/declarations/morbihan/removal')).status).toBe(303)
  const [{ lines: one }, { lines: rest }] = [await counted(quentin, ofVannes), await counted(quentin, ofTheRest)]

  // Vannes: Gaël 14 h and Léa 10 h 30, sold 980 € each; Bruno four half-days of 3 h 30.
  // Nantes: nobody signed, 980 + 380 to companies, 600 to an OPCO, 980 to Cléo; Bruno eight half-days.
  const [both, bruno] = [{ count: 2, hours: 25 }, (hours: number) => ({ count: 1, hours })]
  expect([one.F1T, one.C1, one.C2h, one.C9, one.CT, one.E1]).toEqual([both, 1960, 0, 0, 1960, bruno(14)])
  expect([rest.F1T, rest.C1, rest.C2h, rest.C9, rest.CT, rest.E1]).toEqual([nobody, 1360, 600, 980, 2940, bruno(28)])

  const page = await (await quentin.get(`/quality/statements/${ofVannes}`)).text()
  expect([page.includes('53560000056'), page.includes('Vannes')]).toEqual([true, true])
  const [apart, file] = ['difference', 'file?format=pdf'].map((part) => `/quality/statements/${ofTheRest}/${part}`)
  expect((await quentin.get(apart ?? '')).status).toBe(303)
  expect((await quentin.get(file ?? '')).headers.get('Content-Disposition')).toContain('bpf-2026-')
})

test('what is missing is said where it is missed, and the next count knows it', async () => {
  const quentin = await visitor('odile')
  const page = await (await quentin.get(`/quality/statements/${first}`)).text()
  expect([page.includes('Statut supposé'), page.includes('Gaël')]).toEqual([true, true])
  const fix = `/quality/statements/${first}/fixes?subject=gael`
  expect((await quentin.post(fix, { what: 'status', value: 'someone' })).status).toBe(422)
  expect((await quentin.post(fix, { what: 'status', value: 'job_seeker' })).status).toBe(303)
  expect(await (await quentin.get(`/quality/statements/${first}`)).text()).toContain('Complété')
  const filed = await quentin.post(`/quality/statements/${first}/fixes?subject=rps`, { what: 'nsf', value: '415' })
  expect(filed.status).toBe(303)

  const again = { ...asked, id: second, hour_rounding: 'per_trainee' }
  expect((await quentin.post('/quality/statements', again)).status).toBe(303)
  const { lines, issues } = await counted(quentin, second)
  // Rounded for each: Gaël 14 h, Léa 10 h 30 → 11.
  expect([lines.F1a, lines.F1c, lines.F4]).toEqual([
    { count: 1, hours: 11 },
    { count: 1, hours: 14 },
    [{ nsf: '415', count: 2, hours: 25 }],
  ])
  expect(issues?.status).toEqual(['lea'])

  const difference = await (await quentin.get(`/quality/statements/${second}/difference`)).text()
  expect(['F1a ·', 'F1c ·', '415'].filter((line) => !difference.includes(line))).toEqual([])
  expect(difference).not.toContain('C9 ·')

  const former = `/quality/statements/${second}/difference?with=former`
  expect((await quentin.get(former)).status).toBe(303)
  await quentin.post('/quality/statements', { ...asked, id: lastYear, from: '2025-01-01', to: '2025-12-31' })
  await counted(quentin, lastYear)
  const years = await (await quentin.get(former)).text()
  expect(
    ['31 déc. 2025', 'C9 ·', 'F1c ·'].filter((one) => !years.replaceAll(/[\u00a0\u202f]/g, ' ').includes(one)),
  ).toEqual([])
})

test('what a fund pays for is supposed until somebody says it, beside the sum that it moves', async () => {
  const odile = await visitor('odile')
  const lines = `/quality/statements/${second}/lines?box=C2h`
  expect(await (await odile.get(lines)).text()).toContain('Dispositif supposé')
  const say = (value: string) =>
    odile.post(`/quality/statements/${second}/fixes?subject=lea-encours&box=C2h`, { what: 'scheme', value })
  expect((await say('lottery')).status).toBe(422)
  const said = await say('professionalisation')
  expect([said.status, said.headers.get('Location')]).toEqual([303, lines])
  expect((await say('professionalisation')).status).toBe(303)
  expect(await (await odile.get(lines)).text()).toContain('Contrat de professionnalisation')
  await odile.post('/quality/statements', { ...asked, id: professional })
  const { lines: contract } = await counted(odile, professional)
  expect([contract.C1, contract.C2b, contract.C2h]).toEqual([3320, 600, 0])

  // The fund pays the company back: nothing of it comes here.
  await say('reimbursed')
  await odile.post('/quality/statements', { ...asked, id: paidBack })
  const { lines: back } = await counted(odile, paidBack)
  expect([back.C1, back.C2, back.CT]).toEqual([3920, 0, 4900])
  expect((await say('plan')).status).toBe(303)

  const quentin = await visitor('quentin')
  expect((await quentin.get(lines)).status).toBe(200)
  const fix = `/quality/statements/${second}/fixes?subject=`
  expect((await quentin.post(`${fix}lea-encours`, { what: 'scheme', value: 'plan' })).status).toBe(404)
  expect((await odile.post(`${fix}nobody`, { what: 'scheme', value: 'plan' })).status).toBe(404)
})

test('a trainer with a declaration of its own is a partner, and trainees whom another organisation pays for are its own', async () => {
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      `INSERT INTO partners (organisation_id, id, company_id, person_id, role, nda, certificate, certified_until, contract,
        contract_until, followed, review_on, due_on, version, at, by_id)
        VALUES ('lisiere', 'bruno', NULL, 'bruno', 'subcontractor', '52440000044', '', '', '', '', '', '', '', 1, 0, 'test')`,
    ),
    env.SHARD_1.prepare(
      "INSERT INTO funders SELECT organisation_id, 'autre-of', 'Autre OF', 'autre of', 'organisation', siret, email, version, at FROM funders WHERE organisation_id = 'lisiere' AND id = 'mobilites'",
    ),
    env.SHARD_1.prepare(
      "INSERT INTO fundings SELECT organisation_id, 'gael-autre', 'gael-passee', 'autre-of', 50000, minutes, '', 'granted', 1, at FROM fundings WHERE organisation_id = 'lisiere' AND id = 'lea-mobilites'",
    ),
  ])
  const quentin = await visitor('quentin')
  expect((await quentin.post('/quality/statements', { ...asked, id: third })).status).toBe(303)
  const { lines } = await counted(quentin, third)
  // Gaël's 14 h are the other's, who pays 500 of his 980. Léa's 10 h 30 → 11 were all with Bruno.
  expect([lines.G, lines.F1T, lines.F2, lines.E1, lines.E2, lines.C10, lines.C1]).toEqual([
    { count: 1, hours: 14 },
    { count: 1, hours: 11 },
    { count: 1, hours: 11 },
    nobody,
    { count: 1, hours: 42 },
    500,
    2820,
  ])
  // Partners have taught, and nothing was bought: the two figures that do not go together are told, and open.
  const checks = (await (await quentin.get(`/quality/statements/${third}`)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(checks).toMatch(/D2 : 0, <a href="[^"]*lines\?box=E2">E2 : 1 · 42 h<\/a>/)
  expect(checks).toContain('11 h par stagiaire en moyenne')
  expect(await (await quentin.get(`/quality/statements/${third}/lines?box=F2`)).text()).toContain('Léa')
  expect(await (await quentin.get(`/quality/statements/${third}/lines?box=E2`)).text()).toContain('Bruno')
  const behind = await (await quentin.get(`/quality/statements/${third}/lines?box=G`)).text()
  expect([behind.includes('Gaël'), behind.includes('Léa')]).toEqual([true, false])
})

test('a session that was cancelled is sold to nobody, and counts where somebody had come', async () => {
  await env.SHARD_1.batch(
    ['passee', 'encours'].map((id) =>
      env.SHARD_1.prepare(
        `INSERT INTO session_cancellations (organisation_id, session_id, at, by_id, reason) VALUES ('lisiere', '${id}', 0, 'test', '')`,
      ),
    ),
  )
  const quentin = await visitor('quentin')
  expect((await quentin.post('/quality/statements', { ...asked, id: cancelled })).status).toBe(303)
  const { lines, issues } = await counted(quentin, cancelled)
  // In Vannes the four half-days had been followed; in Nantes in November none, and 31 December is still to come.
  expect([lines.CT, lines.F1T, lines.G, lines.E2, issues?.silent]).toEqual([
    0,
    { count: 1, hours: 11 },
    { count: 1, hours: 14 },
    { count: 1, hours: 21 },
    [],
  ])
})

test('a year that ends before it begins is refused', async () => {
  const quentin = await visitor('quentin')
  const answer = await quentin.post('/quality/statements', { ...asked, id: cancelled, from: '2027-01-01' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('La fin vient avant le début')
})

async function counted(person: Visitor, id: string): Promise<Answer> {
  await runChoreOf(id)
  return (await person.get(`/quality/statements/${id}/file?format=json`)).json() as Promise<Answer>
}

async function runChoreOf(statement: string): Promise<void> {
  const event = await env.SHARD_1.prepare(
    `SELECT outbox.event_id AS id FROM chores
      JOIN events ON events.organisation_id = chores.organisation_id AND events.subject_id = chores.id
      JOIN outbox ON outbox.organisation_id = events.organisation_id AND outbox.event_id = events.id
      WHERE chores.organisation_id = 'lisiere' AND chores.subject_id = ? AND outbox.handler = 'runChore'`,
  )
    .bind(statement)
    .first<{ id: string }>()
  const queue = makeQueue()
  queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: event?.id ?? '', handler: 'runChore' })
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 20; rounds++) await queue.deliver()
}
