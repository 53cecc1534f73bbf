import { env } from 'cloudflare:workers'
import { staffRoles } from '#domain/members/matrix.ts'

/** Every derived line that a recount does not find, and every one it finds that is not there; the first of each table. */
export async function apart(): Promise<string[]> {
  const answers = await env.SHARD_1.batch(Object.values(questions).map((sql) => env.SHARD_1.prepare(sql)))
  const rows = <Row>(question: keyof typeof questions): Row[] =>
    (answers[Object.keys(questions).indexOf(question)]?.results ?? []) as Row[]
  const lines = (question: keyof typeof questions) => rows<{ line: string }>(question).map(({ line }) => line)

  const things = rows<Thing>('things')
  const counted = Map.groupBy(
    things.filter(({ kind }) => kind !== 'member'),
    ({ organisation, kind }) => `${organisation} ${kind}s`,
  )
  const unprotected = Map.groupBy(lines('bare'), (line) => `${line.split(' ')[0]} unprotected_staff`)
  const numbers = [...counted, ...unprotected].map(([name, some]) => `${name} ${some.length}`)
  return [
    ...differences('counters', numbers, lines('counters')),
    ...differences('tokens', things.flatMap(turned), lines('tokens')),
    ...lines('strangers').slice(0, 3),
    ...differences('unprotected_staff', lines('bare'), lines('unprotected')),
    ...staleMenus(rows('open'), rows('menus')),
  ]
}

type Thing = { organisation: string; kind: string; id: string; key: string }
type Site = { organisation: string; id: string; name: string }

/** Rows that carry another name than the person's, or another person. */
const strangersOf = (table: string, person: string): string =>
  `SELECT '${table}: ' || ${table}.organisation_id || ' ' || persons.id || ' ' || ${table}.sort_key AS line
    FROM ${table} JOIN persons ON persons.organisation_id = ${table}.organisation_id AND persons.id = ${person}
    WHERE ${table}.sort_key <> persons.sort_key OR ${table}.person_id <> persons.id`

const wearer = `(SELECT person_id FROM memberships
  WHERE memberships.organisation_id = membership_sites.organisation_id AND memberships.id = membership_id)`

const questions = {
  things: `SELECT organisation_id AS organisation, 'person' AS kind, id, sort_key AS key FROM persons
    UNION ALL SELECT organisation_id, 'site', id, sort_key FROM sites
    UNION ALL SELECT DISTINCT persons.organisation_id, 'member', persons.id, persons.sort_key FROM persons
      JOIN memberships ON memberships.organisation_id = persons.organisation_id AND person_id = persons.id`,
  bare: `SELECT DISTINCT persons.organisation_id || ' ' || persons.sort_key || ' ' || persons.id AS line FROM persons
    JOIN memberships ON memberships.organisation_id = persons.organisation_id AND person_id = persons.id
    WHERE role IN (${staffRoles.map((role) => `'${role}'`).join(', ')}) AND NOT EXISTS (SELECT 1 FROM second_factors
      WHERE second_factors.organisation_id = persons.organisation_id AND second_factors.person_id = persons.id)`,
  counters: `SELECT organisation_id || ' ' || name || ' ' || value AS line FROM counters
    WHERE value <> 0 AND name IN ('persons', 'sites', 'unprotected_staff')`,
  tokens: `SELECT concat_ws(' ', organisation_id, kind, words, earlier, id) AS line FROM tokens
    WHERE kind IN ('person', 'member', 'site')`,
  strangers: [
    strangersOf('memberships', 'memberships.person_id'),
    strangersOf('membership_sites', wearer),
    strangersOf('suspensions', 'suspensions.person_id'),
  ].join(' UNION ALL '),
  unprotected: "SELECT organisation_id || ' ' || sort_key || ' ' || person_id AS line FROM unprotected_staff",
  open: `SELECT organisation_id AS organisation, id, name FROM sites WHERE NOT EXISTS (SELECT 1 FROM site_closures
    WHERE site_closures.organisation_id = sites.organisation_id AND site_id = sites.id) ORDER BY sort_key, id`,
  menus: 'SELECT organisation_id AS organisation, sites FROM site_menus',
} as const

/** The name once for each of its words, turned to begin with it; of two that look the same, the first. */
function turned({ organisation, kind, id, key }: Thing): string[] {
  const words = key.split(' ').filter(Boolean)
  const turns = words.map((_, at) => {
    const earlier = words.slice(0, at)
    return [[...words.slice(at), ...earlier].join(' '), earlier.join(' ')] as const
  })
  const firsts = turns.filter(([text], at) => turns.findIndex(([other]) => other === text) === at)
  return firsts.map(([text, earlier]) => `${organisation} ${kind} ${text} ${earlier} ${id}`)
}

function staleMenus(open: readonly Site[], menus: readonly { organisation: string; sites: string }[]): string[] {
  const shown = Map.groupBy(open, ({ organisation }) => organisation)
  const stale = menus.filter(({ organisation, sites }) => {
    const expected = (shown.get(organisation) ?? []).slice(0, 20).map(({ id, name }) => [id, name])
    return JSON.stringify(JSON.parse(sites)) !== JSON.stringify(expected)
  })
  return stale.map(({ organisation, sites }) => `site_menus: ${organisation} ${sites}`)
}

function differences(table: string, recount: readonly string[], kept: readonly string[]): string[] {
  const [here, there] = [new Set(kept), new Set(recount)]
  const odd = [...kept.filter((line) => !there.has(line)), ...recount.filter((line) => !here.has(line))]
  return odd.slice(0, 1).map((line) => `${table}: ${line}`)
}
