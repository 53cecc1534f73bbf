import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { staffRoles } from '#domain/members/matrix.ts'
import { runs } from '#test/runs.ts'
import { world } from '#test/visit.ts'
import { report } from '../report.ts'
import { emptied, type Step, statementsOf, step } from './counters-history.ts'
import { apart } from './counters-recount.ts'

beforeAll(world)

const histories = runs(200)

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
