import { eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

/** Who has this SIRET in the directory. */
export function selectEntryBySiret({ db }: Scope, siret: string) {
  return db
    .select(named({ id: organisations.id }))
    .from(organisations)
    .where(eq(organisations.siret, siret))
}

export function updateEntry({ db }: Scope, id: string, entry: { name: string; siret: string }): Statement {
  return db.update(organisations).set(entry).where(eq(organisations.id, id))
}
