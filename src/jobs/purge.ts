import { batch } from '#db/database.ts'
import { deleteExpiredLogins } from '#db/identity/logins.ts'
import { deleteExpiredLinks } from '#db/links/links.ts'
import { deleteSignUpsBefore } from '#db/organisations/sign-ups.ts'
import { idFrom } from '#edge/ids.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, directoryScope } from './job.ts'

/** A sign-up is confirmed on its first day or never; a month later, what opened its office is long done. */
const keptSignUps = 30 * 24 * 3600_000

/** Links and logins that are past their end open nothing: keeping them would only keep who used them, and from where. */
export async function forgetExpired(env: Bindings, ambient: Ambient): Promise<void> {
  const scope = directoryScope(env, ambient, 'forgetExpired', [])
  const signUps = deleteSignUpsBefore(scope, idFrom(ambient.clock.now() - keptSignUps))
  await batch(scope.db, [deleteExpiredLinks(scope), deleteExpiredLogins(scope), signUps])
}
