import type { Miniflare, V4WorkerOptions } from 'miniflare'

/**
 * A database of the local runtime, reached in one call a batch. Through the bindings that the runtime lends to Node, each
 * statement prepared is a call of its own, and a world is thousands of them.
 */
export function near(runtime: Miniflare, binding: string): D1Database {
  const ask = async (statements: Asked[], how: How): Promise<D1Result[]> => {
    const worker = await runtime.getWorker('near')
    const answer = await worker.fetch('http://near/', {
      method: 'POST',
      body: JSON.stringify({ binding, how, statements }),
    })
    const said = await answer.json()
    if (!answer.ok) throw new Error(String(said))
    return said as D1Result[]
  }
  const database = {
    prepare: (sql: string) => statement({ sql, values: [] }, ask),
    batch: (statements: Prepared[]) =>
      ask(
        statements.map(({ asked }) => asked),
        'batch',
      ),
    withSession: () => ({ ...database, getBookmark: () => null }),
  }
  return database as unknown as D1Database
}

type Asked = { sql: string; values: readonly unknown[] }
type How = 'batch' | 'raw'
type Ask = (statements: Asked[], how: How) => Promise<D1Result[]>
type Prepared = ReturnType<typeof statement>

function statement(asked: Asked, ask: Ask) {
  const all = async () => (await ask([asked], 'batch'))[0]
  return {
    asked,
    bind: (...values: unknown[]) => statement({ ...asked, values: values.map(plain) }, ask),
    all,
    run: all,
    first: async (column?: string) => {
      const [row] = ((await all())?.results ?? []) as Record<string, unknown>[]
      return (column === undefined ? row : row?.[column]) ?? null
    },
    raw: () => ask([asked], 'raw'),
  }
}

/** Bytes travel as the list that D1 itself gives back. */
const plain = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value)

/** The other end, beside the databases. */
export function nearWorker({
  d1Databases,
  compatibilityDate,
}: Pick<V4WorkerOptions, 'd1Databases' | 'compatibilityDate'>): V4WorkerOptions {
  const contents = `export default {
    async fetch(request, env) {
      const { binding, how, statements } = await request.json()
      const prepared = statements.map(({ sql, values }) => {
        const statement = env[binding].prepare(sql)
        return values.length > 0 ? statement.bind(...values) : statement
      })
      try {
        return Response.json(how === 'raw' ? await prepared[0].raw() : await env[binding].batch(prepared))
      } catch (error) {
        return Response.json(error.message, { status: 500 })
      }
    },
  }`
  return {
    name: 'near',
    d1Databases,
    compatibilityDate,
    modules: [{ type: 'ESModule', path: 'near.js', contents }],
  } as V4WorkerOptions
}
