import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { check, type Rules, UnscopedStatement } from './check.ts'

const rules: Rules = {
  organisationId: 'here',
  tenant: (table) => table === 'rooms' || table === 'chairs',
  known: (table) => table === 'rooms' || table === 'chairs',
}

describe('a query whose aliases are all bound', () => {
  test('is accepted, and refused by the name of the alias once one of them is not', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), ([...shape], which) => {
        const loose = which % shape.length
        const whole = written(shape)
        const broken = written(shape, loose)
        check(whole, params(whole), rules)
        expect(faultOf(broken)).toBe(`t${loose}`)
      }),
      { numRuns: runs(500) },
    )
  })
})

describe('whatever is handed over', () => {
  test('nothing but UnscopedStatement is thrown, soon', () => {
    fc.assert(
      fc.property(soup, (sql) => {
        expect(() => faultOf(sql)).not.toThrow()
      }),
      { numRuns: runs(2_000) },
    )
  })

  test.each([
    '(',
    ')',
    "'",
    '"',
    '[',
    '/*',
    '1',
    '1x',
    ' ',
    ';',
    '?',
    "''",
    'select(',
    'select*from rooms a where ',
    'and ',
    ',',
    '(1),',
    'with a as ',
    'rooms,',
  ])('ten kilobytes of %s are read within 50 ms', (bit) => {
    const text = bit.repeat(10_000 / bit.length)
    const fastest = Math.min(...[1, 2, 3].map((round) => timed(`select ${round} from rooms where ${text}`)))
    expect(fastest).toBeLessThan(50)
    expect(timed(text)).toBeLessThan(500)
  })
})

describe('on the real database', () => {
  const [shared, alone] = [env.SHARD_1, env.SHARD_2]

  beforeAll(async () => {
    for (const database of [shared, alone]) await furnish(database, 'here')
    await furnish(shared, 'elsewhere')
  })

  test('an accepted query shows nothing of the organisation beside it', async () => {
    let ran = 0
    await fc.assert(
      fc.asyncProperty(queries, async (sql) => {
        if (faultOf(sql) !== undefined) return
        const [seen, own] = await Promise.all([shared, alone].map((database) => answer(database, sql)))
        expect(seen).toEqual(own)
        if (seen) ran += 1
      }),
      { numRuns: runs(3_000) },
    )
    expect(ran).toBeGreaterThan(20)
  })

  const reserved =
    'select from where group having order limit union except intersect set returning values join on using and or not case between in'
  test.each(reserved.split(' '))('no bare column is called %s', async (word) => {
    for (const column of [word, `t.${word}`]) {
      const sql = `select ${column}, x from (select 1 as x, 2 as "${word}") t`
      await expect(shared.prepare(sql).all()).rejects.toThrow('syntax error')
    }
  })
})

