import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { world } from '#test/visit.ts'
import { report } from '../report.ts'
import { answerStatements, answerStep, answersEmptied } from './results-history.ts'
import { resultsApart } from './results-recount.ts'

beforeAll(async () => {
  await world()
  await env.SHARD_1.batch(
    [
      "UPDATE surveys SET smallest_group = 2 WHERE organisation_id = 'miroir'",
      "UPDATE survey_groups SET score = -1 WHERE organisation_id = 'miroir'",
    ].map((sql) => env.SHARD_1.prepare(sql)),
  )
})

test('results of surveys are what a recount of the answers finds, after any history', async () => {
  const tried = runs(60)
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(answerStep, { minLength: 5, maxLength: 25 }), async (history) => {
      steps += history.length
      await env.SHARD_1.batch([...answersEmptied(), ...history.flatMap(answerStatements)])
      expect(await resultsApart()).toEqual([])
    }),
    { numRuns: tried, seed: 20261121 },
  )
  report('results', `${tried} histories, ${steps} steps, 0 apart`)
})

test('the law sees a result that forgot', async () => {
  await env.SHARD_1.batch(
    [
      "UPDATE survey_groups SET silent = silent + 1 WHERE organisation_id = 'miroir' AND dimension = 'site'",
      "UPDATE survey_tallies SET count = 2 WHERE organisation_id = 'lisiere' AND line = 'mot'",
      "UPDATE verbatims SET words = 'Autre chose' WHERE organisation_id = 'lisiere'",
      "DELETE FROM verbatim_words WHERE organisation_id = 'lisiere'",
    ].map((sql) => env.SHARD_1.prepare(sql)),
  )
  expect((await resultsApart()).map((line) => line.split(':')[0])).toEqual([
    'survey_groups',
    'survey_tallies',
    'verbatims',
    'verbatim_words',
  ])
})
