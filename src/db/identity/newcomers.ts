import type { Statement } from '#db/database.ts'
import { identities } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

export type Newcomer = { id: string; email: string; name: string; language: 'fr' | 'en' }

/** A unique index keeps one identity an address: two at once, and the second is told that it is taken. */
export const insertIdentity = ({ db, clock }: Scope, newcomer: Newcomer): Statement =>
  db.insert(identities).values({ ...newcomer, at: clock.now() })
