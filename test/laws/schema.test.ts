import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removals } from '#db/events/tables.ts'
import { directoryTables, tenantTables } from '#db/schema.ts'
import { near, nearWorker } from '../../bin/local/near.ts'
import { up } from '../../bin/migrations/apply.ts'
import { readMigrations } from '../../bin/migrations/files.ts'
import { report } from '../report.ts'
import { declaredShape } from './schema/declared.ts'
import { driftOf, wanderingIndexes } from './schema/drift.ts'
import { foundActions, foundLoose, foundShapes, foundTriggers, foundUnknown } from './schema/found.ts'
import { clever, triggersApart, writtenTriggers } from './schema/triggers.ts'

const runtime = new Miniflare(
  convertV4MiniflareOptions({ workers: [nearWorker({ d1Databases: { REAL: 'REAL', DOCTORED: 'DOCTORED' } })] }),
)
afterAll(() => runtime.dispose())

const migrations = await readMigrations()
/** Says that an organisation leaves this database: it stays behind, so it is in no list of what is copied or guarded. */
const staysBehind = [removals]

const declared = [...tenantTables, ...directoryTables, ...staysBehind].map(declaredShape)
const tenants = tenantTables.map((table) => declaredShape(table).name)

/** Those that look at the work of every organisation at once, oldest first: cron's and the operator's. */
const acrossOrganisations = [
  'outbox_by_due',
  'deliveries_by_due',
  'abandonments_by_age',
  'archive_parts_by_age',
  'sendings_by_due',
  'digest_dues_by_hour',
  'reminders_by_due',
  'holdings_by_due',
  'holding_trash_by_due',
  'api_answers_by_age',
  'enrolments_held',
]

let real: D1Database
beforeAll(async () => {
  real = near(runtime, 'REAL')
  await up(real, migrations)
})

test('the database is what the code believes: every table, column, type, default, key and index', async () => {
  const found = await foundShapes(real)
  const drift = driftOf(found, declared)
  report('schema', `${found.length} tables, ${drift.length} drifted`)
  expect(drift).toEqual([])
  expect(new Set(declared.map(({ name }) => name)).size).toBe(declared.length)
})

test('every table is strict, every foreign key only refuses, every index begins with its organisation', async () => {
  expect(await foundLoose(real)).toEqual([])
  expect(await foundActions(real)).toEqual([])
  const held = (await foundShapes(real)).filter(({ name }) => tenants.includes(name))
  expect(wanderingIndexes(held, acrossOrganisations)).toEqual([])
})

test('SQLite has been told what each index is worth', async () => {
  expect(await foundUnknown(real)).toEqual([])
})

test('the triggers that stand are those the migrations wrote, and none of them is clever', async () => {
  const found = await foundTriggers(real)
  report(
    'triggers',
    `${Object.keys(found).length} triggers, ${triggersApart(found, writtenTriggers(migrations)).length} apart`,
  )
  expect(triggersApart(found, writtenTriggers(migrations))).toEqual([])
  expect(clever(found)).toEqual([])
})

test('the laws see a doctored database', async () => {
  const doctored = near(runtime, 'DOCTORED')
  await up(doctored, migrations)
  await doctored.batch(
    [
      'DROP TRIGGER persons_words_out',
      "CREATE TRIGGER sly AFTER INSERT ON features BEGIN UPDATE features SET by_id = CASE WHEN 1 THEN 'x' END; END",
      'ALTER TABLE features ADD COLUMN mood TEXT',
      'DROP INDEX events_in_order',
      'CREATE INDEX persons_by_phone ON persons (phone)',
      'DROP TABLE site_closures',
      `CREATE TABLE site_closures (organisation_id TEXT NOT NULL, site_id TEXT NOT NULL, at TEXT NOT NULL, by_id TEXT NOT NULL,
        reason TEXT, PRIMARY KEY (site_id, organisation_id), FOREIGN KEY (organisation_id, site_id) REFERENCES sites (organisation_id, id) ON DELETE CASCADE)`,
      'CREATE TABLE moods (id TEXT PRIMARY KEY) STRICT',
    ].map((sql) => doctored.prepare(sql)),
  )
  const found = await foundShapes(doctored)
  expect(driftOf(found, [...declared, { ...declaredShape(tenantTables[0]), name: 'ghosts' }]).sort()).toEqual([
    'events_in_order unique (organisation_id, seq) is absent in the database',
    'features.mood: TEXT in the database, absent in the code',
    'ghosts is in the code and not in the database',
    'moods is in the database and not in the code',
    'site_closures is keyed by (site_id, organisation_id) in the database, by (organisation_id, site_id) in the code',
    'site_closures.at: TEXT NOT NULL in the database, INTEGER NOT NULL in the code',
    'site_closures.reason: TEXT in the database, TEXT NOT NULL in the code',
  ])
  expect(await foundLoose(doctored)).toEqual(['site_closures'])
  expect(await foundActions(doctored)).toEqual(['site_closures → sites: CASCADE', 'site_closures → sites: CASCADE'])
  expect(wanderingIndexes(found, acrossOrganisations)).toContain('persons_by_phone (phone)')
  expect(await foundUnknown(doctored)).toContain('persons persons_by_phone')
  const triggers = await foundTriggers(doctored)
  expect(triggersApart(triggers, writtenTriggers(migrations))).toEqual([
    'sly',
    'persons_words_out',
    'site_menus_close',
    'site_menus_open',
  ])
  expect(clever(triggers)).toEqual(['sly'])
})
