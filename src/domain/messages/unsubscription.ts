import type { Scope } from '#db/scope.ts'
import type { Tokens } from '#edge/tokens.ts'
import { type Family, families } from './notices.ts'

export type Unsubscription = { organisation: string; shard: string; person: string; family: Family }

const lasts = 180 * 24 * 3600

/** Turns one family of mails off for one person, and does nothing else: good for six months, used as often as one likes. */
export const unsubscribeToken = (
  scope: Scope,
  tokens: Tokens,
  { personId, family }: { personId: string; family: string },
) =>
  tokens.sign(
    'link',
    { purpose, organisation: scope.organisationId, shard: scope.shard, person: personId, family },
    lasts,
    scope.clock.now(),
  )

export async function readUnsubscription(tokens: Tokens, token: string, now: number): Promise<Unsubscription | null> {
  const claims = await tokens.verify<Unsubscription & { purpose: string }>('link', token, now)
  if (claims?.purpose !== purpose || !families.includes(claims.family)) return null
  return claims
}

const purpose = 'unsubscribe'
