import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { proofRules } from '#domain/quality/proofs/rules.ts'
import { visitor, world } from '#test/visit.ts'
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
  const profile = { categories: ['AF', 'CFA'], auditType: 'surveillance', certifiedOn: '2025-09-01', version: '1' }
  expect((await quentin.post('/quality/profile', profile)).status).toBe(303)
  const page = await (await quentin.get('/quality')).text()
  expect(page).toContain('sur 32')
  expect(page).toContain('Surveillance du')
  expect((await quentin.post('/quality/profile', { ...profile, version: '7' })).status).toBe(409)
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
