import { env } from 'cloudflare:workers'

/** As wrangler keeps it. */
const register = 'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)'
const applied = env.MIGRATIONS.map(({ name }) => `INSERT INTO d1_migrations (name) VALUES ('${name}')`)

/** All of a database that holds nobody's rows yet, as statements that make another like it. */
export type Ground = readonly string[]

export const migrations: Ground = [register, ...env.MIGRATIONS.flatMap(({ queries }) => queries), ...applied]

/** What the migrations have left there: laid down as it is, it costs a fifth of what they do. */
export async function groundOf(database: D1Database): Promise<Ground> {
  const [made, believed] = await database.batch<Record<'sql' | 'tbl' | 'idx' | 'stat', string>>([
    database.prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'
      ORDER BY type <> 'table', type <> 'index', rowid`),
    database.prepare('SELECT tbl, idx, stat FROM sqlite_stat1'),
  ])
  const statistics = JSON.stringify(believed?.results ?? []).replaceAll("'", "''")
  return [
    ...together((made?.results ?? []).map(({ sql }) => sql)),
    'ANALYZE removals',
    'DELETE FROM sqlite_stat1',
    `INSERT INTO sqlite_stat1 (tbl, idx, stat)
      SELECT value ->> 'tbl', value ->> 'idx', value ->> 'stat' FROM json_each('${statistics}')`,
    'ANALYZE sqlite_schema',
    ...applied,
  ]
}

let known: Ground | undefined

/** The first of a runtime are migrated; those after them are laid down as the first were left. */
export async function layGround(databases: readonly [D1Database, ...D1Database[]]): Promise<void> {
  await Promise.all(databases.map((each) => lay(each, known ?? migrations)))
  known ??= await groundOf(databases[0])
}

export const lay = (database: D1Database, ground: Ground) => database.batch(ground.map((sql) => database.prepare(sql)))

/** Several in one, as long as D1 takes them. */
function together(statements: readonly string[]): string[] {
  return statements.reduce<string[]>((pieces, sql) => {
    const last = pieces.at(-1)
    if (last === undefined || last.length + sql.length > longest) pieces.push(sql)
    else pieces[pieces.length - 1] = `${last};\n${sql}`
    return pieces
  }, [])
}

const longest = 90_000
