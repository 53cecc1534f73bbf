import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'
import type { Claims } from '#http/visit.ts'

/** What the browser holds of a login, when we have signed it and it has not expired. */
export async function readClaims(c: Context, now: number): Promise<Claims | null> {
  const cookie = readCookie(c, 'login')
  return cookie ? tokens(c.env.SECRET).verify<Claims>('login', cookie, now) : null
}

export async function writeClaims(c: Context, claims: Claims, now: number): Promise<void> {
  writeCookie(c, 'login', await tokens(c.env.SECRET).sign('login', claims, 14 * 24 * 3600, now))
}
