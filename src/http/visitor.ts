import { batch } from '#db/database.ts'
import { type LoginRow, selectLogin } from '#db/identity/logins.ts'
import { loginStands } from '#domain/identity/login-rule.ts'
import { writeClaims } from '#http/claims.ts'
import type { Context } from '#http/context.ts'
import type { Claims } from '#http/visit.ts'

export type SignedIn = { login: LoginRow; claims: Claims }

/**
 * Who comes to a public door already signed in. A login vouched for by one organisation's provider is nobody here: it is
 * good in that organisation and nowhere else.
 */
export async function signedIn(c: Context): Promise<SignedIn | null> {
  const { visit, directory } = c.var
  const { claims } = visit
  if (!claims) return null
  const [[login]] = await batch(directory.db, [selectLogin(directory, claims.login, claims.organisation)])
  if (!login || login.identityId !== claims.identity || !loginStands(login, directory.clock.now())) return null
  return login.withinId === null ? { login, claims } : null
}

/** The same login, in another office. */
export function moveTo(c: Context, { claims }: SignedIn, organisation: string, shard: string): Promise<void> {
  return writeClaims(
    c,
    { ...claims, organisation, shard, hats: '[]', grants: '[]', site: '' },
    c.var.directory.clock.now(),
  )
}
