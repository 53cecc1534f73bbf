import { deleteLogin, deleteOtherLogins } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

/** The row goes, and with it the right to anything: the next request of that browser finds nobody. */
export const revokeLogin = (scope: Scope, identityId: string, loginId: string) =>
  commit(scope, [
    deleteLogin(scope, identityId, loginId),
    exactlyOne(scope),
    record(scope, 'login_revoked', identityId),
  ])

export const revokeOtherLogins = (scope: Scope, identityId: string, kept: string) =>
  commit(scope, [deleteOtherLogins(scope, identityId, kept), record(scope, 'other_logins_revoked', identityId)])
