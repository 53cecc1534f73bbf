import { eq } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import { passwords } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

/** The same password kept more safely: its date does not change. */
export const updatePasswordHash = ({ db }: Scope, identityId: string, hash: string): Statement =>
  db.update(passwords).set({ hash }).where(eq(passwords.identityId, identityId))
