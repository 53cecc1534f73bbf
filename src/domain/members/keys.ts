import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import { deleteRefreshesOfKey, insertKey, insertRevocation } from '#db/members/keys.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { choice, line, several } from '#domain/fields.ts'
import { hashOf } from './keys-hash.ts'
import { keyScopes } from './keys-scopes.ts'

/** How long a key lasts, in days. None lasts for ever. */
export const lifetimes = ['30', '90', '365'] as const

/** The id is made with the form, so that a form sent twice makes one key. */
export const KeyInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  name: line(80),
  scopes: several().pipe(
    z.array(choice(keyScopes)).min(1, { error: 'choice' }).max(keyScopes.length, { error: 'choice' }),
  ),
  days: choice(lifetimes),
})
export type KeyInput = z.output<typeof KeyInput>

const day = 24 * 3600_000

/** The secret is told once, here: only its hash is kept. */
export async function createKey(scope: Scope, { id, name, scopes, days }: KeyInput) {
  const secret = `lisiere_${scope.ids.secret(32)}`
  const expiresAt = scope.clock.now() + Number(days) * day
  const outcome = await commit(scope, [
    insertKey(scope, { id, name, hash: await hashOf(secret), scopes: scopes.join(' '), expiresAt }),
    record(scope, 'key_created', id, { name, scopes, expiresAt }),
  ])
  if (!outcome.ok) return no(outcome.refusal === 'taken' ? 'key_made' : outcome.refusal)
  return yes({ id: publicId(scope.organisationId, id), secret, name, expiresAt })
}

/** From the next request on, nothing made with it opens any door. */
export async function revokeKey<const T extends Statements>(scope: Scope, key: { id: string; name: string }, show: T) {
  const outcome = await commit(
    scope,
    [
      insertRevocation(scope, key.id),
      deleteRefreshesOfKey(scope, key.id),
      record(scope, 'key_revoked', key.id, { name: key.name }),
    ],
    ...show,
  )
  return !outcome.ok && outcome.refusal === 'taken' ? no('key_revoked_already') : outcome
}

/** What a program says to be known: its organisation, which tells the database, then its key. */
export const publicId = (organisationId: string, keyId: string): string => `${organisationId}.${keyId}`

export function readPublicId(text: string): { organisationId: string; keyId: string } | null {
  const [, organisationId, keyId] = /^([\w-]{1,64})\.([\w-]{1,64})$/.exec(text) ?? []
  return organisationId && keyId ? { organisationId, keyId } : null
}
