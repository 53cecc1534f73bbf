import type { Statement } from '#db/database.ts'
import { upsertPassword } from '#db/identity/factors.ts'
import type { Scope } from '#db/scope.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { commonPasswords } from '#edge/breached.ts'
import { hashPassword } from '#edge/password.ts'
import { type PasswordRefusal, type Person, refusePassword } from './password-rule.ts'

/** The write of a password that the rule accepts, for the batch of whoever sets it. */
export async function newPassword(
  scope: Scope,
  person: Person & { id: string },
  plain: string,
): Promise<Outcome<Statement, PasswordRefusal>> {
  const refusal = refusePassword(plain, person, await commonPasswords())
  return refusal ? no(refusal) : yes(upsertPassword(scope, person.id, await hashPassword(plain)))
}
