import { desc } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { signingKeys } from '#db/documents/signature-tables.ts'
import type { Scope } from '#db/scope.ts'

/** Of the directory. */
export const insertSigningKey = ({ db, clock }: Scope, kid: string, publicKey: string): Statement =>
  db.insert(signingKeys).values({ kid, publicKey, at: clock.now() }).onConflictDoNothing()

/** Of the directory. */
export const selectSigningKeys = ({ db }: Scope) =>
  db
    .select(named({ publicKey: signingKeys.publicKey }))
    .from(signingKeys)
    .orderBy(desc(signingKeys.at))
    .limit(100)
