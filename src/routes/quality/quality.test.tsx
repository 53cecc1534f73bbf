import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { open } from '#db/open.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { newTally } from '#db/tally.ts'
import { commit, record } from '#domain/events/commit.ts'
import { nationalGrids } from '#domain/quality/grid/national.ts'
import { ruleAs, servedBy } from '#domain/quality/proofs/rule-choice.ts'
import { proofRules } from '#domain/quality/proofs/rules.ts'
import { makeIds } from '#edge/ids.ts'
import { lookAtProofs } from '#jobs/proofs-daily.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { makeQueue } from '#test/queue.ts'
import { clock, now, visitor, world } from '#test/visit.ts'
import { events as told } from '#words/fr/events.ts'

beforeAll(world)

const proof = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  label: 'Procédure de réclamation',
  indicators: '31, 32',
  happenedOn: '2026-11-02',
  validUntil: '',
  link: '',
  note: 'Affichée à l’accueil',
}

test('every rule answers something that is really recorded', () => {
  const unknown = Object.values(proofRules).flatMap(({ actions }) =>
    actions.filter((action) => !(action in told.actions)),
  )
  expect(unknown).toEqual([])
})

test('a rule that is changed writes otherwise from then on, and every proof names the version that wrote it', async () => {
  const quentin = await visitor('quentin')
  const rule = '/quality/rules/programme_written'
  expect(await (await quentin.get('/quality/rules')).text()).toContain('Programme écrit ou modifié')
  expect((await quentin.post(rule, { on: 'on', indicators: ['6', '22'], version: '0' })).status).toBe(303)
  expect((await quentin.post(rule, { on: 'on', indicators: ['1'], version: '0' })).status).toBe(409)
  const kept = await env.SHARD_1.prepare("SELECT * FROM proof_rules WHERE organisation_id = 'lisiere'").all()
  // An indicator that the rule does not offer is nobody's to add.
  expect(kept.results).toMatchObject([{ rule: 'programme_written', version: 1, is_on: 1, indicators: '[6]' }])

  await jobOf('programme_created', { title: 'Chariots' })
  expect(await proofsOf('programme_written')).toEqual([{ label: 'Chariots', indicators: '[6]', rule_version: 1 }])

  expect((await quentin.post(rule, { version: '1' })).status).toBe(303)
  expect(await (await quentin.get(rule)).text()).toContain('Arrêtée')
  await jobOf('programme_created', { title: 'Ponts' })
  expect(await proofsOf('programme_written')).toHaveLength(1)
})

test('an event that names its indicators serves those of the rule only', () => {
  const rule = ruleAs('watch_used', undefined)
  expect(servedBy(rule, { indicators: [24, 31] })).toEqual([24])
  expect(servedBy(rule, {})).toEqual([23, 24, 25])
  expect(servedBy({ ...rule, isOn: false }, {})).toEqual([])
})

test('a proof added by hand serves its indicators until it is withdrawn, and again once it is given back', async () => {
  const quentin = await visitor('quentin')
  const before = await (await quentin.get('/quality/indicators/31')).text()
  expect(before).toContain('Sans preuve')

  expect((await quentin.post('/quality/proofs?indicator=31', proof)).status).toBe(303)
  for (const number of [31, 32])
    expect(await (await quentin.get(`/quality/indicators/${number}`)).text()).toContain('Procédure de réclamation')

  const page = `/quality/proofs/${proof.id}`
  expect((await quentin.post(`${page}/withdrawal`, { reason: 'Refaite' })).status).toBe(303)
  expect(await (await quentin.get('/quality/indicators/31')).text()).not.toContain('Procédure de réclamation')
  expect(await (await quentin.get(page)).text()).toContain('Refaite')
  expect((await quentin.post(`${page}/withdrawal`, { reason: 'Encore' })).status).toBe(409)

  expect((await quentin.post(`${page}/return`)).status).toBe(303)
  expect(await (await quentin.get('/quality/indicators/31')).text()).toContain('Couvert')
})

