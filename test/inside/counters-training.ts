import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'

/** What happens to sessions: few ids, so that histories meet themselves. */
export type TrainingStep = {
  what: (typeof verbs)[number]
  organisation: string
  session: string
  person: string
  slot: number
  number: number
  month: string
}

const verbs = [
  ...['open', 'open', 'move', 'move', 'cancel', 'resume', 'close', 'place', 'stretch', 'free', 'enrol', 'enrol'],
  ...['wait', 'price', 'leave', 'return', 'forget', 'follow', 'follow', 'correct', 'erase', 'spend', 'save', 'cross'],
] as const

export const trainingStep: fc.Arbitrary<TrainingStep> = fc.record({
  what: fc.constantFrom(...verbs),
  organisation: fc.constantFrom('lisiere', 'miroir'),
  session: fc.constantFrom('y1', 'y2'),
  person: fc.constantFrom('cleo', 'lea'),
  slot: fc.integer({ min: 0, max: 1 }),
  number: fc.integer({ min: 0, max: 300 }),
  month: fc.constantFrom('', '2026-11', '2026-12', '2027-01'),
})

/** Two sessions, half-days and people, so that every step finds something to happen to. */
export const trainingBegun: readonly TrainingStep[] = ['lisiere', 'miroir'].flatMap((organisation) =>
  ['y1', 'y2'].flatMap((session) =>
    (['open', 'place', 'enrol', 'follow'] as const).map((what) => ({
      ...{ what, organisation, session, person: 'cleo', slot: 0, number: 210, month: '2026-11' },
    })),
  ),
)

/** Children first, so that a history which fails fails again alone. */
export const trainingEmptied = (): D1PreparedStatement[] =>
  [
    "DELETE FROM presences WHERE session_id GLOB 'y[12]'",
    "DELETE FROM session_costs WHERE session_id GLOB 'y[12]'",
    "DELETE FROM enrolment_ends WHERE enrolment_id GLOB 'y[12]-*'",
    "DELETE FROM enrolments WHERE id GLOB 'y[12]-*'",
    "DELETE FROM slots WHERE session_id GLOB 'y[12]'",
    "DELETE FROM session_cancellations WHERE session_id GLOB 'y[12]'",
    "DELETE FROM sessions WHERE id GLOB 'y[12]'",
  ].map((sql) => env.SHARD_1.prepare(sql))

export function trainingStatements(step: TrainingStep): D1PreparedStatement[] {
  const { organisation, session, person, slot, number, month } = step
  const values = { organisation, session, person, slot, number, month }
  return sqlOf(step.what).map((sql) => {
    const names = [...new Set([...sql.matchAll(/:(\w+)/g)].map(([, name]) => name as keyof typeof values))]
    const text = names.reduce((all, name, at) => all.replaceAll(`:${name}`, `?${at + 1}`), sql)
    return env.SHARD_1.prepare(text).bind(...names.map((name) => values[name]))
  })
}

const enrolment = ":session || '-' || :person"
const half = ":session || '-' || :slot"
const its = 'organisation_id = :organisation'

