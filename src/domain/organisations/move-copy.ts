import { batch } from '#db/database.ts'
import {
  copiedTables,
  insertRows,
  keyIn,
  selectRows,
  type TenantTable,
  tableNameOf,
  type Values,
} from '#db/organisations/rows.ts'
import type { Scope } from '#db/scope.ts'
import { sha256 } from '#edge/digest.ts'
import type { Told } from './removal.ts'

/** How many rows a table holds, and a hash of all of them in the order of their keys. */
export type Sum = { rows: number; sha256: string }
export type Sums = Readonly<Record<string, Sum>>

const page = 200
const largestText = 500_000

/** How many tables begin to be read in one trip: most of them end there. */
const atOnce = 20

/** Table by table, parents first, page by page. What is there already is left as it is. */
export async function copyRows(from: Scope, to: Scope, told: Told): Promise<void> {
  for await (const [table, pages] of everyTable(from)) {
    for await (const rows of pages) {
      await batch(
        to.db,
        inPieces(rows).map((piece) => insertRows(to, table, piece)),
      )
      await told(`copy ${tableNameOf(table)}`)
    }
  }
}

export async function sumsOf(office: Scope): Promise<Sums> {
  const sums: Record<string, Sum> = {}
  for await (const [table, pages] of everyTable(office)) sums[tableNameOf(table)] = await sumOf(pages)
  return sums
}

/** The tables of which the two do not hold the same. */
export const differing = (one: Sums, other: Sums): string[] =>
  Object.keys({ ...one, ...other }).filter((table) => one[table]?.sha256 !== other[table]?.sha256)

type Pages = AsyncIterable<readonly Values[]>

async function* everyTable(office: Scope): AsyncGenerator<[TenantTable, Pages]> {
  for (let at = 0; at < copiedTables.length; at += atOnce) {
    const some = copiedTables.slice(at, at + atOnce)
    const first = await batch(
      office.db,
      some.map((table) => selectRows(office, table, null, page)),
    )
    for (const [index, table] of some.entries()) yield [table, pagesOf(office, table, first[index])]
  }
}

/** Every row of a table, a page at a time; the first one may have been read with those of other tables. */
export async function* pagesOf(office: Scope, table: TenantTable, first?: readonly object[]): AsyncGenerator<Values[]> {
  let rows = first ?? (await readPage(office, table, null))
  while (rows.length > 0) {
    const values = rows.map((row) => Object.values(row) as Values)
    yield values
    const last = rows.length === page ? values.at(-1) : undefined
    const after = last ? keyIn(table, last) : null
    rows = after ? await readPage(office, table, after) : []
  }
}

async function readPage(office: Scope, table: TenantTable, after: Values | null): Promise<readonly object[]> {
  const [rows] = await batch(office.db, [selectRows(office, table, after, page)])
  return rows
}

/** Each page is hashed with the hash of those before it: pages begin at the same rows wherever the rows are the same. */
async function sumOf(pages: Pages): Promise<Sum> {
  let sum: Sum = { rows: 0, sha256: '' }
  for await (const rows of pages) {
    sum = { rows: sum.rows + rows.length, sha256: await sha256(`${sum.sha256}\n${JSON.stringify(rows)}`) }
  }
  return sum
}

/** A parameter holds two megabytes at most. */
function inPieces(rows: readonly Values[]): (readonly Values[])[] {
  const pieces: Values[][] = [[]]
  let length = 0
  for (const row of rows) {
    const size = JSON.stringify(row).length
    if (length > 0 && length + size > largestText) {
      pieces.push([])
      length = 0
    }
    pieces.at(-1)?.push(row)
    length += size
  }
  return pieces
}