test('what is wrong with a proof is said beside its field, and nothing typed is lost', async () => {
  const quentin = await visitor('quentin')
  const response = await quentin.post('/quality/proofs?indicator=31', { ...proof, label: '', indicators: 'aucun' })
  const page = await response.text()
  expect([response.status, page.includes('Affichée à l’accueil')]).toEqual([422, true])
})

test('what does not concern the activity leaves the count', async () => {
  const quentin = await visitor('quentin')
  expect(await (await quentin.get('/quality')).text()).toContain('sur 22')
  const profile = { categories: ['AF', 'CFA'], auditType: 'surveillance', certifiedOn: '2025-09-01', version: '0' }
  expect((await quentin.post('/quality/profile', profile)).status).toBe(303)
  const page = await (await quentin.get('/quality')).text()
  expect(page).toContain('sur 32')
  expect(page).toContain('Échéances du certificat')
  expect((await quentin.post('/quality/profile', { ...profile, version: '7' })).status).toBe(409)
  // Who opened the form before it was described has not seen what it says now.
  expect((await quentin.post('/quality/profile', profile)).status).toBe(409)
})

test('the page says when the certificate is looked at again, and by when findings are put right', async () => {
  const quentin = await visitor('quentin')
  const [{ version = 0 } = {}] = await rowsOf(
    'SELECT version FROM quality_profiles WHERE organisation_id = ?',
    'lisiere',
  )
  const profile = { categories: ['AF', 'CFA'], certifiedOn: '2025-09-01', version: String(version) }
  const dates = { ...profile, auditType: 'surveillance', auditOn: '2027-08-02' }
  expect((await quentin.post('/quality/profile', dates)).status).toBe(303)
  const page = (await (await quentin.get('/quality')).text()).replaceAll('\u00a0', ' ')
  // Between the fourteenth month and the twenty-second; three months for a major, six for a minor.
  const days = ['1 nov. 2026', '1 juil. 2027', '1 sept. 2028', '2 nov. 2027', '2 févr. 2028', 'Trop tard']
  expect(days.filter((day) => !page.includes(day))).toEqual([])

  await env.SHARD_1.prepare(
    `INSERT INTO audit_findings (organisation_id, id, audit_id, number, indicator, grade, said, due_on, ticket_id, found_by, at, by_id, is_open)
      SELECT 'lisiere', 'constat-9', id, 9, 9, 'minor', 'Convocations tardives', '2027-03-04', '', '', 0, 'seed', 1
      FROM audits WHERE organisation_id = 'lisiere' LIMIT 1`,
  ).run()
  const found = await (await quentin.get('/quality')).text()
  expect([found.includes('Convocations tardives'), found.includes('4 mars 2027'.replaceAll(' ', '\u00a0'))]).toEqual([
    true,
    true,
  ])
})

test('an audit of before November 2026 is seen by the grid of then', async () => {
  const quentin = await visitor('quentin')
  expect(await (await quentin.get('/quality?on=2026-10-31')).text()).toContain('V9')
  expect(await (await quentin.get('/quality')).text()).toContain('V10')
})

test('a trainer sees nothing of it', async () => {
  expect((await (await visitor('bruno')).get('/quality')).status).toBe(404)
})

test('the database keeps the indicators of the proofs that stand, and no others', async () => {
  const apart = await env.SHARD_1.prepare(
    `SELECT count(*) AS n FROM proofs, json_each(proofs.indicators) WHERE NOT EXISTS (
      SELECT 1 FROM proof_withdrawals WHERE proof_withdrawals.organisation_id = proofs.organisation_id AND proof_id = proofs.id)
      AND NOT EXISTS (SELECT 1 FROM proof_indicators WHERE proof_indicators.organisation_id = proofs.organisation_id
      AND proof_id = proofs.id AND indicator = value)`,
  ).first<{ n: number }>()
  expect(apart?.n).toBe(0)
})