function sqlOf(what: TrainingStep['what']): string[] {
  const mine = `${its} AND id = ${enrolment}`
  const gone = `${its} AND enrolment_id = ${enrolment}`
  const statements: Record<(typeof verbs)[number], string[]> = {
    open: [
      `INSERT OR IGNORE INTO sessions SELECT organisation_id, :session, programme_id, programme_version_id, site_id, :session,
        title, sort_key, iif(:month = '', '', :month || '-03'), iif(:month = '', '', :month || '-04'), modality, NULL, '', '', 1, 2,
        :number, '', 0, 0, 0, 0, NULL, '', 1, 1 FROM sessions WHERE ${its} AND id = 'avenir'`,
    ],
    move: [
      `UPDATE sessions SET starts_on = iif(:month = '', '', :month || '-05'), site_id = iif(:slot = 0, 'nantes', 'vannes'),
        programme_id = iif(:slot = 0, 'rps', 'manager'), seats_max = :number WHERE ${its} AND id = :session`,
    ],
    cancel: [
      `INSERT OR IGNORE INTO session_cancellations SELECT organisation_id, id, 1, '', '' FROM sessions WHERE ${its} AND id = :session`,
    ],
    resume: [`DELETE FROM session_cancellations WHERE ${its} AND session_id = :session`],
    close: [
      `DELETE FROM presences WHERE ${its} AND session_id = :session`,
      `DELETE FROM session_costs WHERE ${its} AND session_id = :session`,
      `DELETE FROM enrolment_ends WHERE ${its} AND enrolment_id IN (SELECT id FROM enrolments WHERE ${its} AND session_id = :session)`,
      `DELETE FROM presences WHERE ${its} AND enrolment_id IN (SELECT id FROM enrolments WHERE ${its} AND session_id = :session)`,
      `DELETE FROM enrolments WHERE ${its} AND session_id = :session`,
      `DELETE FROM slots WHERE ${its} AND session_id = :session`,
      `DELETE FROM session_cancellations WHERE ${its} AND session_id = :session`,
      `DELETE FROM sessions WHERE ${its} AND id = :session`,
    ],
    place: [
      `INSERT OR IGNORE INTO slots SELECT organisation_id, ${half}, id, '2026-11-03', 1, 2, :number, NULL, '', '', 1, 1, site_id
        FROM sessions WHERE ${its} AND id = :session`,
    ],
    stretch: [`UPDATE slots SET minutes = :number WHERE ${its} AND id = ${half}`],
    free: [
      `DELETE FROM presences WHERE ${its} AND slot_id = ${half}`,
      `DELETE FROM slots WHERE ${its} AND id = ${half}`,
    ],
    enrol: [
      `INSERT OR IGNORE INTO enrolments SELECT organisation_id, ${enrolment}, id, :person, NULL, iif(:slot = 0, 'enrolled', 'held'),
        '', :number * 10, :number, 'office', 0, 1, 1, '' FROM sessions WHERE ${its} AND id = :session`,
    ],
    wait: [`UPDATE enrolments SET state = iif(state = 'waiting', 'enrolled', 'waiting') WHERE ${mine}`],
    price: [`UPDATE enrolments SET price = :number, planned_minutes = :number * 2 WHERE ${mine}`],
    leave: [
      `INSERT OR IGNORE INTO enrolment_ends SELECT organisation_id, id, 'withdrawn', 1, '', '' FROM enrolments WHERE ${mine}`,
    ],
    return: [`DELETE FROM enrolment_ends WHERE ${gone}`],
    forget: [
      `DELETE FROM enrolment_ends WHERE ${gone}`,
      `DELETE FROM presences WHERE ${gone}`,
      `DELETE FROM enrolments WHERE ${mine}`,
    ],
    follow: [
      `INSERT OR IGNORE INTO presences SELECT slots.organisation_id, slots.id, enrolments.id, slots.session_id, 'present', :number, '', 1, ''
        FROM slots, enrolments WHERE slots.organisation_id = :organisation AND slots.id = ${half}
        AND enrolments.organisation_id = :organisation AND enrolments.id = ${enrolment}`,
    ],
    correct: [`UPDATE presences SET minutes = :number % 2 * :number WHERE ${gone} AND slot_id = ${half}`],
    erase: [`DELETE FROM presences WHERE ${gone} AND slot_id = ${half}`],
    spend: [
      `INSERT INTO session_costs SELECT organisation_id, ${half}, id, 'Salle', :number, iif(:number % 2 = 0, NULL, 7), 1, 1
        FROM sessions WHERE ${its} AND id = :session ON CONFLICT DO UPDATE SET planned = :number, spent = NULL`,
    ],
    save: [`DELETE FROM session_costs WHERE ${its} AND id = ${half}`],
    // Somebody goes along when a session is split.
    cross: [
      `UPDATE OR IGNORE enrolments SET session_id = iif(session_id = 'y1', 'y2', 'y1') WHERE ${mine}
        AND EXISTS (SELECT 1 FROM sessions WHERE ${its} AND id = iif(enrolments.session_id = 'y1', 'y2', 'y1'))
        AND NOT EXISTS (SELECT 1 FROM enrolment_ends WHERE ${gone})`,
    ],
  }
  return statements[what]
}

