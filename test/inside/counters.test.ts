import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { staffRoles } from '#domain/members/matrix.ts'
import { runs } from '#test/runs.ts'
import { world } from '#test/visit.ts'
import { report } from '../report.ts'
import { emptied, type Step, statementsOf, step } from './counters-history.ts'
import { apart } from './counters-recount.ts'
import { trainingApart, trainingBegun, trainingEmptied, trainingStatements, trainingStep } from './counters-training.ts'

beforeAll(world)

const histories = runs(120)

test('what is derived is what a recount finds, after any history', async () => {
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (history) => {
      steps += history.length
      await env.SHARD_1.batch([...emptied(), ...history.flatMap(statementsOf)])
      expect(await apart()).toEqual([])
    }),
    { numRuns: histories, seed: 20261121 },
  )
  report('counters', `${histories} histories, ${steps} steps, 0 apart`)
})

test('figures of training are what a recount finds, after any history', async () => {
  const tried = runs(80)
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(trainingStep, { minLength: 10, maxLength: 40 }), async (history) => {
      steps += history.length
      await env.SHARD_1.batch([...trainingEmptied(), ...[...trainingBegun, ...history].flatMap(trainingStatements)])
      expect(await trainingApart()).toEqual([])
    }),
    { numRuns: tried, seed: 20261121 },
  )
  report('figures', `${tried} histories, ${steps} steps, 0 apart`)
})

test('the law sees a figure that forgot', async () => {
  await env.SHARD_1.batch([
    ...trainingEmptied(),
    env.SHARD_1.prepare("UPDATE figures SET done = done + 1 WHERE organisation_id = 'miroir' AND dimension = 'site'"),
    env.SHARD_1.prepare("UPDATE session_seats SET taken = taken + 1 WHERE organisation_id = 'lisiere'"),
  ])
  const kept = await trainingApart()
  expect(kept.map((line) => line.split(':')[0])).toEqual(['session_seats', 'figures'])
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("UPDATE figures SET done = done - 1 WHERE organisation_id = 'miroir' AND dimension = 'site'"),
    env.SHARD_1.prepare("UPDATE session_seats SET taken = taken - 1 WHERE organisation_id = 'lisiere'"),
  ])
  expect(await trainingApart()).toEqual([])
})

test('staff is for the database what it is for the rules', async () => {
  const join: Step = { what: 'open', kind: 'person', organisation: 'lisiere', id: 'x1', name: 'Zoé', role: 'owner' }
  for (const role of ['owner', 'coordinator', 'trainer', 'trainee', 'company', 'auditor'] as const) {
    await env.SHARD_1.batch([...emptied(), ...statementsOf({ ...join, role })])
    const { results } = await env.SHARD_1.prepare("SELECT 1 FROM unprotected_staff WHERE person_id = 'x1'").all()
    expect([role, results.length]).toEqual([role, staffRoles.includes(role) ? 1 : 0])
  }
  await env.SHARD_1.batch(emptied())
})

test('the law sees a counter that forgot, a word left behind, and names that were not followed', async () => {
  await env.SHARD_1.batch(
    [
      "UPDATE counters SET value = value + 1 WHERE organisation_id = 'lisiere' AND name = 'persons'",
      "INSERT INTO tokens VALUES ('miroir', 'site', 'fantome', '', 'nantes')",
      "UPDATE memberships SET sort_key = 'ailleurs' WHERE organisation_id = 'lisiere' AND id = 'ana'",
      "UPDATE site_menus SET sites = '[]' WHERE organisation_id = 'miroir'",
      "DELETE FROM unprotected_staff WHERE organisation_id = 'miroir' AND person_id = 'odile'",
    ].map((sql) => env.SHARD_1.prepare(sql)),
  )
  expect(await apart()).toEqual([
    expect.stringContaining('counters: lisiere persons'),
    'tokens: miroir site fantome  nantes',
    'memberships: lisiere ana ailleurs',
    'membership_sites: lisiere ana ailleurs',
    'unprotected_staff: miroir marchand miroir odile odile',
    'site_menus: miroir []',
  ])
})