test('a proof is replaced by another, which is checked, and both stay to be read', async () => {
  const quentin = await visitor('quentin')
  const next = { ...proof, id: '01kaq2v7m8k3d5f6g7h8j9k0mr', label: 'Règlement de 2027', indicators: '9' }
  const unknown = await quentin.post('/quality/proofs?indicator=9', { ...next, sessions: 'NULLE-PART' })
  const again = await unknown.text()
  expect([unknown.status, again.includes('aucune session'), again.includes('Règlement de 2027')]).toEqual([
    422,
    true,
    true,
  ])

  const [session] = await rowsOf('SELECT code FROM sessions WHERE id = ? AND organisation_id = ?', 'passee', 'lisiere')
  const told = { ...next, sessions: String(session?.code), 'site-vannes': 'on', replaces: 'reglement' }
  expect((await quentin.post('/quality/proofs?indicator=9', told)).status).toBe(303)
  const before = await (await quentin.get('/quality/proofs/reglement')).text()
  expect([before.includes('Règlement de 2027'), before.includes('Retirée')]).toEqual([true, true])

  const review = { id: '01kaq2v7m8k3d5f6g7h8j9k0ms', verdict: 'weak', comment: 'Dater la page' }
  expect((await quentin.post(`/quality/proofs/${next.id}/validations`, review)).status).toBe(303)
  const page = await (await quentin.get(`/quality/proofs/${next.id}`)).text()
  expect(
    ['Dater la page', 'Quentin', 'À renforcer', 'Vannes', String(session?.code)].filter((word) => !page.includes(word)),
  ).toEqual([])

  // It holds in Vannes, and nowhere else.
  expect(
    await rowsOf('SELECT site_id FROM proof_sites WHERE proof_id = ? AND organisation_id = ?', next.id, 'lisiere'),
  ).toEqual([{ site_id: 'vannes' }])
})

test('every day says once how ready everything is, and which proofs end within the month', async () => {
  const quentin = await visitor('quentin')
  const ending = { ...proof, id: '01kaq2v7m8k3d5f6g7h8j9k0mt', label: 'Assurance', validUntil: '2026-12-10' }
  expect((await quentin.post('/quality/proofs?indicator=31', ending)).status).toBe(303)
  for (let each = 0; each < 2; each++) await lookAtProofs(env, { clock, ids: makeIds(() => now), handlersOf })
  const told =
    "SELECT subject_id FROM events WHERE action = 'proof_expiring' AND organisation_id = ? AND subject_id = ?"
  expect(await rowsOf(told, 'lisiere', ending.id)).toHaveLength(1)
  const days = await rowsOf('SELECT site_id, applicable FROM readiness_days WHERE organisation_id = ?', 'lisiere')
  expect(days).toContainEqual({ site_id: '', applicable: 32 })
  expect(days).toContainEqual({ site_id: 'vannes', applicable: 32 })
  expect(await (await quentin.get('/quality?site=vannes')).text()).toContain('À faire')
})

test('a provisional grid is corrected, and one to come is added as data', async () => {
  const quentin = await visitor('quentin')
  const address = '/quality/grids/V10/indicators/33'
  const correction = { title: 'Évaluation des enseignements', grading: 'major', version: '0' }
  expect((await quentin.post(address, correction)).status).toBe(303)
  expect((await quentin.post(address, correction)).status).toBe(409)
  const corrected = async () =>
    /checked[^>]*name="isAdapted"|name="isAdapted"[^>]*checked/.test(await (await quentin.get(address)).text())
  expect(await corrected()).toBe(false)
  expect((await quentin.post(address, { ...correction, isAdapted: 'on', version: '1' })).status).toBe(303)
  expect(await corrected()).toBe(true)
  const grid = await (await quentin.get('/quality/grids/V10')).text()
  expect([grid.includes('Évaluation des enseignements'), grid.includes('Corrigé ici')]).toEqual([true, true])
  // What is published is not ours to correct.
  expect((await quentin.get('/quality/grids/V9/indicators/1')).status).toBe(404)

  expect((await quentin.post('/quality/grids', { grid: '{"id":"V11"}' })).status).toBe(422)
  const [first] = nationalGrids[0]?.indicators ?? []
  const added = { id: 'V11', from: '2030-01-01', isProvisional: true, indicators: [first] }
  expect((await quentin.post('/quality/grids', { grid: JSON.stringify(added) })).status).toBe(303)
  expect(await (await quentin.get('/quality?on=2030-02-01')).text()).toContain('V11')
})

