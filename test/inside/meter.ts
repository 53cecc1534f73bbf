import type { Bindings } from '#env.ts'
import type { app } from '#test/visit.ts'

/** What one request asked of the databases, seen from beneath the application: nothing it says of itself is believed. */
export type Metered = {
  /** Round trips, by database. */
  calls: Record<string, number>
  /** The longest chain of round trips that waited for one another. */
  deep: number
  rows: number
  written: number
  /** Rows that gave something to the answers: every row of every table joined, every element of a list in a column. */
  shown: number
  /** Rows answered, whatever they are made of. */
  answers: number
  /** The statements, in the order they were asked. */
  asked: string[]
}

type App = typeof app

/** The application with a meter on its databases; `read()` tells of the last request, up to its answer. */
export function metered(application: App): { app: App; read: () => Metered } {
  let last = nothing()
  const watched = new Proxy(application, {
    get(target, key) {
      if (key !== 'fetch') return Reflect.get(target, key)
      return async (request: Request, env: Bindings, context: ExecutionContext) => {
        const meter = nothing()
        last = meter
        const databases = meteredDatabases(env, () => meter)
        const response = await target.fetch(request, { ...env, ...databases, JOBS: held }, context)
        last = structuredClone(meter)
        return response
      }
    },
  })
  return { app: watched, read: () => last }
}

/** What is left to do later is not what the answer costs. */
const held = { sendBatch: async () => undefined } as unknown as Bindings['JOBS']

const nothing = (): Metered => ({ calls: {}, deep: 0, rows: 0, written: 0, shown: 0, answers: 0, asked: [] })

function meteredDatabases(env: Bindings, meter: () => Metered): Partial<Bindings> {
  const names = Object.keys(env).filter((name) => name.startsWith('SHARD_')) as 'SHARD_1'[]
  return Object.fromEntries(names.map((name) => [name, meteredDatabase(env[name], name, meter)]))
}

function meteredDatabase<T extends object>(database: T, name: string, meter: () => Metered): T {
  const sources = new WeakMap<object, string>()
  return new Proxy(database, {
    get(target, key) {
      const value = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      const call = value.bind(target)
      if (key === 'withSession') return (from: string) => meteredDatabase(call(from), name, meter)
      if (key === 'prepare') return (sql: string) => remembered(call(sql), sql, sources)
      if (key === 'batch')
        return (statements: object[]) => counted(() => call(statements), statements, name, meter(), sources)
      return call
    },
  })
}

/** The statement, whose text is known again when it is run. */
function remembered(
  statement: D1PreparedStatement,
  sql: string,
  sources: WeakMap<object, string>,
): D1PreparedStatement {
  sources.set(statement, sql)
  const bind = statement.bind.bind(statement)
  statement.bind = (...values) => remembered(bind(...values), sql, sources)
  return statement
}

async function counted(
  run: () => Promise<D1Result[]>,
  statements: readonly object[],
  name: string,
  meter: Metered,
  sources: WeakMap<object, string>,
): Promise<D1Result[]> {
  meter.calls[name] = (meter.calls[name] ?? 0) + 1
  const deep = meter.deep + 1
  const results = await run()
  meter.deep = Math.max(meter.deep, deep)
  for (const [index, { results: rows, meta }] of results.entries()) {
    meter.rows += meta.rows_read ?? 0
    meter.written += meta.rows_written ?? 0
    meter.answers += rows.length
    meter.asked.push(sources.get(statements[index] ?? {}) ?? '')
    meter.shown += shownBy(sources.get(statements[index] ?? {}) ?? '', rows)
  }
  return results
}

export function shownBy(sql: string, rows: readonly unknown[]): number {
  if (!/^\s*select\b/i.test(sql)) return 0
  const lists = rows.flatMap((row) => Object.values(row as object)).filter(isList)
  return rows.length * tablesOf(sql) + lists.reduce((sum, list) => sum + elementsOf(JSON.parse(list)), 0)
}

const isList = (value: unknown): value is string => typeof value === 'string' && value.startsWith('[')

/** Each element of a list is a row; what it holds beside plain values are lists again. */
function elementsOf(list: readonly unknown[]): number {
  const cells = list.flatMap((element) => (Array.isArray(element) ? element : []))
  return list.length + cells.filter(Array.isArray).reduce((sum: number, inner) => sum + elementsOf(inner), 0)
}

/** The tables of the statement itself, those of its subqueries left out. */
function tablesOf(sql: string): number {
  let outer = sql
  for (let inner = ''; inner !== outer; ) {
    inner = outer
    outer = outer.replace(/\([^()]*\)/g, '')
  }
  return outer.match(/\b(from|join)\b/gi)?.length ?? 0
}
