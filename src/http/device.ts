import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'

/** The identities that have entered from this browser, the latest first. Signed: nobody can claim an acquaintance. */
export async function knownHere(c: Context): Promise<readonly string[]> {
  const cookie = readCookie(c, 'device')
  const claims = cookie && (await tokens(c.env.SECRET).verify<{ known: string[] }>('device', cookie, nowOf(c)))
  return claims ? claims.known : []
}

export async function remember(c: Context, identityId: string, known: readonly string[]): Promise<void> {
  const claims = { known: [identityId, ...known.filter((id) => id !== identityId)].slice(0, mostPeople) }
  writeCookie(c, 'device', await tokens(c.env.SECRET).sign('device', claims, lasting, nowOf(c)))
}

/** A shared computer at reception knows a few people, not everybody. */
const mostPeople = 5
const lasting = 365 * 24 * 3600

const nowOf = (c: Context) => c.var.directory.clock.now()
