import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/database.ts'
import { unionAll } from './near-sites.ts'

test('as many selects as one likes become one, and each answers once', async () => {
  for (const many of [1, 4, 5, 12, 40]) {
    const selects = Array.from({ length: many }, (_, at) => sql`select * from (select ${at} as n limit 1)`)
    const rows = await database(env.SHARD_1).all<{ n: number }>(sql`select n from (${unionAll(selects)}) order by n`)
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: many }, (_, at) => at))
  }
})
