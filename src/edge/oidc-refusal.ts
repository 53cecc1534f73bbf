import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { Unreachable } from './oidc-wire.ts'

/**
 * Why a return from a provider is not a sign-in. `cancelled`, `stale` and `unreachable` happen to honest people;
 * `refused` is the provider's own no; the others are never honest, or the provider is badly set.
 */
export type OidcRefusal =
  | 'cancelled'
  | 'refused'
  | 'unreachable'
  | 'stale'
  | 'state'
  | 'nonce'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'signature'
  | 'malformed'

export function refusalOf(error: unknown): OidcRefusal {
  const chain = causes(error)
  if (chain.some((cause) => cause instanceof Unreachable)) return 'unreachable'
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : 'refused'
  if (error instanceof ResponseBodyError) return 'refused'

  const claim = claimOf(chain)
  if (claim) return byClaim[claim] ?? 'malformed'
  return chain.some(isAboutSigning) ? 'signature' : 'malformed'
}

/** The keys we hold do not include the one that signed: it may be newer than they are. */
export function isUnknownKey(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'OAUTH_KEY_SELECTION_FAILED'
}

/** The name the token gave its issuer, when that was what was wrong with it. */
export function wrongIssuer(error: unknown): unknown {
  const chain = causes(error)
  return claimOf(chain) === 'iss' ? chain.map((cause) => at(at(cause, 'claims'), 'iss')).find(Boolean) : undefined
}

const byClaim: Record<string, OidcRefusal> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  exp: 'expired',
  nbf: 'expired',
  auth_time: 'stale',
}

/** The library's errors carry what they looked at as their cause, some as an error, the last as a plain object. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let cause = error; cause && chain.length < 8; cause = at(cause, 'cause')) chain.push(cause)
  return chain
}

function claimOf(chain: unknown[]): string | undefined {
  return chain.map((cause) => at(cause, 'claim')).find((claim) => typeof claim === 'string')
}

function isAboutSigning(cause: unknown): boolean {
  return ['header', 'alg', 'signature', 'candidates', 'jwk'].some((about) => at(cause, about) !== undefined)
}

function at(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
}
