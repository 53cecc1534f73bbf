import { env } from 'cloudflare:workers'
import { getTableName } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { columnNamesOf, copiedTables, tableNameOf } from '#db/organisations/rows.ts'
import { derivedTables, directoryTables, lastingTables, tenantTables } from '#db/schema.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { groundOf } from '#jobs/ground.ts'
import { findJob } from '#jobs/job.ts'
import { resend } from '#jobs/resend.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { clock, now, request, visitor, world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'
import { moveOrganisation, stayOrganisation } from './move.ts'
import { sumsOf } from './move-copy.ts'

const ambient = { clock, ids: makeIds(clock.now), handlersOf: () => [] }
const ground = groundOf(env, ambient)
const databases = { SHARD_1: env.SHARD_1, SHARD_2: env.SHARD_2 }

beforeAll(async () => {
  await world()
  for (const organisation of ['lisiere', 'miroir']) {
    await manyPeople(organisation, 230)
    for (const table of copiedTables) await fill(tableNameOf(table), organisation)
  }
})

/** Every test begins with Centre Lisière beside its mirror. */
beforeEach(async () => {
  await moveOrganisation(ground, 'lisiere', 'SHARD_1')
})

test('knows every table and every column that belongs to an organisation', async () => {
  const { results } = await env.SHARD_1.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%organisation_id TEXT%'",
  ).all<{ name: string }>()
  const others = new Set<string>([...directoryTables, ...lastingTables].map((table) => getTableName(table)))
  const owned = results.map(({ name }) => name).filter((name) => !others.has(name))
  expect(owned.sort()).toEqual(tenantTables.map((table) => getTableName(table)).sort())

  for (const table of tenantTables) {
    const { results: columns } = await env.SHARD_1.prepare(`PRAGMA table_info(${getTableName(table)})`).all()
    expect([getTableName(table), columnNamesOf(table)]).toEqual([getTableName(table), columns.map(({ name }) => name)])
    expect(columns.every(({ type }) => type === 'TEXT' || type === 'INTEGER')).toBe(true)
  }
})

test('moves an organisation: not a row lost, doubled, or taken from its mirror', async () => {
  const before = await picture()
  const kept = await derived('SHARD_1')
  expect(kept.flat().length).toBeGreaterThan(700)
  const copied = copiedTables.map(tableNameOf)
  const empty = before.SHARD_1.filter(({ table, lisiere, miroir }) => copied.includes(table) && lisiere * miroir === 0)
  expect(empty).toEqual([])
  const sums = await sumsOf(ground.office('SHARD_1', 'lisiere'))

  const moved = await moveOrganisation(ground, 'lisiere', 'SHARD_2')
  expect(moved).toEqual({ ok: true, after: sums })

  const after = await picture()
  expect(after.SHARD_1.map((row) => ({ ...row, lisiere: 0 }))).toEqual(
    before.SHARD_1.map((row) => ({ ...row, lisiere: 0 })),
  )
  expect(after.SHARD_1.every(({ lisiere }) => lisiere === 0)).toBe(true)
  expect(after.SHARD_2.map(({ lisiere }) => lisiere)).toEqual(before.SHARD_1.map(({ lisiere }) => lisiere))
  expect(after.SHARD_2.map((row) => ({ ...row, lisiere: 0 }))).toEqual(before.SHARD_2)
  expect(await sumsOf(ground.office('SHARD_2', 'lisiere'))).toEqual(sums)
  expect(await nothingLeft()).toEqual([0, 0, 0, 0])
  // What triggers keep was rebuilt there; and it comes back as it left.
  expect(await derived('SHARD_2')).toEqual(kept)
  await moveOrganisation(ground, 'lisiere', 'SHARD_1')
  expect(await sumsOf(ground.office('SHARD_1', 'lisiere'))).toEqual(sums)
  expect((await moveOrganisation(ground, 'lisiere', 'SHARD_1')).ok).toBe(false)
})

