import { deleteLogin } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

/** Signing out: the row goes, and with it every page that was still open. Already ended, there is nothing to tell. */
export function endLogin(scope: Scope, identityId: string, loginId: string) {
  const ended = deleteLogin(scope, identityId, loginId)
  return commit(scope, [ended, exactlyOne(scope), record(scope, 'signed_out', identityId)])
}
