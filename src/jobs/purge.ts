import { batch } from '#db/database.ts'
import { deleteExpiredLogins } from '#db/identity/logins.ts'
import { deleteExpiredLinks } from '#db/links/links.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope } from './job.ts'

/** Links and logins that are past their end open nothing: keeping them would only keep who used them, and from where. */
export async function forgetExpired(env: Bindings, ambient: Ambient): Promise<void> {
  const scope = directoryScope(env, ambient, 'forgetExpired', [])
  await batch(scope.db, [deleteExpiredLinks(scope), deleteExpiredLogins(scope)])
}