test('goes on after a crash at any step, and ends the same', async () => {
  const sums = await sumsOf(ground.office('SHARD_1', 'lisiere'))
  const mirror = await sumsOf(ground.office('SHARD_1', 'miroir'))
  const steps: string[] = []
  await moveOrganisation(ground, 'lisiere', 'SHARD_2', (step) => void steps.push(step))
  let there = 'SHARD_1'
  const crashes = steps.flatMap((step, at) => (isDecisive(step) || at % everyNth === 0 ? [at] : []))
  for (const last of crashes) {
    expect(await crashAfter(last, there)).toBe(Number.POSITIVE_INFINITY)
    await moveOrganisation(ground, 'lisiere', there)
    const home = await homeOf()
    expect([last, home, await nothingLeft()]).toEqual([last, there, [0, 0, 0, 0]])
    expect(await sumsOf(ground.office(there, 'lisiere'))).toEqual(sums)
    there = there === 'SHARD_2' ? 'SHARD_1' : 'SHARD_2'
  }
  report('moves', `${crashes.length} crashes survived of ${steps.length} steps, 0 rows lost`)
  expect(crashes.length).toBeGreaterThan(8)
  expect(await sumsOf(ground.office('SHARD_1', 'miroir'))).toEqual(mirror)
}, 300_000)

test('is read and not written while it moves, by people and by jobs', async () => {
  const odile = await visitor('odile')
  await crashAfter(5, 'SHARD_2')
  const written = await sumsOf(ground.office('SHARD_1', 'lisiere'))
  expect((await odile.get('/settings/sites')).status).toBe(200)
  expect((await odile.post('/settings/sites/vannes/closure', { reason: 'Travaux' })).status).toBe(503)

  const [work] = (await env.SHARD_1.prepare("SELECT * FROM outbox WHERE organisation_id = 'lisiere'").all()).results
  const message = {
    shard: 'SHARD_1',
    organisationId: 'lisiere',
    eventId: String(work?.event_id),
    handler: String(work?.handler),
  }
  expect(await findJob(env, ambient, message, [])).toBeNull()
  expect(await sumsOf(ground.office('SHARD_1', 'lisiere'))).toEqual(written)

  await moveOrganisation(ground, 'lisiere', 'SHARD_2')
  expect(await findJob(env, ambient, message, [])).toBeNull()
  expect(await findJob(env, ambient, { ...message, shard: 'SHARD_2' }, [])).not.toBeNull()
  expect(await resend(env, { ...ambient, clock: { now: () => now + 3600_000 } })).toBeGreaterThan(0)
})

test('refuses in the database itself what a slow request or a job would still write', async () => {
  await crashAfter(5, 'SHARD_2')
  for (const sql of [
    "INSERT INTO events VALUES ('lisiere', 'late', 999999, NULL, 'job', 'x', 'x', 'x', 'x', 1, 'x')",
    "INSERT INTO receipts VALUES ('lisiere', 'late', 'x', 1)",
    "INSERT INTO sendings (organisation_id, id, event_id, handler, recipient, kind, state, at) VALUES ('lisiere', 'late', 'x', 'x', 'x', 'x', 'claimed', 1)",
  ]) {
    await expect(env.SHARD_1.prepare(sql).run()).rejects.toThrow('the organisation is leaving this database')
    await env.SHARD_1.prepare(sql.replace('lisiere', 'miroir')).run()
  }
  await expect(env.SHARD_1.prepare("DELETE FROM events WHERE organisation_id = 'miroir'").run()).rejects.toThrow(
    'events stay',
  )
})

test('tells somebody who was past the door when the move began to come back in a minute', async () => {
  await stayOrganisation(ground, 'lisiere')
  const odile = await visitor('odile')
  await env.SHARD_1.prepare("INSERT INTO removals VALUES ('lisiere', 'move', '{}', ?)").bind(now).run()
  const answer = await odile.post('/settings/members/carole/hats', { role: 'quality', sites: 'all' })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(await answer.text()).toContain('Un instant')
  await env.SHARD_1.prepare("DELETE FROM removals WHERE organisation_id = 'lisiere'").run()
})

