import { env } from 'cloudflare:workers'
import { getTableName } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { insertLines, selectLines, shapesOf } from '#db/backups/rows.ts'
import { database } from '#db/database.ts'
import { derivedTables } from '#db/schema.ts'
import { runs } from '#test/runs.ts'
import { now, stranger, world } from '#test/visit.ts'
import { backUp, type Source } from './backup.ts'
import type { Chest } from './chest.ts'
import { copyFiles, restoreFiles } from './files.ts'
import { putManifest } from './manifest.ts'
import { restore } from './restore.ts'

const secret = env.SECRET
const source = (organisationId: string | null = null): Source => ({
  databases: new Map([
    ['SHARD_1', database(env.SHARD_1)],
    ['SHARD_2', database(env.SHARD_2)],
  ]),
  files: env.FILES,
  organisationId,
})

/** A folder that lives in memory. */
function folder(): Chest & { objects: Map<string, Uint8Array> } {
  const objects = new Map<string, Uint8Array>()
  return {
    objects,
    put: async (path, bytes) => {
      const pieces: Uint8Array[] = []
      for await (const piece of bytes) pieces.push(piece)
      objects.set(path, new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer()))
    },
    get: async (path) => {
      const bytes = objects.get(path)
      return bytes ? once(bytes) : null
    },
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const awkward =
  'CREATE TABLE awkward (organisation_id TEXT NOT NULL, id TEXT NOT NULL, t TEXT, i INTEGER, r REAL, b BLOB, PRIMARY KEY (organisation_id, id)) STRICT, WITHOUT ROWID'

/** Every row goes, as in databases that have just been made. */
async function emptied() {
  for (const each of [env.SHARD_1, env.SHARD_2]) {
    const triggers = await each.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all<Found>()
    const tables = (await shapesOf(database(each))).map(({ table }) => table).reverse()
    await each.batch(
      [
        ...triggers.results.map(({ name }) => `DROP TRIGGER ${name}`),
        ...[...derivedTables.map((table) => getTableName(table)), ...tables, 'd1_migrations'].map(
          (table) => `DELETE FROM ${table}`,
        ),
        ...triggers.results.map(({ sql }) => sql),
      ].map((sql) => each.prepare(sql)),
    )
  }
}

type Found = { name: string; sql: string }

beforeAll(async () => {
  for (const each of [env.SHARD_1, env.SHARD_2]) await each.prepare(awkward).run()
})
beforeEach(async () => {
  await emptied()
  await world()
})

async function kept(organisationId: string | null = null) {
  const chest = folder()
  const manifest = await backUp(source(organisationId), chest, now)
  await copyFiles(source(organisationId), chest)
  await putManifest(chest, secret, manifest)
  return { chest, manifest }
}

test('what is restored into empty databases has the same checksums, and people sign in', async () => {
  await env.FILES.put(`o/lisiere/${'a'.repeat(64)}`, 'the bytes')
  await env.SHARD_1.prepare(
    "INSERT INTO awkward VALUES ('lisiere', 'one', 'a\\n' || char(10) || '« é » ' || char(8239) || '🌲', 9007199254740993, 5.0, x''), ('lisiere', 'two', '', -9223372036854775808, 0.1, x'00ff'), ('lisiere', 'three', NULL, 9007199254740991, 1e300, NULL)",
  ).run()
  const { chest, manifest } = await kept()
  expect(manifest.parts.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(60)

  await emptied()
  await env.FILES.delete(`o/lisiere/${'a'.repeat(64)}`)
  const outcome = await restore(source(), chest, secret, now)
  expect(outcome).toMatchObject({ ok: true, after: { differing: [], orphans: 0 } })
  expect(await restoreFiles(source(), chest)).toEqual({ put: 1, missing: [] })
  expect(await (await env.FILES.get(`o/lisiere/${'a'.repeat(64)}`))?.text()).toBe('the bytes')
  const awkwardRows = await env.SHARD_1.prepare(
    'SELECT id, typeof(r) AS r, typeof(b) AS b, CAST(i AS TEXT) AS i FROM awkward ORDER BY id',
  ).all()
  expect(awkwardRows.results).toEqual([
    { id: 'one', r: 'real', b: 'blob', i: '9007199254740993' },
    { id: 'three', r: 'real', b: 'null', i: '9007199254740991' },
    { id: 'two', r: 'real', b: 'blob', i: '-9223372036854775808' },
  ])
  expect(
    await env.SHARD_1.prepare("SELECT value FROM counters WHERE name = 'sites' AND organisation_id = 'lisiere'").first(
      'value',
    ),
  ).toBe(2)
  const odile = await stranger().post('/sign-in', { email: 'odile@lisiere.example', password: 'la lisière au matin' })
  expect([303, 200]).toContain(odile.status)
  expect(odile.headers.get('Set-Cookie')).toContain('login')
})

test('one organisation comes back where it was, and the others are not touched', async () => {
  const { chest } = await kept('garonne')
  const before = (await kept('lisiere')).manifest.parts
  await env.SHARD_2.prepare("INSERT INTO removals VALUES ('garonne', 'gone', '{}', 0)").run()
  for (const each of [env.SHARD_2, env.SHARD_1]) {
    for (const { table, columns } of (await shapesOf(database(each))).reverse()) {
      const column = table === 'organisations' ? 'id' : columns.includes('organisation_id') && 'organisation_id'
      if (column) await each.prepare(`DELETE FROM ${table} WHERE ${column} = 'garonne'`).run()
    }
  }

  expect(await restore(source('garonne'), chest, secret, now)).toMatchObject({
    ok: true,
    after: { differing: [], orphans: 0 },
  })
  expect((await kept('lisiere')).manifest.parts).toEqual(before)
})

test('one organisation comes back in another installation with its people, who have no password there yet', async () => {
  const { chest } = await kept('garonne')
  await emptied()
  expect(await restore(source('garonne'), chest, secret, now)).toMatchObject({
    ok: true,
    after: { differing: [], orphans: 0 },
  })
  const people = await env.SHARD_1.prepare(
    "SELECT count(*) AS found, sum(id IN (SELECT identity_id FROM affiliations WHERE organisation_id = 'garonne')) AS own FROM identities",
  ).first<{ found: number; own: number }>()
  expect(people?.found).toBeGreaterThan(0)
  expect(people?.own).toBe(people?.found)
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM passwords').first('n')).toBe(0)
})

test('refuses what is not empty, not signed here, made by other migrations, or of somebody else', async () => {
  const { chest } = await kept()
  expect(await restore(source(), chest, secret, now)).toEqual({ ok: false, refusal: 'not_empty' })
  expect(await restore(source(), chest, 'x'.repeat(40), now)).toEqual({ ok: false, refusal: 'wrong_signature' })
  expect(await restore(source('lisiere'), chest, secret, now)).toEqual({ ok: false, refusal: 'other_organisation' })
  expect(await restore(source(), folder(), secret, now)).toEqual({ ok: false, refusal: 'no_backup' })
  await emptied()
  await env.SHARD_1.prepare("INSERT INTO d1_migrations (name) VALUES ('2026010101_other.sql')").run()
  expect(await restore(source(), chest, secret, now)).toEqual({ ok: false, refusal: 'other_migrations' })
})

test('a part that was altered is named', async () => {
  const { chest } = await kept()
  const path = 'SHARD_1/identities.0000.ndjson'
  const text = new TextDecoder().decode(chest.objects.get(path))
  chest.objects.set(path, new TextEncoder().encode(text.replace('Odile', 'Adile')))
  await emptied()
  expect(await restore(source(), chest, secret, now)).toMatchObject({ ok: true, after: { differing: [path] } })
})

test('any value comes back as it was', async () => {
  const db = database(env.SHARD_1)
  const shape = (await shapesOf(db)).find(({ table }) => table === 'awkward')
  if (!shape) throw new Error('The table is there.')
  const text = fc.option(fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0')))
  const number = fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
  const real = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))
  await fc.assert(
    fc.asyncProperty(text, number, real, async (t, i, r) => {
      await env.SHARD_1.prepare('DELETE FROM awkward').run()
      await env.SHARD_1.prepare("INSERT INTO awkward VALUES ('o', 'x', ?, CAST(? AS INTEGER), ?, NULL)")
        .bind(t, i === null ? null : String(i), r)
        .run()
      const lines = await selectLines(db, shape, 'o', null, 10)
      await env.SHARD_1.prepare('DELETE FROM awkward').run()
      await insertLines(db, shape, JSON.parse(JSON.stringify(lines)))
      expect(await selectLines(db, shape, 'o', null, 10)).toEqual(lines)
      const back = await env.SHARD_1.prepare('SELECT t, r, CAST(i AS TEXT) AS i FROM awkward').first()
      expect(back).toEqual({ t, r: r === 0 ? 0 : r, i: i === null ? null : String(i) })
    }),
    { numRuns: runs(40) },
  )
})
