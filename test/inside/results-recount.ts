import { env } from 'cloudflare:workers'
import { searchedWords } from '#domain/surveys/verbatim-words.ts'

type Line = Record<string, string | number | null>
type Counted = Map<string, number[]>

/** The first derived line of each table that a recount does not find, or finds and is not there. */
export async function resultsApart(): Promise<string[]> {
  const answers = await env.SHARD_1.batch<Line>(Object.values(questions).map((sql) => env.SHARD_1.prepare(sql)))
  const [groups = [], tallies = [], verbatims = [], words = [], said = [], asked = [], smallest = []] = answers.map(
    ({ results }) => results,
  )
  return [
    ...differing('survey_groups', groups, linesOf(scored(groupsOf(said, asked), smallest))),
    ...differing('survey_tallies', tallies, linesOf(talliesOf(said))),
    ...differing('verbatims', verbatims, verbatimsOf(said)),
    ...differing('verbatim_words', words, wordsOf(said)),
  ]
}

function differing(table: string, kept: readonly Line[], counted: readonly string[]): string[] {
  const [here, there] = [new Set(kept.map((row) => Object.values(row).join('/'))), new Set(counted)]
  const odd = [...[...here].filter((line) => !there.has(line)), ...[...there].filter((line) => !here.has(line))]
  return odd.slice(0, 1).map((line) => `${table}: ${line}`)
}

const linesOf = (counted: Counted): string[] =>
  [...counted]
    .filter(([, numbers]) => numbers.slice(0, 9).some(Boolean))
    .map(([key, numbers]) => [key, ...numbers].join('/'))

/** The score at the end of each line: nothing is said of a group too small. */
function scored(groups: Counted, smallest: readonly Line[]): Counted {
  const least = (key: string) => smallest.find(({ survey }) => key.startsWith(`${survey}/`))?.smallest_group
  return new Map(
    [...groups].map(([key, numbers]) => {
      const [, , , , satisfied = 0, satisfaction = 0] = numbers
      const told = satisfied >= Math.max(1, Number(least(key)))
      return [key, [...numbers, told ? Math.floor((satisfaction * 100) / satisfied) : -1]]
    }),
  )
}

function groupsOf(said: readonly Line[], asked: readonly Line[]): Counted {
  const groups: Counted = new Map()
  for (const each of said) {
    const trainers = new Set(fieldsOf(each).flatMap(({ trainer }) => (trainer ? [trainer] : [])))
    const { satisfaction, recommendation: grade } = each
    const numbers = [
      ...[0, 0, 0, 1, Number(satisfaction !== null), Number(satisfaction ?? 0)],
      Number(grade !== null && Number(grade) > 8),
      Number(grade === 7 || grade === 8),
      Number(grade !== null && Number(grade) < 7),
    ]
    for (const group of [...subjectsOf(each), yearOf(each), ...[...trainers].map((id) => `trainer/${id}/`)])
      add(groups, `${each.organisation_id}/${each.survey_id}/${group}`, numbers)
  }
  for (const each of asked) {
    const { outcome } = each
    const numbers = [1, Number(outcome === 'answered'), Number(outcome === 'silent'), 0, 0, 0, 0, 0, 0]
    for (const group of [...subjectsOf(each).filter((name) => !name.startsWith('month')), yearOf(each)])
      add(groups, `${each.organisation_id}/${each.survey_id}/${group}`, numbers)
  }
  return groups
}

function talliesOf(said: readonly Line[]): Counted {
  const tallies: Counted = new Map()
  for (const each of said)
    for (const { field, line, trainer, repeats, value } of fieldsOf(each))
      for (const one of valuesOf(value)) {
        const count = (group: string, what: string) => {
          const [dimension, subject] = group.split('/')
          add(tallies, [each.organisation_id, each.survey_id, dimension, subject, what, one].join('/'), [1])
        }
        for (const group of [...subjectsOf(each), ...(trainer ? [`trainer/${trainer}/`] : [])]) count(group, line)
        const within = [`within_session/${each.session_id}`, `within_version/${each.programme_version_id}`]
        for (const group of repeats ? within : []) count(group, field)
      }
  return tallies
}

const valuesOf = (value: unknown): number[] => {
  if (Array.isArray(value)) return [...value, -1]
  return typeof value === 'number' ? [value] : String(value).trim() === '' ? [] : [0]
}

const verbatimsOf = (said: readonly Line[]): string[] =>
  said.flatMap((each) =>
    fieldsOf(each).flatMap(({ field, question, value }) =>
      typeof value === 'string' && value.trim() !== ''
        ? [
            [
              ...[each.organisation_id, each.id, field, each.survey_id, question],
              ...[each.programme_id, each.session_id, each.site_id ?? '', monthOf(each), value],
            ].join('/'),
          ]
        : [],
    ),
  )

const wordsOf = (said: readonly Line[]): string[] =>
  said.flatMap((each) =>
    fieldsOf(each).flatMap(({ field, value }) =>
      typeof value === 'string'
        ? [...new Set(searchedWords(value))].map((word) =>
            [each.organisation_id, each.survey_id, word, monthOf(each), each.id, field].join('/'),
          )
        : [],
    ),
  )

function fieldsOf(answer: Line) {
  const said = JSON.parse(String(answer.said)) as Record<string, unknown>
  return Object.entries(said).map(([field, value]) => {
    const [question = '', second = '', third = '', fourth = ''] = field.split(':')
    const repeats = second === 'trainer' || second === 'module'
    const number = repeats ? fourth : second
    return {
      field,
      question,
      value,
      repeats,
      trainer: second === 'trainer' ? third : '',
      line: number ? `${question}:${number}` : question,
    }
  })
}

const monthOf = ({ on_day }: Line): string => String(on_day).slice(0, 7)
const yearOf = ({ programme_id, on_day }: Line): string => `year/${programme_id}~${String(on_day).slice(0, 4)}/`

const subjectsOf = (each: Line): string[] => [
  'all//',
  `programme/${each.programme_id}/`,
  `session/${each.session_id}/${each.programme_id}`,
  `site/${each.site_id ?? ''}/`,
  `month/${monthOf(each)}/`,
]

function add(counted: Counted, key: string, numbers: readonly number[]): void {
  const before = counted.get(key) ?? numbers.map(() => 0)
  counted.set(
    key,
    before.map((number, at) => number + (numbers[at] ?? 0)),
  )
}

const questions = {
  groups: `SELECT * FROM survey_groups WHERE asked <> 0 OR answered <> 0 OR silent <> 0 OR answers <> 0 OR satisfied <> 0
    OR satisfaction <> 0 OR promoters <> 0 OR passives <> 0 OR detractors <> 0`,
  tallies: 'SELECT * FROM survey_tallies WHERE count <> 0',
  verbatims: 'SELECT * FROM verbatims',
  words: 'SELECT organisation_id, survey_id, word, month, answer_id, field FROM verbatim_words',
  said: `SELECT answers.*, programme_version_id FROM answers JOIN sessions
    ON sessions.organisation_id = answers.organisation_id AND sessions.id = session_id`,
  asked: `SELECT participations.organisation_id, survey_id, session_id, programme_id, site_id, opens_on AS on_day, outcome
    FROM participations JOIN askings ON askings.organisation_id = participations.organisation_id AND askings.id = asking_id
    JOIN sessions ON sessions.organisation_id = askings.organisation_id AND sessions.id = session_id
    LEFT JOIN participation_ends ON participation_ends.organisation_id = participations.organisation_id
      AND participation_id = participations.id`,
  smallest: "SELECT organisation_id || '/' || id AS survey, smallest_group FROM surveys",
} as const
