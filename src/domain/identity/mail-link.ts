import * as z from 'zod'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { email } from '#domain/fields.ts'

export const AskInput = z.strictObject({ email: email(), next: z.string().optional() })
export const LinkInput = z.strictObject({ token: z.string().max(4000), next: z.string().optional() })

type Asked = 'sign_in_link_asked' | 'password_reset_asked'

/**
 * A link is asked for, to be minted and mailed by the handler: no event ever holds one. An unknown address costs the
 * same write, about nobody, so that neither the answer nor its time tells who has an account.
 */
export async function askForLink(scope: Scope, asked: Asked, identityId: string | undefined, next: string | null) {
  const outcome = await commit(scope, [record(scope, asked, identityId ?? 'nobody', next ? { next } : {})])
  if (!outcome.ok) throw new Error('A link could not be asked for.')
}