test('a person signed in before the move goes on, reading and writing', async () => {
  const odile = await visitor('odile')
  await moveOrganisation(ground, 'lisiere', 'SHARD_2')
  const page = await odile.get('/settings/sites')
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Vannes port')
  expect(page.headers.get('Set-Cookie')).toContain('__Host-login=')

  const site = { name: 'Brest', street: '', postalCode: '29200', town: 'Brest', phone: '', accessibility: '' }
  const opened = await odile.post('/settings/sites', site)
  expect(opened.status).toBe(303)
  expect((await odile.get(opened.headers.get('Location') ?? '')).status).toBe(200)
  expect(await homesOf('Brest')).toEqual(['SHARD_2'])
  expect(opened.headers.get('Set-Cookie')).toMatch(/__Host-bookmarks=SHARD_2~/)
})

test('a bookmark of the database it has left is not asked of the other', async () => {
  const cookie = await cookieOf('odile')
  await moveOrganisation(ground, 'lisiere', 'SHARD_2')
  const ahead = '__Host-bookmarks=SHARD_1~0fffffff-ffffffff-ffffffff-ffffffffffffffffffffffffffffffff'
  const page = await request('/settings/sites', { headers: { Cookie: `${cookie}; ${ahead}` } })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Vannes port')
})

test('may be given up before it switches, and leaves nothing behind', async () => {
  const before = await sumsOf(ground.office('SHARD_1', 'lisiere'))
  await crashAfter(12, 'SHARD_2')
  expect(await moveOrganisation(ground, 'lisiere', 'SHARD_1')).toEqual({ ok: false, refusal: 'moving_elsewhere' })
  expect(await stayOrganisation(ground, 'lisiere')).toBe(true)
  expect(await sumsOf(ground.office('SHARD_1', 'lisiere'))).toEqual(before)
  expect((await picture()).SHARD_2.every(({ lisiere }) => lisiere === 0)).toBe(true)
  expect(await nothingLeft()).toEqual([0, 0, 0, 0])
  expect(await stayOrganisation(ground, 'lisiere')).toBe(false)
})

test('stops before switching when the copy differs', async () => {
  await crashAfter(6, 'SHARD_2')
  await env.SHARD_2.prepare("UPDATE offices SET phone = 'other' WHERE organisation_id = 'lisiere'").run()
  await expect(moveOrganisation(ground, 'lisiere', 'SHARD_2')).rejects.toThrow('does not hold the same offices')
  expect(await homeOf()).toBe('SHARD_1')
  await stayOrganisation(ground, 'lisiere')
})

test('refuses what is no organisation, no database, or there already', async () => {
  expect(await moveOrganisation(ground, 'nobody', 'SHARD_2')).toEqual({ ok: false, refusal: 'no_organisation' })
  expect(await moveOrganisation(ground, 'lisiere', 'SHARD_9')).toEqual({ ok: false, refusal: 'no_database' })
  expect(await moveOrganisation(ground, 'lisiere', 'SHARD_1')).toEqual({ ok: false, refusal: 'already_there' })
})

async function cookieOf(member: string): Promise<string> {
  await visitor(member)
  const identity = identityOf(member)
  const claims = {
    login: `login-${identity}-2`,
    identity,
    organisation: 'lisiere',
    shard: 'SHARD_1',
    hats: '[]',
    grants: '[]',
    site: '',
  }
  return `__Host-login=${await tokens(env.SECRET).sign('login', claims, 3600, now)}`
}

/** Every step but the tables' own, which are alike: a few of those every day, all of them under `npm run torture`. */
const isDecisive = (step: string): boolean => !/^(copy|remove) /.test(step)
const everyNth = runs(1) > 1 ? 1 : 200

/** How many steps had been made when it stopped. */
async function crashAfter(last: number, to: string): Promise<number> {
  let step = 0
  try {
    await moveOrganisation(ground, 'lisiere', to, () => {
      if (step++ === last) throw new Error('power cut')
    })
  } catch (error) {
    if (!String(error).includes('power cut')) throw error
    return Number.POSITIVE_INFINITY
  }
  return step
}

type Held = { table: string; lisiere: number; miroir: number; garonne: number }

