import { check, type Rules, UnscopedStatement } from './check.ts'

/** The binding, refusing before it leaves whatever could touch the rows of another organisation. */
export function guarded(database: D1Database, rules: Rules): D1Database {
  const issued = new WeakMap<D1PreparedStatement, () => D1PreparedStatement>()
  return {
    ...door(database, rules, issued),
    withSession(constraint) {
      const session = database.withSession(constraint)
      return { ...door(session, rules, issued), getBookmark: () => session.getBookmark() }
    },
    exec: async (query) => never(query),
    dump: async () => never('dump'),
  }
}

type Issued = WeakMap<D1PreparedStatement, () => D1PreparedStatement>
type Door = Pick<D1DatabaseSession, 'prepare' | 'batch'>

function door(database: Door, rules: Rules, issued: Issued): Door {
  return {
    prepare: (sql) => issue(database.prepare(sql), sql, [], rules, issued),
    batch: async (statements) => database.batch(statements.map((statement) => (issued.get(statement) ?? foreign)())),
  }
}

/** `issued` remembers how to check a statement and reach the real one: `batch` takes no other. */
function issue(
  real: D1PreparedStatement,
  sql: string,
  params: unknown[],
  rules: Rules,
  issued: Issued,
): D1PreparedStatement {
  const checked = () => {
    check(sql, params, rules)
    return real
  }
  const statement = {
    bind: (...values: unknown[]) => issue(real.bind(...values), sql, values, rules, issued),
    first: async (...column: [string]) => checked().first(...column),
    all: async () => checked().all(),
    run: async () => checked().run(),
    raw: async (...options: [{ columnNames: true }]) => checked().raw(...options),
  } as D1PreparedStatement
  issued.set(statement, checked)
  return statement
}

function foreign(): never {
  throw new UnscopedStatement('batch', '', 'a statement was not prepared here')
}

function never(query: string): never {
  throw new UnscopedStatement(query, '', 'it is given without parameters')
}
