import type { Bindings } from '#env.ts'

/** What one database held or holds: every row as text, by table. */
export type Rows = Map<string, string[]>
export type Books = Map<string, Rows>

/** The tables of each database that were written to. */
export type Touched = ReadonlyMap<string, ReadonlySet<string>>

/** Remembers what the databases hold, and puts it back as it was. It reads again only what it is told was touched. */
export type Ledger = {
  /** From here on this is where every run starts. */
  remember(touched: Touched): Promise<Books>
  /** What those tables hold now; in the same trip they are put back as remembered. */
  readAndRestore(touched: Touched): Promise<Books>
  /** Everything as it was when the ledger was opened. */
  reset(): Promise<void>
  /** Reads every table: those that are not as they were when the ledger was opened. */
  changed(): Promise<string[]>
}

export async function openLedger(env: Bindings): Promise<Ledger> {
  const names = Object.keys(env).filter((name) => name.startsWith('SHARD_'))
  const pages = await Promise.all(names.map(async (name) => [name, await openPage(databaseOf(env, name))] as const))
  const all = async <T>(what: (page: Page, name: string) => Promise<T>) =>
    new Map(await Promise.all(pages.map(async ([name, page]) => [name, await what(page, name)] as const)))

  return {
    remember: (touched) => all((page, name) => page.remember(touched.get(name) ?? new Set())),
    readAndRestore: (touched) => all((page, name) => page.readAndRestore(touched.get(name) ?? new Set())),
    reset: async () => void (await all((page) => page.reset())),
    changed: async () => [...(await all((page) => page.changed())).values()].flat(),
  }
}

const databaseOf = (env: Bindings, name: string): D1Database => env[name as 'SHARD_1']

type Page = {
  remember(touched: ReadonlySet<string>): Promise<Rows>
  readAndRestore(touched: ReadonlySet<string>): Promise<Rows>
  reset(): Promise<void>
  changed(): Promise<string[]>
}

type Columns = { all: readonly string[]; key: readonly string[] }

async function openPage(db: D1Database): Promise<Page> {
  const { results: masters } = await db
    .prepare(
      "SELECT type, name, tbl_name AS subject, sql FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    )
    .all<{ type: string; name: string; subject: string; sql: string }>()
  const tables = masters.filter(({ type }) => type === 'table').map(({ name }) => name)
  const triggers = masters.filter(({ type }) => type === 'trigger')
  const follows = followersOf(triggers)
  const columns = await columnsOf(db, tables)
  await db.batch(
    [
      'CREATE TABLE faults_restoring (one INTEGER PRIMARY KEY)',
      ...triggers.flatMap(({ name, sql }) => [`DROP TRIGGER ${name}`, asleep(sql)]),
    ].map((sql) => db.prepare(sql)),
  )

  async function read(some: readonly string[]): Promise<Rows> {
    if (some.length === 0) return new Map()
    const answers = await db.batch(some.map((table) => db.prepare(`SELECT * FROM ${table}`)))
    return new Map(some.map((table, index) => [table, answers[index]?.results.map((row) => JSON.stringify(row)) ?? []]))
  }

  /** Only the rows that differ, with every trigger asleep. */
  async function putBack(was: Rows, is: Rows): Promise<void> {
    const changes = [...is].map(([table, rows]) => ({ table, ...differenceOf(was.get(table) ?? [], rows) }))
    const come = changes.filter((change) => change.come.length > 0)
    const gone = changes.filter((change) => change.gone.length > 0)
    if (come.length + gone.length === 0) return
    await db.batch([
      db.prepare('PRAGMA defer_foreign_keys = on'),
      db.prepare('INSERT INTO faults_restoring VALUES (1)'),
      ...come.map(({ table, come: rows }) => {
        const key = columns.get(table)?.key ?? []
        const sql = `DELETE FROM ${table} WHERE (${quoted(key)}) IN (SELECT ${extracted(key)} FROM json_each(?))`
        return db.prepare(sql).bind(`[${rows.join()}]`)
      }),
      ...gone.map(({ table, gone: rows }) => {
        const names = columns.get(table)?.all ?? []
        const sql = `INSERT INTO ${table} (${quoted(names)}) SELECT ${extracted(names)} FROM json_each(?)`
        return db.prepare(sql).bind(`[${rows.join()}]`)
      }),
      db.prepare('DELETE FROM faults_restoring'),
    ])
  }

  const base = await read(tables)
  const aside = new Set<string>()
  let remembered = base
  const those = (touched: ReadonlySet<string>): string[] => {
    const known = withFollowers(touched, follows)
    return tables.filter((table) => known.has(table))
  }
  return {
    remember: async (touched) => {
      const written = those(touched)
      for (const table of written) aside.add(table)
      remembered = new Map([...base, ...(await read(written))])
      return remembered
    },
    readAndRestore: async (touched) => {
      const is = await read(those(touched))
      await putBack(remembered, is)
      return is
    },
    reset: async () => {
      await putBack(base, await read([...aside]))
      aside.clear()
    },
    changed: async () => {
      const is = await read(tables)
      return tables.filter((table) => {
        const { come, gone } = differenceOf(base.get(table) ?? [], is.get(table) ?? [])
        return come.length + gone.length > 0
      })
    },
  }
}

function differenceOf(was: readonly string[], is: readonly string[]): { come: string[]; gone: string[] } {
  const [before, now] = [new Set(was), new Set(is)]
  return { come: is.filter((row) => !before.has(row)), gone: was.filter((row) => !now.has(row)) }
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
const extracted = (names: readonly string[]): string =>
  names.map((name) => `json_extract(value, '$.${name}')`).join(', ')

async function columnsOf(db: D1Database, tables: readonly string[]): Promise<Map<string, Columns>> {
  const answers = await db.batch<{ name: string; pk: number }>(
    tables.map((table) => db.prepare(`PRAGMA table_info(${table})`)),
  )
  return new Map(
    tables.map((table, index) => {
      const all = answers[index]?.results ?? []
      return [table, { all: all.map(({ name }) => name), key: all.filter(({ pk }) => pk > 0).map(({ name }) => name) }]
    }),
  )
}

/** The same trigger, which lets rows be put back as they were. */
export function asleep(sql: string): string {
  const [, head = '', when] =
    /^(CREATE TRIGGER\s+\S+\s+(?:BEFORE|AFTER)\s+(?:INSERT|DELETE|UPDATE(?:\s+OF\s+[\w\s,"]+?)?)\s+ON\s+\S+)(?:\s+WHEN\s+([\s\S]*?))?\s+BEGIN\b/i.exec(
      sql,
    ) ?? []
  if (!head) throw new Error(`This trigger is not understood: ${sql}`)
  const body = sql.slice(sql.search(/\bBEGIN\b/))
  return `${head} WHEN NOT EXISTS (SELECT 1 FROM faults_restoring)${when ? ` AND (${when})` : ''} ${body}`
}

/** Which tables a trigger writes when another is written. */
function followersOf(triggers: readonly { subject: string; sql: string }[]): Map<string, Set<string>> {
  const follows = new Map<string, Set<string>>()
  for (const { subject, sql } of triggers) {
    const body = sql.slice(sql.search(/\bBEGIN\b/))
    const written = body.matchAll(/\b(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from)\s+"?(\w+)"?/gi)
    const known = follows.get(subject) ?? new Set()
    for (const [, table = ''] of written) known.add(table)
    follows.set(subject, known)
  }
  return follows
}

function withFollowers(touched: ReadonlySet<string>, follows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const all = new Set(touched)
  for (const table of all) for (const next of follows.get(table) ?? []) all.add(next)
  return all
}