/** The first derived line of each table that a recount does not find, or finds and is not there. */
export async function trainingApart(): Promise<string[]> {
  const answers = await env.SHARD_1.batch<Record<string, string | number>>(
    Object.values(questions).map((sql) => env.SHARD_1.prepare(sql)),
  )
  const [seats = [], sessions = [], sums = [], countedSeats = [], counted = []] = answers.map(({ results }) => results)
  return [
    ...differing('session_seats', seats, countedSeats),
    ...differing('session_figures', sessions, counted),
    ...differing('figures', sums, summed(counted)),
  ]
}

type Line = Record<string, string | number>

function differing(table: string, kept: readonly Line[], counted: readonly Line[]): string[] {
  const lines = (rows: readonly Line[]) => new Set(rows.map((row) => Object.values(row).join(' ')))
  const [here, there] = [lines(kept), lines(counted)]
  const odd = [...[...here].filter((line) => !there.has(line)), ...[...there].filter((line) => !here.has(line))]
  return odd.slice(0, 1).map((line) => `${table}: ${line}`)
}

const measures = ['seats', 'enrolments', 'trained', 'taught', 'planned', 'done', 'price', 'cost']

/** Of everything, of each site and programme, by month and by year; what comes to nothing is left out. */
function summed(sessions: readonly Line[]): Line[] {
  const sums = new Map<string, Line>()
  for (const session of sessions.filter(({ counted }) => counted === 1)) {
    const { organisation_id, site_id, programme_id, month } = session
    for (const [dimension, subject] of [
      ['all', ''],
      ['site', site_id],
      ['programme', programme_id],
    ] as const) {
      for (const period of [String(month), String(month).slice(0, 4)]) {
        const key = [organisation_id, dimension, subject, period].join('/')
        const sum = sums.get(key) ?? {
          organisation_id: organisation_id ?? '',
          dimension,
          subject: subject ?? '',
          period,
        }
        sum.sessions = Number(sum.sessions ?? 0) + 1
        for (const name of measures) sum[name] = Number(sum[name] ?? 0) + Number(session[name])
        sums.set(key, sum)
      }
    }
  }
  return [...sums.values()]
}

const still = `state = 'enrolled' AND NOT EXISTS (SELECT 1 FROM enrolment_ends
  WHERE enrolment_ends.organisation_id = enrolments.organisation_id AND enrolment_id = enrolments.id)`

const of = (what: string, table: string, where = 'true') =>
  `(SELECT ${what} FROM ${table} WHERE ${table}.organisation_id = sessions.organisation_id
    AND ${table}.session_id = sessions.id AND ${where})`

const seated = (state: string) => of('count(*)', 'enrolments', still.replace("state = 'enrolled'", state))

const questions = {
  seats: 'SELECT organisation_id, session_id, taken, waiting FROM session_seats',
  sessions: `SELECT organisation_id, session_id, month, site_id, programme_id, counted, ${measures.join(', ')} FROM session_figures`,
  sums: `SELECT organisation_id, dimension, subject_id, period, sessions, ${measures.join(', ')} FROM figures
    WHERE sessions <> 0 OR ${measures.map((name) => `${name} <> 0`).join(' OR ')}`,
  countedSeats: `SELECT organisation_id, id, ${seated("state <> 'waiting'")} AS taken, ${seated("state = 'waiting'")} AS waiting
    FROM sessions`,
  counted: `SELECT organisation_id, id, substr(starts_on, 1, 7) AS month, site_id, programme_id,
    starts_on <> '' AND NOT EXISTS ${of('1', 'session_cancellations')} AS counted, seats_max AS seats,
    ${of('count(*)', 'enrolments', still)} AS enrolments,
    ${of('count(DISTINCT enrolment_id)', 'presences', 'minutes > 0')} AS trained,
    ${of('coalesce(sum(minutes), 0)', 'slots')} AS taught,
    ${of('coalesce(sum(planned_minutes), 0)', 'enrolments', still)} AS planned,
    ${of('coalesce(sum(minutes), 0)', 'presences')} AS done,
    ${of('coalesce(sum(price), 0)', 'enrolments', still)} AS price,
    ${of('coalesce(sum(coalesce(spent, planned)), 0)', 'session_costs')} AS cost FROM sessions`,
} as const
