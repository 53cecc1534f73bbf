import { deleteLogin } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

/** The row goes, and with it every page that was still open. Already ended, there is nothing to tell. */
export const leave = (scope: Scope, identityId: string, loginId: string) =>
  commit(scope, [deleteLogin(scope, identityId, loginId), exactlyOne(scope), record(scope, 'signed_out', identityId)])