test('a corrected paper leaves its proofs in a chain, whichever was kept first; a voided one proves nothing', async () => {
  const quentin = await visitor('quentin')
  const paper = (id: string, corrects: string | null) =>
    env.SHARD_1.prepare(
      `INSERT INTO papers SELECT organisation_id, ?, kind, ?, title, session_id, enrolment_id, company_id, person_id, programme_id,
        site_id, language, body, NULL, sha256, ?, at, by_id, NULL FROM papers WHERE organisation_id = 'lisiere' AND id = 'convention-guivarch'`,
    ).bind(id, id, corrects)
  const sending = env.SHARD_1.prepare(
    "INSERT INTO paper_sendings SELECT organisation_id, 'envoi', 'un', NULL, 'denis@lisiere.example', at, by_id FROM papers WHERE organisation_id = 'lisiere' AND id = 'un'",
  )
  const voided = env.SHARD_1.prepare("INSERT INTO paper_voids VALUES ('lisiere', ?, ?, 'seed', 'Mauvais prix')")
  await env.SHARD_1.batch([paper('un', null), sending])
  const issued = await jobOf('paper_issued', { number: 'C-1' }, 'un')
  const sent = await jobOf('paper_sent', { number: 'C-1' }, 'envoi')
  expect(await (await quentin.get(`/quality/proofs/${sent}`)).text()).toContain('href="/papers/un"')

  await env.SHARD_1.batch([voided.bind('un', now), paper('deux', 'un')])
  await jobOf('paper_voided', { number: 'C-1', reason: 'Mauvais prix' }, 'un')
  const again = await jobOf('paper_issued', { number: 'C-2' }, 'deux')
  for (const id of [issued, sent]) {
    expect(await (await quentin.get(`/quality/proofs/${id}`)).text()).toContain('Mauvais prix')
    expect(
      await rowsOf('SELECT 1 FROM proof_indicators WHERE proof_id = ? AND organisation_id = ?', id, 'lisiere'),
    ).toEqual([])
  }
  expect(await successionsOf(issued)).toEqual([{ proof_id: again }])
  expect(await (await quentin.get(`/quality/proofs/${again}`)).text()).toContain('Remplace')
  expect(await (await quentin.get(`/quality/proofs/${issued}`)).text()).toContain(
    'Remplacée par une preuve plus récente',
  )

  // Voided by mistake: it stands again, and what it proved with it; what a person withdrew stays withdrawn.
  const stands = () =>
    rowsOf(
      'SELECT DISTINCT proof_id FROM proof_indicators WHERE proof_id = ? AND organisation_id = ?',
      again,
      'lisiere',
    )
  await env.SHARD_1.batch([voided.bind('deux', now)])
  await jobOf('paper_voided', { number: 'C-2', reason: 'Mauvais prix' }, 'deux')
  expect(await stands()).toEqual([])
  await env.SHARD_1.prepare("DELETE FROM paper_voids WHERE organisation_id = 'lisiere' AND paper_id = 'deux'").run()
  await jobOf('paper_restored', { number: 'C-2' }, 'deux')
  await jobOf('paper_voided', { number: 'C-2', reason: 'Trop tard' }, 'deux')
  expect(await stands()).toEqual([{ proof_id: again }])
  await quentin.post(`/quality/proofs/${again}/withdrawal`, { reason: 'Doublon' })
  await jobOf('paper_restored', { number: 'C-2' }, 'deux')
  expect(await stands()).toEqual([])
  await quentin.post(`/quality/proofs/${again}/return`)
  expect(await stands()).toEqual([{ proof_id: again }])

  // Voided and corrected before any of it was kept.
  await env.SHARD_1.batch([voided.bind('deux', now), paper('trois', 'deux')])
  await jobOf('paper_voided', { number: 'C-2', reason: 'Mauvais prix' }, 'deux')
  const third = await jobOf('paper_issued', { number: 'C-3' }, 'trois')
  const late = await jobOf('paper_issued', { number: 'C-2' }, 'deux')
  expect(await successionsOf(again)).toEqual([{ proof_id: third }])
  expect(
    await rowsOf('SELECT reason FROM proof_withdrawals WHERE proof_id = ? AND organisation_id = ?', late, 'lisiere'),
  ).toEqual([{ reason: 'Mauvais prix' }])
})

