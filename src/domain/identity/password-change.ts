import * as z from 'zod'
import { deleteOtherLogins } from '#db/identity/logins.ts'
import { deleteLinks } from '#db/links/links.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { newPassword } from './new-password.ts'
import type { Person } from './password-rule.ts'

/** Exactly as typed, spaces included; its own rule says the rest. */
export const PasswordInput = z.strictObject({
  password: z.string({ error: 'required' }).min(1, { error: 'required' }).max(4096, { error: 'too_long' }),
})

type Holder = Person & { id: string; loginId: string; had: boolean }

/** Every other login ends, and so do the links sent to reset the password that was. */
export async function choosePassword(scope: Scope, { loginId, had, ...person }: Holder, plain: string) {
  const chosen = await newPassword(scope, person, plain)
  if (!chosen.ok) return chosen
  return commit(scope, [
    chosen.after,
    deleteOtherLogins(scope, person.id, loginId),
    deleteLinks(scope, 'reset', person.id),
    record(scope, had ? 'password_changed' : 'password_set', person.id),
  ])
}
