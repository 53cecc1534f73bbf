import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { YearGroup } from '#db/surveys/results-programmes.ts'
import { publishedOf, sharesOf } from '#domain/surveys/indicators.ts'
import { makeIds } from '#edge/ids.ts'
import { runs } from '#test/runs.ts'
import { clock, stranger, visitor, world } from '#test/visit.ts'
import { handlersOf } from './subscriptions.ts'
import { publishResults } from './survey-results.ts'

beforeAll(world)

const publish = () => publishResults(env, { clock, ids: makeIds(clock.now), handlersOf })
const textOf = async (response: Response) => (await response.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('each night tells what a programme comes to, for everybody, once', async () => {
  expect(await publish()).toBeGreaterThan(0)
  const { results } = await env.SHARD_1.prepare(
    "SELECT * FROM programme_results WHERE organisation_id = 'lisiere' AND programme_id = 'rps' AND year = '2026'",
  ).all()
  expect(results).toMatchObject([
    { asked: 2, answered: 1, answers: 1, satisfied: 1, satisfaction: 75, promoters: 1, enrolled: 2, given_up: 0 },
  ])
  const open = await textOf(await stranger().get('/o/lisiere/rps'))
  expect(open).toContain('Année 2026, 1 réponse')
  expect(open).toContain('Satisfaction 75 %')
  expect(open).toContain('Sont allés au bout 100 % sur 2 inscrits')
  expect(await publish()).toBe(0)
  const { results: told } = await env.SHARD_1.prepare(
    "SELECT 1 FROM events WHERE organisation_id = 'lisiere' AND action = 'results_published' AND subject_id = 'rps'",
  ).all()
  expect(told).toHaveLength(1)
})

test('the office reads all of them by year', async () => {
  const quentin = await visitor('quentin')
  const text = await textOf(await quentin.get('/surveys/results'))
  expect(text).toContain('Prévenir les risques psychosociaux')
  expect(text).not.toContain('miroir')
  expect(await textOf(await quentin.get('/surveys/results?year=2024'))).toContain('Rien encore pour cette année')
})

test('somebody who gave up once begun is told; who withdrew before is not counted', async () => {
  await env.SHARD_1.batch(
    ['lea', 'gael'].map((who) =>
      env.SHARD_1.prepare(
        "INSERT OR IGNORE INTO enrolment_ends VALUES ('lisiere', ?1, 'abandoned', 1, 'seed', 'Parti')",
      ).bind(`${who}-passee`),
    ),
  )
  await env.SHARD_1.prepare(
    "UPDATE presences SET minutes = 0 WHERE organisation_id = 'lisiere' AND enrolment_id = 'lea-passee'",
  ).run()
  await publish()
  const { results } = await env.SHARD_1.prepare(
    "SELECT enrolled, given_up FROM programme_results WHERE organisation_id = 'lisiere' AND programme_id = 'rps' AND year = '2026'",
  ).all()
  expect(results).toEqual([{ enrolled: 1, given_up: 1 }])
})

test('what too few have answered is never published, nor what would tell of the other years', () => {
  const size = fc.integer({ min: 0, max: 15 })
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 6 }), size, (now, before, smallest, hidden) => {
      const group = (answers: number): YearGroup => ({
        ...{ programmeId: 'p', surveyId: 's', asked: 20, answered: answers, answers },
        ...{ satisfied: answers, satisfaction: answers * 80, promoters: answers, passives: 0, detractors: 0 },
      })
      const ends = [{ id: 's', smallestGroup: smallest, hidden, least: 'p' }]
      const published = publishedOf('p', '2026', [group(now)], [group(now + before)], ends, { enrolled: 0, givenUp: 0 })
      if (published.answers === 0) {
        expect(sharesOf(published)).toMatchObject({ satisfaction: null, recommendation: null })
        return
      }
      expect(published.answers).toBeGreaterThanOrEqual(smallest)
      expect(before === 0 || before >= smallest).toBe(true)
      expect(hidden === 0 || hidden >= smallest).toBe(true)
    }),
    { numRuns: runs(300) },
  )
})
