import { down, up } from '../../../bin/migrations/apply.ts'
import type { Migration } from '../../../bin/migrations/files.ts'
import { type Picture, pictureOf } from './picture.ts'
import { populate, type Special, tablesOf } from './populate.ts'

export type RoundTrip = { before: Picture; after: Picture; back: Picture; again: Picture }

/**
 * Applies one migration on a populated database, populates what it made, takes it back and applies it again. The
 * database is left applied and populated, ready for the next one.
 */
export async function roundTrip(
  database: D1Database,
  all: Migration[],
  special: Special = {},
  derived: readonly string[] = [],
): Promise<RoundTrip> {
  const known = await tablesOf(database)
  const before = await pictureOf(database)
  await up(database, all, 1)
  const after = await pictureOf(database)
  await populateNew()
  await down(database, all, 1)
  const back = await pictureOf(database)
  await up(database, all, 1)
  const again = await pictureOf(database)
  await populateNew()
  return { before, after, back, again }

  async function populateNew() {
    const fresh = (await tablesOf(database)).filter((table) => !known.includes(table) && !derived.includes(table))
    await populate(database, fresh, special)
  }
}
