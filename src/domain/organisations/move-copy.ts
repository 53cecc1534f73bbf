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

/** Table by table, parents first, page by page. What is there already is left as it is. */
export async function copyRows(from: Scope, to: Scope, told: Told): Promise<void> {
  for (const table of copiedTables) {
    for await (const rows of pagesOf(from, table)) {
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
  for (const table of copiedTables) sums[tableNameOf(table)] = await sumOf(office, table)
  return sums
}

/** The tables of which the two do not hold the same. */
export const differing = (one: Sums, other: Sums): string[] =>
  Object.keys({ ...one, ...other }).filter((table) => one[table]?.sha256 !== other[table]?.sha256)

/** Every row of a table, a page at a time. */
export async function* pagesOf(office: Scope, table: TenantTable): AsyncGenerator<readonly Values[]> {
  let after: Values | null = null
  do {
    const rows = await readPage(office, table, after)
    if (rows.length > 0) yield rows
    const last: Values | undefined = rows.length === page ? rows.at(-1) : undefined
    after = last ? keyIn(table, last) : null
  } while (after)
}

async function readPage(office: Scope, table: TenantTable, after: Values | null): Promise<Values[]> {
  const [rows] = await batch(office.db, [selectRows(office, table, after, page)])
  return rows.map((row) => Object.values(row) as Values)
}

/** Each page is hashed with the hash of those before it: pages begin at the same rows wherever the rows are the same. */
async function sumOf(office: Scope, table: TenantTable): Promise<Sum> {
  let sum: Sum = { rows: 0, sha256: '' }
  for await (const rows of pagesOf(office, table)) {
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
