import * as z from 'zod'
import type { IdentityRow } from '#db/identity/identities.ts'
import { deleteOtherLogins } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { record } from '#domain/events/commit.ts'
import { type Outcome, yes } from '#domain/events/outcome.ts'
import { newPassword } from './new-password.ts'
import type { PasswordRefusal } from './password-rule.ts'
import type { Write } from './sign-in.ts'

export const ResetInput = z.strictObject({
  token: z.string().max(4000),
  password: z.string({ error: 'required' }).min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
  next: z.string().optional(),
})

/** A password for who holds the link, when the rule accepts it. Every login ends: whoever knew the old one is out. */
export async function resetPassword(
  scope: Scope,
  { id, email, organisation }: IdentityRow,
  plain: string,
): Promise<Outcome<Write[], PasswordRefusal>> {
  const [, , name] = JSON.parse(organisation ?? '[]') as (string | undefined)[]
  const chosen = await newPassword(scope, { id, email, organisation: name }, plain)
  if (!chosen.ok) return chosen
  const as: Scope = { ...scope, actor: { kind: 'identity', id } }
  return yes([chosen.after, deleteOtherLogins(scope, id, ''), record(as, 'password_changed', id, { by: 'link' })])
}
