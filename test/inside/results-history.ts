import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'

/** What happens to answers: few names, so that histories meet themselves. */
export type AnswerStep =
  | { what: 'answer'; organisation: string; id: string; answer: Answer }
  | { what: 'withdraw'; organisation: string; id: string }
  | { what: 'ask' | 'spare' | 'end' | 'reopen'; organisation: string; who: string; outcome: string }
  | { what: 'move'; organisation: string; site: string }

type Answer = {
  said: Record<string, number | number[] | string>
  session: string
  site: string | null
  day: string
  satisfaction: number | null
  recommendation: number | null
}

const organisation = fc.constantFrom('lisiere', 'miroir')
const grade = fc.integer({ min: 0, max: 10 })
const answered = fc.oneof(
  grade,
  fc.array(grade, { maxLength: 3 }),
  fc.constantFrom('', ' ', 'Très clair', 'l’été « ŒUVRE »', 'a\u0001"b\\\ncours, ÉTÉS'),
)
const field = fc.constantFrom(
  ...['q', 'means:0', 'means:1', 'clear:module:0', 'clear:module:11', 'lines:module:2:1'],
  ...['listens:trainer:bruno', 'listens:trainer:ana', 'lines:trainer:bruno:0'],
)

export const answerStep: fc.Arbitrary<AnswerStep> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('answer'), organisation, id: idOf(), answer: answerOf() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('withdraw'), organisation, id: idOf() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('ask', 'ask', 'end', 'spare', 'reopen'),
      organisation,
      who: fc.constantFrom('z1', 'z2'),
      outcome: fc.constantFrom('answered', 'silent'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('move'), organisation, site: fc.constantFrom('nantes', 'vannes') }),
  },
)

function idOf() {
  return fc.constantFrom('z1', 'z2', 'z3')
}

function answerOf() {
  return fc.record({
    said: fc.dictionary(field, answered, { maxKeys: 5 }),
    session: fc.constantFrom('passee', 'avenir'),
    site: fc.constantFrom('nantes', 'vannes', null),
    day: fc.constantFrom('2026-11-01', '2026-11-30', '2025-12-31'),
    satisfaction: fc.option(fc.integer({ min: 0, max: 100 })),
    recommendation: fc.option(grade),
  })
}

/** Children first, so that a history which fails fails again alone. */
export const answersEmptied = (): D1PreparedStatement[] =>
  [
    "DELETE FROM answers WHERE id GLOB 'z[0-9]'",
    "DELETE FROM participation_ends WHERE participation_id GLOB 'z[0-9]'",
    "DELETE FROM participations WHERE id GLOB 'z[0-9]'",
    "UPDATE sessions SET site_id = 'vannes' WHERE id = 'passee'",
  ].map((sql) => env.SHARD_1.prepare(sql))

export function answerStatements(step: AnswerStep): D1PreparedStatement[] {
  if (step.what === 'answer') return [inserted(step)]
  const run = (sql: string, ...values: (string | null)[]) => env.SHARD_1.prepare(sql).bind(step.organisation, ...values)
  if (step.what === 'withdraw') return [run('DELETE FROM answers WHERE organisation_id = ?1 AND id = ?2', step.id)]
  if (step.what === 'move')
    return [run("UPDATE sessions SET site_id = ?2 WHERE organisation_id = ?1 AND id = 'passee'", step.site)]
  const { who, outcome } = step
  const reopened = run('DELETE FROM participation_ends WHERE organisation_id = ?1 AND participation_id = ?2', who)
  const statements = {
    ask: [
      run(
        "INSERT OR IGNORE INTO participations VALUES (?1, ?2, 'a-chaud-passee', ?2, ?2, '', 'fr', 0, '2026-11-01', 1)",
        who,
      ),
    ],
    end: [
      run(
        `INSERT OR IGNORE INTO participation_ends SELECT organisation_id, id, ?3, '2026-11-02' FROM participations
          WHERE organisation_id = ?1 AND id = ?2`,
        who,
        outcome,
      ),
    ],
    reopen: [reopened],
    spare: [reopened, run('DELETE FROM participations WHERE organisation_id = ?1 AND id = ?2', who)],
  }
  return statements[step.what]
}

function inserted({ organisation: home, id, answer }: Extract<AnswerStep, { what: 'answer' }>): D1PreparedStatement {
  const { said, session, site, day, satisfaction, recommendation } = answer
  return env.SHARD_1.prepare(
    `INSERT OR IGNORE INTO answers SELECT ?1, ?2, 'a-chaud', 1, id, programme_id, ?4, NULL, ?5, ?6, ?7, '[]', ?8, 'form', NULL
      FROM sessions WHERE organisation_id = ?1 AND id = ?3`,
  ).bind(home, id, session, site, JSON.stringify(said), satisfaction, recommendation, day)
}
