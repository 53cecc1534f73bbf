import { getTableName } from 'drizzle-orm'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, describe, expect, test } from 'vitest'
import { derivedTables } from '#db/schema.ts'
import { near, nearWorker } from '../../../bin/local/near.ts'
import { type Migration, readMigrations } from '../../../bin/migrations/files.ts'
import { report } from '../../report.ts'
import { roundTrip } from './round-trip.ts'
import { faultsOf } from './rules.ts'

const d1Databases = Object.fromEntries(['REAL', 'LOSS', 'TRIGGER', 'COUNTER'].map((name) => [name, name]))
const runtime = new Miniflare(convertV4MiniflareOptions({ workers: [nearWorker({ d1Databases })] }))
afterAll(() => runtime.dispose())

const migrations = await readMigrations()

/** Nothing more may be written about an organisation that has left: not one of those of the other rows. */
const departed = {
  'removals.organisation_id': (row: number) => `departed-${row}`,
  // Sendings took an id of their own from the rows that were there.
  'sending_texts.sending_id': (row: number) => `event_id-${row} été.handler-${row} été`,
}

/** What triggers keep is there with the rest: a row that nothing made would be lost when it is rebuilt, and rightly. */
const derived = derivedTables.map((table) => getTableName(table))

describe.sequential('each migration', () => {
  let unchanged = 0

  test.each(migrations.map((migration) => [migration.name, migration] as const))(
    '%s is fit to land',
    (_, migration) => {
      expect(faultsOf(migration)).toEqual([])
    },
  )

  test.each(migrations.map(({ name }) => name))('%s goes up, down and up and changes nothing it found', async () => {
    const { before, after, back, again } = await roundTrip(near(runtime, 'REAL'), migrations, departed, derived)
    expect(back).toEqual(before)
    expect(again).toEqual(after)
    unchanged++
  })

  afterAll(() => report('migrations', `${migrations.length} up, down and up, ${migrations.length - unchanged} changed`))
})

describe('the law itself', () => {
  const people: Migration = migration(
    '2026010101_people.sql',
    'CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT',
    'DROP TABLE people',
  )

  test('sees a way back that loses what a table held', async () => {
    const lossy = migration(
      '2026010102_shout.sql',
      'ALTER TABLE people ADD COLUMN loud TEXT',
      "ALTER TABLE people DROP COLUMN loud; UPDATE people SET name = ''",
    )
    const { before, back } = await secondOf('LOSS', [people, lossy])
    expect(back).not.toEqual(before)
  })

  test('sees a trigger that a rebuilt table forgot', async () => {
    const guarded = migration(
      '2026010101_people.sql',
      "CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT; CREATE TRIGGER kept BEFORE DELETE ON people BEGIN SELECT RAISE(ABORT, 'kept'); END",
      'DROP TABLE people',
    )
    const rebuilt = migration(
      '2026010102_widen.sql',
      'ALTER TABLE people ADD COLUMN age INTEGER',
      'CREATE TABLE narrow (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT; INSERT INTO narrow SELECT id, name FROM people; DROP TRIGGER kept; DROP TABLE people; ALTER TABLE narrow RENAME TO people',
    )
    const { before, back } = await secondOf('TRIGGER', [guarded, rebuilt])
    expect(back.schema).not.toEqual(before.schema)
  })

  test('sees a counter left behind by a table taken back', async () => {
    const counters = migration(
      '2026010101_counters.sql',
      'CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT',
      'DROP TABLE counters',
    )
    const counted = migration(
      '2026010102_rooms.sql',
      "CREATE TABLE rooms (id TEXT PRIMARY KEY) STRICT; CREATE TRIGGER rooms_in AFTER INSERT ON rooms BEGIN INSERT INTO counters VALUES ('rooms', 1) ON CONFLICT DO UPDATE SET value = value + 1; END",
      'DROP TABLE rooms',
    )
    const { before, back } = await secondOf('COUNTER', [counters, counted])
    expect(back.rows).not.toEqual(before.rows)
  })

  test.each([
    ['CASCADE', 'CREATE TABLE a (b TEXT REFERENCES c (id) ON DELETE cascade) STRICT'],
    ['SET NULL', 'CREATE TABLE a (b TEXT REFERENCES c (id) ON DELETE SET  NULL) STRICT'],
    ['foreign keys', 'PRAGMA foreign_keys = OFF'],
    ['no CASE', 'CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; END'],
    ['LF', 'CREATE TABLE a (b TEXT)\r\n STRICT'],
    ['STRICT', 'CREATE TABLE a (b TEXT)'],
  ])('refuses %s', (reason, sql) => {
    expect(faultsOf(migration('2026010101_a.sql', sql, 'DROP TABLE a')).join()).toContain(reason)
  })

  test('refuses a migration without its way back, or without its date', () => {
    const alone = { ...people, down: undefined }
    expect(faultsOf(alone)).toEqual(['its way back is missing: migrations/back/2026010101_people.sql'])
    expect(faultsOf({ ...people, name: 'people.sql' }).join()).toContain('dated')
  })

  test('reads past what only a comment or a text says', () => {
    const sql = "CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'no CASCADE'); END -- CASCADE, SET NULL"
    expect(faultsOf(migration('2026010101_a.sql', sql, 'DROP TRIGGER t'))).toEqual([])
  })
})

function migration(name: string, up: string, down: string): Migration {
  const statements = (sql: string) => (sql.includes('TRIGGER') ? sql.split(/; (?=CREATE|ALTER|DROP)/) : sql.split('; '))
  return { name, up: statements(up), down: statements(down) }
}

async function secondOf(name: string, all: Migration[]) {
  const db = near(runtime, name)
  await roundTrip(db, all)
  return roundTrip(db, all)
}