async function picture(): Promise<Record<'SHARD_1' | 'SHARD_2', Held[]>> {
  const sql = (table: string) =>
    `SELECT '${table}' AS "table", sum(organisation_id = 'lisiere') AS lisiere, sum(organisation_id = 'miroir') AS miroir,
     sum(organisation_id = 'garonne') AS garonne FROM (SELECT organisation_id FROM ${table} UNION ALL SELECT '')`
  const of = async (database: D1Database) => {
    const answers = await database.batch<Held>(tenantTables.map((table) => database.prepare(sql(getTableName(table)))))
    return answers.flatMap(({ results }) => results)
  }
  return { SHARD_1: await of(env.SHARD_1), SHARD_2: await of(env.SHARD_2) }
}

async function derived(shard: 'SHARD_1' | 'SHARD_2'): Promise<unknown[][]> {
  const answers = await databases[shard].batch(
    derivedTables.map((table) =>
      databases[shard].prepare(`SELECT * FROM ${getTableName(table)} WHERE organisation_id = 'lisiere' `),
    ),
  )
  return answers.map(({ results }) => results.map((row) => JSON.stringify(row)).sort())
}

async function homeOf(): Promise<string | null> {
  return env.SHARD_1.prepare("SELECT shard FROM organisations WHERE id = 'lisiere'").first<string>('shard')
}

async function homesOf(name: string): Promise<string[]> {
  const found: string[] = []
  for (const [shard, database] of Object.entries(databases)) {
    const row = await database.prepare('SELECT 1 FROM sites WHERE name = ?').bind(name).first()
    if (row) found.push(shard)
  }
  return found
}

/** Open moves, clearances, and records of removal in either database. */
async function nothingLeft(): Promise<number[]> {
  const count = (database: D1Database, table: string) =>
    database.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')
  return (await Promise.all([
    count(env.SHARD_1, 'moves'),
    count(env.SHARD_1, 'clearances'),
    count(env.SHARD_1, 'removals'),
    count(env.SHARD_2, 'removals'),
  ])) as number[]
}

async function manyPeople(organisation: string, count: number): Promise<void> {
  await env.SHARD_1.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     INSERT INTO persons SELECT ?2, 'p' || i, 'Zoé "' || i, 'L’Été\n' || i, 'l ete zoe ' || i, '', '', NULL, 1, 1790000000000 + i FROM n`,
  )
    .bind(count, organisation)
    .run()
}

/** Two rows in a table that has none, pointing to what its parents hold. */
async function fill(table: string, organisation: string): Promise<void> {
  const held = await env.SHARD_1.prepare(`SELECT 1 FROM ${table} WHERE organisation_id = ?`).bind(organisation).first()
  if (held) return
  const { results: columns } = await env.SHARD_1.prepare(`PRAGMA table_info(${table})`).all<{
    name: string
    type: string
  }>()
  const { results: keys } = await env.SHARD_1.prepare(`PRAGMA foreign_key_list(${table})`).all<{
    id: number
    table: string
    from: string
    to: string
  }>()
  const columnsOf = (key: { id: number }) => keys.filter(({ id, from }) => id === key.id && from !== 'organisation_id')
  for (const row of [0, 1]) {
    const values = await Promise.all(columns.map((column) => sample(column)))
    await env.SHARD_1.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${values.map(() => '?').join()})`)
      .bind(...values)
      .run()

    async function sample({ name, type }: { name: string; type: string }): Promise<string | number | null> {
      if (name === 'organisation_id') return organisation
      const [key] = keys
        .filter(({ from }) => from === name)
        .sort((one, other) => columnsOf(other).length - columnsOf(one).length)
      if (key) {
        // The columns of one key name one row of its parent.
        const order = columnsOf(key).map(({ to }) => to)
        const parents = await env.SHARD_1.prepare(
          `SELECT ${key.to} AS value FROM ${key.table} WHERE organisation_id = ? ORDER BY ${order.join()} LIMIT 2`,
        )
          .bind(organisation)
          .all<{ value: string }>()
        return parents.results[row]?.value ?? parents.results[0]?.value ?? null
      }
      if (/(^|_)at$/.test(name)) return now + row
      if (name === 'body') return '{}'
      // Work tried too often would be given up, and told.
      if (name === 'attempts') return row
      if (name === 'sort_key') return `${table} ${row}`
      return type === 'INTEGER' ? Number.MAX_SAFE_INTEGER - row : `${table} ${name} ${row} « é "\\\n😀`
    }
  }
}
