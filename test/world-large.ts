import { proofRows } from './world-large-proofs.ts'
import { answerRows, surveyRows } from './world-large-surveys.ts'
import { directoryRows, eventsOf, idOf, officeRows, type Plan, type Rows, siteRows } from './world-rows.ts'
import { programmeRows, sessionRows } from './world-sessions.ts'

export type Places = { directory: D1Database; office: D1Database }

/** A statement carries at most 2 MB and a few thousand rows weigh half of it. */
const atOnce = 3000

/** Adds a large made-up world to an organisation that is there, a few thousand people at a time; again, adds nothing. */
export async function addLargeWorld(places: Places, plan: Plan, told: (people: number) => void = () => {}) {
  const { directory, office } = places
  const shared = [siteRows(plan), ...programmeRows(plan), ...(plan.quality ? surveyRows(plan) : [])]
  await office.batch(shared.map((rows) => insert(office, rows)))
  for (let from = 0; from < plan.people; from += atOnce) {
    const to = Math.min(from + atOnce, plan.people)
    await directory.batch(directoryRows(plan, from, to).map((rows) => insert(directory, rows)))
    await office.batch([
      ...officeRows(plan, from, to).map((rows) => insert(office, rows)),
      ...(await insertEvents(office, plan, from, to)),
    ])
    for (const rows of sessionRows(plan, from, to)) await office.batch([insert(office, rows)])
    for (const rows of qualityRows(plan, from, to)) await office.batch([insert(office, rows)])
    told(to)
  }
}

/** What the databases hold of that world, read back and summed: one line a table. */
export async function sumLargeWorld({ directory, office }: Places, plan: Plan): Promise<Sum[]> {
  const written = [
    { database: office, ...siteRows({ ...plan, people: 0 }) },
    ...directoryRows(plan, 0, 0).map((rows) => ({ database: directory, ...rows })),
    ...officeRows(plan, 0, 0).map((rows) => ({ database: office, ...rows })),
    ...sessionRows(plan, 0, 0).map((rows) => ({ database: office, ...rows })),
    ...kinds(plan, 0, 0).map((rows) => ({ database: office, ...rows })),
    { database: office, table: 'events', columns: eventColumns },
    { database: office, table: 'event_payloads', columns: payloadColumns },
  ]
  const sums: Sum[] = []
  for (const each of written) sums.push(await sumTable(each.database, plan, each))
  return sums
}

export type Sum = { table: string; rows: number; sha256: string }

/** Cut in pieces that a statement bears. */
const qualityRows = (plan: Plan, from: number, to: number): readonly Rows[] =>
  kinds(plan, from, to).flatMap(({ rows, ...table }) =>
    Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, piece) => ({
      ...table,
      rows: rows.slice(piece * atOnce, (piece + 1) * atOnce),
    })),
  )

const kinds = (plan: Plan, from: number, to: number): readonly Rows[] =>
  plan.quality ? [...answerRows(plan, from, to), ...proofRows(plan, from, to)] : []

const eventColumns =
  'organisation_id, id, site_id, actor_kind, actor_id, action, subject_id, request_id, at, payload_hash'.split(', ')
const payloadColumns = ['organisation_id', 'event_id', 'salt', 'body']

function insert(database: D1Database, { table, columns, rows }: Rows): D1PreparedStatement {
  const cells = columns.map((_, place) => `value ->> ${place}`).join(', ')
  return database
    .prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) SELECT ${cells} FROM json_each(?)`)
    .bind(JSON.stringify(rows))
}

/** Events follow those already there: each takes the next number, unless it has one. */
async function insertEvents(office: D1Database, plan: Plan, from: number, to: number) {
  const { organisation } = plan
  const events = eventsOf(plan, from, to)
  const rows = await Promise.all(
    events.map(async ({ id, site, action, at, salt, body }) => {
      const hash = await sha256(`${salt}.${body}`)
      return [organisation, id, site, 'identity', 'id-odile', action, id, `seed-${id}`, at, hash]
    }),
  )
  const cells = eventColumns.map((_, place) => `value ->> ${place}`).join(', ')
  return [
    office
      .prepare(
        `INSERT INTO events (${eventColumns.join(', ')}, seq) SELECT ${cells},
          (SELECT coalesce(max(seq), 0) FROM events WHERE organisation_id = ?2) + row_number() OVER (ORDER BY key)
        FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM events WHERE organisation_id = ?2 AND id = value ->> 1)`,
      )
      .bind(JSON.stringify(rows), organisation),
    insert(office, {
      table: 'event_payloads',
      columns: payloadColumns,
      rows: events.map(({ id, salt, body }) => [organisation, id, salt, body]),
    }),
  ]
}

/** Page after page in the order of the ids, so that no answer is ever large. */
async function sumTable(database: D1Database, plan: Plan, { table, columns }: Pick<Rows, 'table' | 'columns'>) {
  const tenant = columns[0] === 'organisation_id'
  const key = columns[tenant ? 1 : 0] ?? 'id'
  const [first, beyond] =
    table === 'sites' ? [`w${plan.seed}-s`, `w${plan.seed}-t`] : [idOf(plan, 0), idOf(plan, plan.people)]
  const mine = tenant ? 'organisation_id = ?1' : `${key} LIKE '%-' || ?1`
  const page = `SELECT json_array(${columns.join(', ')}) AS line, ${key} AS key FROM ${table}
    WHERE ${mine} AND ${key} >= ?2 AND ${key} < ?3 ORDER BY ${key} LIMIT ${atOnce}`

  let rows = 0
  let chain = ''
  for (let from = first; ; ) {
    const { results } = await database
      .prepare(page)
      .bind(plan.organisation, from, beyond)
      .all<{ line: string; key: string }>()
    const last = results.at(-1)
    if (!last) return { table, rows, sha256: chain }
    rows += results.length
    chain = await sha256([chain, ...results.map(({ line }) => line)].join('\n'))
    from = `${last.key}\u0001`
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
