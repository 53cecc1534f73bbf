import * as z from 'zod'
import type { Statement } from '#db/database.ts'
import {
  deleteEmailChange,
  deleteEmailChanges,
  type EmailChangeRow,
  insertEmailChange,
  updateIdentity,
} from '#db/identity/accounts.ts'
import { deleteLinks } from '#db/links/links.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { email } from '#domain/fields.ts'

export const EmailChangeInput = z.strictObject({ email: email() })

type Account = { identityId: string; email: string }

/** A job sends the link: whoever holds the address already, the answer here is the same. */
export async function askEmailChange(scope: Scope, { identityId, email }: Account, wanted: string) {
  if (wanted === email) return no('same_email')
  const id = scope.ids.next()
  return commit(scope, [
    deleteEmailChanges(scope, identityId),
    insertEmailChange(scope, id, identityId, wanted),
    record(scope, 'email_change_asked', identityId, { change: id }),
  ])
}

/** `spent` uses the link in the same batch. What was sent to the former address opens nothing any more. */
export async function confirmEmailChange(
  scope: Scope,
  { identityId, email }: Account,
  change: Pick<EmailChangeRow, 'id' | 'email'>,
  spent: Statement,
) {
  const outcome = await commit(scope, [
    spent,
    exactlyOne(scope),
    deleteEmailChange(scope, identityId, change.id),
    exactlyOne(scope),
    updateIdentity(scope, identityId, { email: change.email }),
    deleteLinks(scope, 'sign-in', identityId),
    deleteLinks(scope, 'reset', identityId),
    record(scope, 'email_changed', identityId, { from: email, to: change.email }),
  ])
  if (outcome.ok) return outcome
  return outcome.refusal === 'taken' ? no('email_taken') : no('link_spent')
}
