import { env } from 'cloudflare:workers'
import { and, asc, between, count, eq, exists, inArray, isNull, like, or, relations, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { alias, integer, primaryKey, sqliteTable, text, union } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '#db/database.ts'
import { UnscopedStatement } from './check.ts'
import { guarded } from './guard.ts'

const rooms = sqliteTable(
  'guard_rooms',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    seats: integer(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
const chairs = sqliteTable('guard_chairs', {
  organisationId: text('organisation_id').notNull(),
  id: text().notNull(),
  roomId: text('room_id').notNull(),
  at: integer().notNull().default(0),
})
const links = {
  rooms: relations(rooms, ({ many }) => ({ chairs: many(chairs) })),
  chairs: relations(chairs, ({ one }) => ({
    room: one(rooms, { fields: [chairs.organisationId, chairs.roomId], references: [rooms.organisationId, rooms.id] }),
  })),
}
const schema = { rooms, chairs, roomLinks: links.rooms, chairLinks: links.chairs }

const tables = ['guard_rooms', 'guard_chairs']
const rules = {
  organisationId: 'here',
  tenant: (table: string) => tables.includes(table),
  known: (table: string) => tables.includes(table),
}
const binding = guarded(env.SHARD_1, rules)
const db = drizzle(binding, { schema })
const here = eq(rooms.organisationId, 'here')

beforeEach(async () => {
  await env.SHARD_1.batch(
    [
      'drop table if exists guard_rooms',
      'drop table if exists guard_chairs',
      'create table guard_rooms (organisation_id text not null, id text not null, name text not null, seats integer, primary key (organisation_id, id))',
      'create table guard_chairs (organisation_id text not null, id text not null, room_id text not null, at integer not null)',
      "insert into guard_rooms values ('here', 'a', 'Blue', 12), ('here', 'b', 'Red', null), ('elsewhere', 'a', 'Theirs', 40)",
      "insert into guard_chairs values ('here', '1', 'a', 5), ('elsewhere', '1', 'a', 5)",
    ].map((statement) => env.SHARD_1.prepare(statement)),
  )
})

describe('Drizzle reads through it', () => {
  test('a list, sorted and paged', async () => {
    const list = await db
      .select({ name: rooms.name })
      .from(rooms)
      .where(and(here, or(like(rooms.name, '%e%'), isNull(rooms.seats)), inArray(rooms.id, ['a', 'b'])))
      .orderBy(asc(rooms.name))
      .limit(10)
      .offset(0)
    expect(list).toEqual([{ name: 'Blue' }, { name: 'Red' }])
  })

  test('joins, aliases, between, groups', async () => {
    const r = alias(rooms, 'r')
    const list = await db
      .select({ name: r.name, chairs: count(chairs.id) })
      .from(r)
      .leftJoin(
        chairs,
        and(eq(chairs.organisationId, r.organisationId), eq(chairs.roomId, r.id), between(chairs.at, 0, 9)),
      )
      .where(eq(r.organisationId, 'here'))
      .groupBy(r.id)
      .having(sql`count(*) > 0`)
    expect(list).toEqual([
      { name: 'Blue', chairs: 1 },
      { name: 'Red', chairs: 0 },
    ])
  })

  test('subqueries, named queries, unions, counts', async () => {
    const some = db.select({ id: chairs.roomId }).from(chairs).where(eq(chairs.organisationId, 'here'))
    const named = db.$with('named').as(db.select({ id: rooms.id, name: rooms.name }).from(rooms).where(here))
    const theirs = db
      .select()
      .from(chairs)
      .where(and(eq(chairs.organisationId, rooms.organisationId), eq(chairs.roomId, rooms.id)))
    const [within, existing, sub, both, total] = await db.batch([
      db
        .select({ id: rooms.id })
        .from(rooms)
        .where(and(here, inArray(rooms.id, some))),
      db
        .select({ id: rooms.id })
        .from(rooms)
        .where(and(here, exists(theirs))),
      db.with(named).select().from(named).where(eq(named.name, 'Red')),
      union(db.select({ id: rooms.id }).from(rooms).where(here), some),
      db.select({ rows: db.$count(rooms, here) }).from(sql`(select 1) as one`),
    ])
    expect({ within, existing, sub, both, total }).toEqual({
      within: [{ id: 'a' }],
      existing: [{ id: 'a' }],
      sub: [{ id: 'b', name: 'Red' }],
      both: [{ id: 'a' }, { id: 'b' }],
      total: [{ rows: 2 }],
    })
  })

  test('relations, when they carry the organisation', async () => {
    const found = await db.query.rooms.findMany({
      where: and(here, eq(rooms.id, 'a')),
      columns: { name: true },
      with: { chairs: { columns: { id: true }, with: { room: { columns: { name: true } } } } },
    })
    expect(found).toEqual([{ name: 'Blue', chairs: [{ id: '1', room: { name: 'Blue' } }] }])
  })

  test('one row, values, a prepared query, a session', async () => {
    const one = db
      .select()
      .from(rooms)
      .where(and(here, eq(rooms.id, sql.placeholder('id'))))
      .prepare()
    expect(await one.get({ id: 'b' })).toEqual({ organisationId: 'here', id: 'b', name: 'Red', seats: null })
    expect(await one.values({ id: 'a' })).toEqual([['here', 'a', 'Blue', 12]])

    const session = binding.withSession('first-primary')
    expect(await database(session).select({ id: rooms.id }).from(rooms).where(here)).toHaveLength(2)
    expect(session.getBookmark()).toEqual(expect.any(String))
  })
})

describe('Drizzle writes through it', () => {
  test('rows, upserts, updates and deletions, all in one batch', async () => {
    const room = { organisationId: 'here', id: 'c', name: 'Green' }
    const mine = and(here, eq(rooms.id, 'c'))
    const key = [rooms.organisationId, rooms.id]
    const [, upserted, updated, copied, deleted] = await db.batch([
      db
        .insert(rooms)
        .values([room, { ...room, id: 'd', seats: 3 }])
        .onConflictDoNothing(),
      db
        .insert(rooms)
        .values(room)
        .onConflictDoUpdate({ target: key, set: { name: sql`excluded.name || '!'` }, setWhere: isNull(rooms.seats) })
        .returning(),
      db.update(rooms).set({ seats: 7 }).where(mine).returning({ seats: rooms.seats }),
      db
        .insert(chairs)
        .select(
          db
            .select({
              organisationId: rooms.organisationId,
              id: sql`'9'`.as('id'),
              roomId: rooms.id,
              at: sql`1`.as('at'),
            })
            .from(rooms)
            .where(mine),
        )
        .returning(),
      db.delete(rooms).where(mine).returning({ id: rooms.id }),
    ])
    expect({ upserted, updated, copied, deleted }).toEqual({
      upserted: [{ ...room, name: 'Green!', seats: null }],
      updated: [{ seats: 7 }],
      copied: [{ organisationId: 'here', id: '9', roomId: 'c', at: 1 }],
      deleted: [{ id: 'c' }],
    })
  })

  test('changes are counted', async () => {
    const { meta } = await db.update(rooms).set({ seats: 1 }).where(here).run()
    expect(meta.changes).toBe(2)
  })
})

describe('nothing reaches the database', () => {
  test.each([
    ['an update without a condition', () => db.update(rooms).set({ name: 'x' }).where(undefined), 'guard_rooms'],
    ['a deletion without a condition', () => db.delete(rooms), 'guard_rooms'],
    [
      'a row of another organisation',
      () => db.insert(rooms).values({ organisationId: 'elsewhere', id: 'z', name: 'z' }),
      'guard_rooms',
    ],
    ['another organisation', () => db.delete(rooms).where(eq(rooms.organisationId, 'elsewhere')), 'guard_rooms'],
    [
      'a batch with one such statement',
      () => db.batch([db.delete(rooms).where(here), db.delete(chairs)]),
      'guard_chairs',
    ],
    ['rows asked for by hand', () => binding.prepare('delete from guard_rooms returning *').raw(), 'guard_rooms'],
    ['a first row', () => binding.prepare('delete from guard_rooms returning *').first(), 'guard_rooms'],
    ['a session', () => binding.withSession().prepare('delete from guard_rooms').run(), 'guard_rooms'],
    ['a script', () => binding.exec('delete from guard_rooms'), ''],
    ['a statement prepared elsewhere', () => binding.batch([env.SHARD_1.prepare('delete from guard_rooms')]), ''],
    [
      'a statement of another guard',
      () => binding.batch([guarded(env.SHARD_1, { ...rules, organisationId: 'elsewhere' }).prepare('select 1')]),
      '',
    ],
    ['a transaction', () => db.run(sql`begin`), ''],
  ])('by %s', async (_, run, alias) => {
    const failure = await Promise.resolve(run()).then(() => undefined, rootOf)
    expect(failure).toBeInstanceOf(UnscopedStatement)
    expect(failure).toMatchObject({ alias })
    const { results } = await env.SHARD_1.prepare(
      'select id from guard_rooms union all select id from guard_chairs',
    ).all()
    expect(results).toHaveLength(5)
  })
})

test('reads by hand give what the binding gives', async () => {
  const ask = (from: D1Database) =>
    from.prepare('select name, seats from guard_rooms where organisation_id = ? order by id').bind('here')
  const [ours, plain] = [ask(binding), ask(env.SHARD_1)]
  expect(await ours.first()).toEqual(await plain.first())
  expect(await ours.first('name')).toBe('Blue')
  expect(await ours.raw()).toEqual(await plain.raw())
  expect(await ours.raw({ columnNames: true })).toEqual(await plain.raw({ columnNames: true }))
  expect((await ours.all()).results).toEqual((await plain.all()).results)
})

/** Drizzle wraps what the binding throws. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? rootOf(error.cause) : error
}
