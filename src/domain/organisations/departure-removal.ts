import { batch } from '#db/database.ts'
import { insertRemoval, selectRemoval, updateCounts } from '#db/events/removals.ts'
import { copiedTables, countRows, tableNameOf } from '#db/organisations/rows.ts'
import type { Scope } from '#db/scope.ts'
import { removeAll } from '#edge/files/remove-all.ts'
import { removeRows, type Told } from './removal.ts'

/** What an organisation held, by table, when nothing had gone yet. */
export type Counts = Readonly<Record<string, number>>

/**
 * Every row and every file of an organisation that leaves for good. The record of it stays, with what was counted first.
 * Begun again after a crash, it goes on.
 */
export async function removeOrganisation(office: Scope, files: R2Bucket, told: Told = () => {}): Promise<Counts> {
  await batch(office.db, [insertRemoval(office, 'departure')])
  const counts = await countOnce(office)
  await told('count')
  await removeRows(office, told)
  await removeAll(files, office.organisationId)
  await told('files')
  return counts
}

async function countOnce(office: Scope): Promise<Counts> {
  const [[removal]] = await batch(office.db, [selectRemoval(office)])
  const known = JSON.parse(removal?.counts ?? '{}') as Counts
  if (Object.keys(known).length > 0) return known

  const answers = await batch(
    office.db,
    copiedTables.map((table) => countRows(office, table)),
  )
  const counts = Object.fromEntries(copiedTables.map((table, at) => [tableNameOf(table), answers[at]?.[0]?.rows ?? 0]))
  await batch(office.db, [updateCounts(office, counts)])
  return counts
}
