import {
  deleteFamily,
  deleteStaleRefreshes,
  insertRefresh,
  type RefreshRow,
  spendRefresh,
  touchKey,
} from '#db/members/keys.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { sameText } from '#domain/identity/same-text.ts'
import type { Tokens } from '#edge/tokens.ts'
import { hashOf } from './keys-hash.ts'
import { isKeyScope, type KeyScope } from './keys-scopes.ts'

/** What an access token says; the row of its key is read again at every door. */
export type Access = { organisation: string; shard: string; key: string; family: string; scopes: KeyScope[] }

/** One refresh token of a family: good once, and the next one takes its place. */
export type Refresh = {
  organisation: string
  shard: string
  key: string
  family: string
  id: string
  scopes: KeyScope[]
}

export type Issued = { access: string; refresh: string; lasts: number; scopes: KeyScope[] }

export type KeyState = {
  id: string
  name: string
  hash: string
  scopes: string
  expiresAt: number
  revokedAt: number | null
  usedOn: string
}

export const accessLasts = 15 * 60
export const refreshLasts = 7 * 24 * 3600

export const keyStands = ({ expiresAt, revokedAt }: Pick<KeyState, 'expiresAt' | 'revokedAt'>, now: number): boolean =>
  revokedAt === null && now < expiresAt

export const scopesOf = ({ scopes }: Pick<KeyState, 'scopes'>): KeyScope[] => scopes.split(' ').filter(isKeyScope)

/** The key itself, shown: a new family of tokens. An unknown key takes the same path as a wrong secret. */
export async function exchangeKey(
  scope: Scope,
  tokens: Tokens,
  key: KeyState | undefined,
  secret: string,
): Promise<Outcome<Issued, 'invalid_client'>> {
  const right = sameText(await hashOf(secret), key?.hash ?? nobodysHash)
  if (!key || !right || !keyStands(key, scope.clock.now())) return no('invalid_client')

  const issued = await issue(scope, tokens, key, scope.ids.next())
  const outcome = await commit(scope, [...issued.writes, deleteStaleRefreshes(scope, key.id)])
  if (!outcome.ok) throw new Error('A family of tokens could not be begun.')
  return yes(issued.after)
}

/**
 * The next pair of a family. A refresh token that comes a second time was copied, by whom nobody can tell: the family
 * ends, and with it the access tokens it gave.
 */
export async function refreshTokens(
  scope: Scope,
  tokens: Tokens,
  { family, id }: Refresh,
  key: KeyState | undefined,
  row: RefreshRow | undefined,
): Promise<Outcome<Issued, 'invalid_grant'>> {
  const now = scope.clock.now()
  if (!key || !keyStands(key, now) || !row || row.keyId !== key.id || row.familyId !== family)
    return no('invalid_grant')
  if (row.usedAt !== null) return endFamily(scope, key, family)
  if (row.expiresAt <= now) return no('invalid_grant')

  const issued = await issue(scope, tokens, key, family)
  const outcome = await commit(scope, [spendRefresh(scope, id), exactlyOne(scope), ...issued.writes])
  return outcome.ok ? yes(issued.after) : endFamily(scope, key, family)
}

const nobodysHash = '0'.repeat(64)

async function issue(scope: Scope, tokens: Tokens, key: KeyState, family: string) {
  const now = scope.clock.now()
  const id = scope.ids.next()
  const scopes = scopesOf(key)
  const claims = { organisation: scope.organisationId, shard: scope.shard, key: key.id, family, scopes }
  const today = new Date(now).toISOString().slice(0, 10)
  return {
    writes: [
      insertRefresh(scope, { id, keyId: key.id, familyId: family, expiresAt: now + refreshLasts * 1000 }),
      ...(key.usedOn === today ? [] : [touchKey(scope, key.id, today)]),
    ],
    after: {
      access: await tokens.sign('access', claims satisfies Access, accessLasts, now),
      refresh: await tokens.sign('refresh', { ...claims, id } satisfies Refresh, refreshLasts, now),
      lasts: accessLasts,
      scopes,
    },
  }
}

async function endFamily(scope: Scope, key: KeyState, family: string) {
  await commit(scope, [deleteFamily(scope, family), record(scope, 'key_reused', key.id, { name: key.name, family })])
  return no('invalid_grant')
}
