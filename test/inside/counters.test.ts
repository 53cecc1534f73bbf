import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { fold } from '#db/fold.ts'
import { runs } from '#test/runs.ts'
import { world } from '#test/visit.ts'
import { report } from '../report.ts'

beforeAll(world)

const histories = runs(200)

test('counters and words are what a recount finds, after any history', async () => {
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

test('the law sees a counter that forgot, and a word left behind', async () => {
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("UPDATE counters SET value = value + 1 WHERE organisation_id = 'lisiere' AND name = 'persons'"),
    env.SHARD_1.prepare(
      "INSERT INTO tokens (organisation_id, word, kind, id) VALUES ('miroir', 'fantome', 'site', 'nantes')",
    ),
    env.SHARD_1.prepare(
      "UPDATE memberships SET sort_key = 'ailleurs' WHERE organisation_id = 'lisiere' AND id = 'ana'",
    ),
  ])
  expect(await apart()).toEqual([
    expect.stringContaining('counters: lisiere persons'),
    'tokens: miroir fantome site nantes',
    'memberships: lisiere ana',
  ])
})

type Step = {
  what: 'open' | 'rename' | 'close'
  kind: 'site' | 'person'
  organisation: string
  id: string
  name: string
}

/** Few ids, so that histories meet themselves; names with all that folding has to bear. */
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('open', 'rename', 'rename', 'close'),
  kind: fc.constantFrom('site', 'person'),
  organisation: fc.constantFrom('lisiere', 'miroir'),
  id: fc.constantFrom('x1', 'x2', 'x3', 'x4'),
  name: fc.oneof(
    fc.constantFrom('L’Hermitte-Noël Anne', 'anne anne ANNE', '«  »', 'Cœur\\d’Ébène "72"', ''),
    fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
  ),
})

function statementsOf({ what, kind, organisation, id, name }: Step): D1PreparedStatement[] {
  const key = fold(name)
  const run = (sql: string, ...values: string[]) => env.SHARD_1.prepare(sql).bind(organisation, id, ...values)
  if (kind === 'site') {
    if (what === 'open')
      return [run("INSERT OR IGNORE INTO sites VALUES (?1, ?2, ?3, ?4, '', '', '', '', '', 1, 0)", name, key)]
    if (what === 'rename')
      return [run('UPDATE sites SET name = ?3, sort_key = ?4 WHERE organisation_id = ?1 AND id = ?2', name, key)]
    return [run('DELETE FROM sites WHERE organisation_id = ?1 AND id = ?2')]
  }
  if (what === 'open')
    return [
      run("INSERT OR IGNORE INTO persons VALUES (?1, ?2, ?3, '', ?4, '', '', NULL, 1, 0)", name, key),
      run(
        "INSERT OR IGNORE INTO memberships (organisation_id, id, person_id, role, all_sites, at, by_id) VALUES (?1, ?2, ?2, 'trainee', 1, 0, 'test')",
      ),
    ]
  if (what === 'rename')
    return [run('UPDATE persons SET given_name = ?3, sort_key = ?4 WHERE organisation_id = ?1 AND id = ?2', name, key)]
  return [
    run('DELETE FROM memberships WHERE organisation_id = ?1 AND person_id = ?2'),
    run('DELETE FROM persons WHERE organisation_id = ?1 AND id = ?2'),
  ]
}

/** So that a history which fails fails again alone. */
const emptied = (): D1PreparedStatement[] =>
  ['memberships', 'persons', 'sites'].map((table) => env.SHARD_1.prepare(`DELETE FROM ${table} WHERE id GLOB 'x[1-4]'`))

/** Every derived line that a recount does not find, and every one it finds that is not there. */
async function apart(): Promise<string[]> {
  const things = await all<{ organisation: string; kind: string; id: string; key: string }>(
    `SELECT organisation_id AS organisation, 'person' AS kind, id, sort_key AS key FROM persons
      UNION ALL SELECT organisation_id, 'site', id, sort_key FROM sites`,
  )
  const counted = Map.groupBy(things, ({ organisation, kind }) => `${organisation} ${kind}s`)
  const counters = [
    ...[...counted].map(([name, some]) => `${name} ${some.length}`),
    ...(await lines(`SELECT organisation_id || ' incoming ' || source_id || ' ' || count(*) AS line FROM incoming
      GROUP BY organisation_id, source_id
      UNION ALL SELECT organisation_id || ' deliveries ' || subscription_id || ' ' || count(*) FROM deliveries
      GROUP BY organisation_id, subscription_id`)),
  ]
  const words = things.flatMap(({ organisation, kind, id, key }) =>
    [...new Set(key.split(' '))].filter(Boolean).map((word) => `${organisation} ${word} ${kind} ${id}`),
  )
  const members = await all<{ line: string }>(
    `SELECT memberships.organisation_id || ' ' || memberships.id AS line FROM memberships JOIN persons
      ON persons.organisation_id = memberships.organisation_id AND persons.id = memberships.person_id
      WHERE memberships.sort_key <> persons.sort_key`,
  )
  return [
    ...differences(
      'counters',
      counters,
      await lines("SELECT organisation_id || ' ' || name || ' ' || value AS line FROM counters WHERE value <> 0"),
    ),
    ...differences(
      'tokens',
      words,
      await lines("SELECT organisation_id || ' ' || word || ' ' || kind || ' ' || id AS line FROM tokens"),
    ),
    ...members.map(({ line }) => `memberships: ${line}`),
  ]
}

function differences(table: string, recount: readonly string[], kept: readonly string[]): string[] {
  const [here, there] = [new Set(kept), new Set(recount)]
  const odd = [...kept.filter((line) => !there.has(line)), ...recount.filter((line) => !here.has(line))]
  return odd.slice(0, 1).map((line) => `${table}: ${line}`)
}

const lines = async (sql: string): Promise<string[]> => (await all<{ line: string }>(sql)).map(({ line }) => line)

const all = async <Row>(sql: string): Promise<Row[]> => (await env.SHARD_1.prepare(sql).all<Row>()).results