test('an absence that was justified proves it from then on; one that was none proves nothing', async () => {
  const said = { session: 'encours', name: 'Malo', enrolment: 'malo-encours' }
  const noted = await jobOf('presence_absent', said, 'encours-0')
  const justified = await jobOf('presence_corrected', { ...said, state: 'justified', reason: 'Arrêt' }, 'encours-0')
  expect(await successionsOf(noted)).toEqual([{ proof_id: justified }])
  await jobOf('presence_corrected', { ...said, state: 'present', reason: 'Il était là' }, 'encours-0')
  const standing = await rowsOf(
    `SELECT proofs.id, reason FROM proofs LEFT JOIN proof_withdrawals ON proof_withdrawals.organisation_id = proofs.organisation_id
      AND proof_id = proofs.id WHERE rule = ? AND proofs.organisation_id = ? ORDER BY reason`,
    'absence_followed',
    'lisiere',
  )
  expect(standing).toEqual([
    { id: noted, reason: 'Arrêt' },
    { id: justified, reason: 'Il était là' },
  ])
})

const successionsOf = (replaced: string) =>
  rowsOf('SELECT proof_id FROM proof_successions WHERE replaced_id = ? AND organisation_id = ?', replaced, 'lisiere')

async function rowsOf(statement: string, ...values: string[]): Promise<Record<string, unknown>[]> {
  const { results } = await env.SHARD_1.prepare(statement)
    .bind(...values)
    .all()
  return results
}

/** It happened, and its job is done: the id of what happened. */
async function jobOf(action: string, payload: Record<string, unknown>, subject = 'manager'): Promise<string> {
  const ids = makeIds(() => now)
  const { db } = open(env.SHARD_1, { organisationId: 'lisiere', from: 'first-primary', guard: true, tally: newTally() })
  const owed: Owed[] = []
  const actor = { kind: 'job', id: 'test' } as const
  const scope: Scope = {
    ...{ organisationId: 'lisiere', shard: 'SHARD_1', db, actor, sites: 'all', requestId: 'test', knock: null },
    ...{ clock, ids, handlersOf, owed: (work) => owed.push(work) },
  }
  await commit(scope, [record(scope, action, subject, payload)])
  const queue = makeQueue()
  // Papers of these tests have no bytes to be mailed.
  for (const work of owed.filter(({ handler }) => handler !== 'mailPaper')) queue.put(work)
  await queue.deliver()
  return owed[0]?.eventId ?? ''
}

async function proofsOf(rule: string) {
  const { results } = await env.SHARD_1.prepare(
    "SELECT label, indicators, rule_version FROM proofs WHERE organisation_id = 'lisiere' AND rule = ?",
  )
    .bind(rule)
    .all()
  return results
}
