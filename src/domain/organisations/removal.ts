import { batch } from '#db/database.ts'
import { deleteRemoval, insertRemoval } from '#db/events/removals.ts'
import { deleteRows, type TenantTable, tableNameOf } from '#db/organisations/rows.ts'
import { tenantTables } from '#db/schema.ts'
import type { Scope } from '#db/scope.ts'

/** Called after each step that a crash could follow. */
export type Told = (step: string) => void | Promise<void>

const page = 500

/** Removes every row of the organisation from one database, children first. Begun again after a crash, it goes on. */
export async function removeRows(office: Scope, told: Told): Promise<void> {
  for (const table of [...tenantTables].reverse()) {
    let removed: number
    do {
      removed = await removeSome(office, table)
      if (removed > 0) await told(`remove ${tableNameOf(table)}`)
    } while (removed === page)
  }
}

/** Removes what an organisation that lives elsewhere has left here, under a record that goes with it. */
export async function sweep(office: Scope, told: Told): Promise<void> {
  await batch(office.db, [insertRemoval(office, 'move')])
  await told(`close ${office.shard}`)
  await removeRows(office, told)
  await batch(office.db, [deleteRemoval(office)])
  await told(`open ${office.shard}`)
}

async function removeSome(office: Scope, table: TenantTable): Promise<number> {
  const [{ meta }] = await batch(office.db, [deleteRows(office, table, page)])
  return meta.changes
}