/** How one alias is reached: each is bound by a parameter, or tied to one before it. */
const shapes = fc.array(
  fc.record({
    by: fc.constantFrom('comma', 'join', 'left', 'exists', 'from'),
    tie: fc.option(fc.nat()),
    flip: fc.boolean(),
    quote: fc.boolean(),
    pair: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
)
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never

function written(shape: Shape, loose = -1): string {
  let from = ''
  const where = ['1 = ?1']
  for (const [at, part] of shape.entries()) {
    const name = part.quote ? `"t${at}"` : `t${at}`
    const visible = shape
      .slice(0, at)
      .flatMap((one, index) => (one.by === 'from' || (one.by === 'exists' && index > 0) ? [] : [index]))
    const target = part.tie === null || part.by === 'from' ? undefined : visible[part.tie % visible.length]
    const value = target === undefined ? '?2' : `t${target}.organisation_id`
    const sides = [`${name}.organisation_id`, value]
    if (part.flip) sides.reverse()
    const told = part.pair ? `(1, ${sides[0]}) = (?1, ${sides[1]})` : sides.join(' = ')
    const bond = at === loose ? `${name}.id = ?1` : told

    if (at === 0 && part.by !== 'from') {
      from = `rooms ${name}`
      where.push(bond)
    } else if (part.by === 'comma') {
      from += `, chairs as ${name}`
      where.push(`(${bond})`)
    } else if (part.by === 'exists') where.push(`exists (select 1 from chairs ${name} where ${bond})`)
    else if (part.by === 'from')
      from += `${at === 0 ? '' : ' join '}(select * from rooms ${name} where ${bond} and id > ?1) x${at}`
    else from += ` ${part.by === 'left' ? 'left join' : 'join'} chairs ${name} on (${bond}) and 1 between 0 and ?1`
  }
  return `select * from ${from} where ${where.join(' and ')}`
}

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'select from where and or not ( ) , ; = . ? ?1 in on join left with as values insert into update set delete'.split(
          ' ',
        ),
        ...'union all case end between rooms chairs organisation_id "a" \'b\' [c] -- /* */ conflict do returning'.split(
          ' ',
        ),
      ),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '))

const binding = fc.constantFrom(
  ...['r.organisation_id = ?2', '?2 = c.organisation_id', 'r.organisation_id = c.organisation_id'],
  ...['(r.organisation_id, c.id) = (?2, r.id)', 'organisation_id = ?2'],
)
const plain = fc.constantFrom('r.id = c.id', 'c.id > ?1', 'r.id = ?1', 'c.id is null', 'r.size', 'null')

/** A condition as somebody in a hurry might write it: the binding is there, somewhere. */
function condition(depth: number): fc.Arbitrary<string> {
  const word = fc.constantFrom('and', 'and', 'and', 'and', 'or', '=')
  return fc
    .array(fc.tuple(term(depth), word), { minLength: 1, maxLength: 4 })
    .map((terms) => terms.flat().slice(0, -1).join(' '))
}

function term(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.oneof({ weight: 3, arbitrary: binding }, { weight: 2, arbitrary: plain })
  const [inside, one, other] = [condition(depth - 1), term(depth - 1), term(depth - 1)]
  return fc.oneof(
    { weight: 9, arbitrary: term(0) },
    inside.map((condition) => `(${condition})`),
    one.map((term) => `not ${term}`),
    fc.tuple(one, other).map((bounds) => `r.size between ${bounds.join(' and ')}`),
    fc.tuple(inside, inside).map((parts) => `case when ${parts.join(' then ')} else ?1 end`),
    inside.map((condition) => `exists (select 1 from chairs c where ${condition})`),
    inside.map((condition) => `r.id in (select c.id from chairs c where ${condition} union select ?1)`),
  )
}

const join = fc.constantFrom('join', 'left join', 'cross join', 'left outer join')
const from = fc.oneof(
  fc.constantFrom('rooms r, chairs c', "rooms r, json_each('[1]') c"),
  fc.tuple(join, condition(2)).map(([join, on]) => `rooms r ${join} chairs c on ${on}`),
  condition(2).map((where) => `(select * from rooms r where ${where}) c left join chairs r on r.organisation_id = ?2`),
)
const queries = fc
  .tuple(from, condition(2), term(1))
  .map(([from, where, shown]) => `select count(*), total(${shown}) from ${from} where ${where}`)

/** The same ids on both sides of the wall. */
async function furnish(database: D1Database, organisationId: string) {
  for (const table of ['rooms', 'chairs']) {
    await database
      .prepare(`create table if not exists ${table} (organisation_id text not null, id integer not null, size integer)`)
      .run()
    await database
      .prepare(`insert into ${table} select ?, value, value % 2 from json_each('[0,1,2]')`)
      .bind(organisationId)
      .run()
  }
}

/** Nothing when SQLite refuses it too: a column is ambiguous or unknown, a condition incomplete. */
async function answer(database: D1Database, sql: string): Promise<unknown[] | undefined> {
  try {
    return await database
      .prepare(sql)
      .bind(...params(sql))
      .raw()
  } catch (error) {
    if (error instanceof Error && error.message.includes('SQLITE_ERROR')) return undefined
    throw error
  }
}

/** ?1 is a number, ?2 the organisation. */
function params(sql: string): unknown[] {
  if (sql.includes('?2')) return [1, 'here']
  return sql.includes('?1') ? [1] : []
}

function timed(sql: string): number {
  const started = performance.now()
  faultOf(sql)
  return performance.now() - started
}

function faultOf(sql: string): string | undefined {
  try {
    check(sql, params(sql), rules)
  } catch (error) {
    if (error instanceof UnscopedStatement) return error.alias
    throw error
  }
}
