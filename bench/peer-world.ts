import { eventsOf, officeRows, type Plan, type Rows, siteRows } from '../test/world-rows.ts'
import { programmeRows, sessionRows } from '../test/world-sessions.ts'
import type { Postgres } from './peer-database.ts'

/** The people, sessions, half-days and presences of the same world, with the keys and indexes a careful developer gives them. */
export function fill({ run, load }: Postgres, plan: Plan): void {
  const shared = [siteRows(plan), ...programmeRows(plan)]
  for (const { table, columns } of [...shared, ...once(officeRows(plan, 0, 0)), ...once(sessionRows(plan, 0, 0))])
    run(`CREATE TABLE ${table} (${columns.map(typed).join(', ')})`)
  run(
    'CREATE TABLE events (organisation_id text, id text, action text, at bigint); CREATE TABLE logins (id text PRIMARY KEY, identity_id text)',
  )
  for (const rows of shared) load(rows)
  for (let from = 0; from < plan.people; from += atOnce) {
    const to = Math.min(from + atOnce, plan.people)
    for (const rows of [...officeRows(plan, from, to), ...sessionRows(plan, from, to)]) load(rows)
    const events = eventsOf(plan, from, to).map(({ id, action, at }) => [plan.organisation, id, action, at])
    load({ table: 'events', columns: ['organisation_id', 'id', 'action', 'at'], rows: events })
  }
  run(indexes.join('; '))
  run("INSERT INTO logins SELECT 'odile', identity_id FROM persons WHERE identity_id IS NOT NULL LIMIT 1")
  run('VACUUM ANALYZE')
}

/** A dozen people follow a session: as many as go evenly into what is loaded at once. */
const atOnce = 12_000

/** A table that is written in several pieces is made once. */
const once = (all: readonly Rows[]): readonly Rows[] => [...new Map(all.map((rows) => [rows.table, rows])).values()]

const whole = new Set(
  'at sent_at expires_at version all_sites starts_at ends_at minutes seats_min seats_wanted seats_max price planned_minutes price_per_person price_per_group price_per_day is_public is_paid_online half_days major minor held_until'.split(
    ' ',
  ),
)

const typed = (column: string): string => `${column} ${whole.has(column) ? 'bigint' : 'text'}`

const indexes = [
  'ALTER TABLE persons ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON persons (organisation_id, sort_key, id)',
  'CREATE INDEX ON persons (organisation_id, identity_id)',
  'ALTER TABLE memberships ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON memberships (organisation_id, person_id)',
  'ALTER TABLE invitations ADD PRIMARY KEY (organisation_id, id)',
  'ALTER TABLE invitation_ends ADD PRIMARY KEY (organisation_id, invitation_id)',
  'ALTER TABLE events ADD PRIMARY KEY (organisation_id, id)',
  'ALTER TABLE sites ADD PRIMARY KEY (organisation_id, id)',
  'ALTER TABLE programmes ADD PRIMARY KEY (organisation_id, id)',
  'ALTER TABLE sessions ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON sessions (organisation_id, starts_on, id)',
  'CREATE INDEX ON sessions (organisation_id, ends_on, id)',
  'ALTER TABLE slots ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON slots (organisation_id, session_id)',
  'CREATE INDEX ON slots (organisation_id, starts_at)',
  'ALTER TABLE enrolments ADD PRIMARY KEY (organisation_id, id)',
  'CREATE INDEX ON enrolments (organisation_id, session_id)',
  'ALTER TABLE presences ADD PRIMARY KEY (organisation_id, slot_id, enrolment_id)',
  'CREATE INDEX ON presences (organisation_id, session_id)',
]
