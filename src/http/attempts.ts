import { attempts, type Verdict } from '#edge/attempts-guard.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { knownHere } from '#http/device.ts'

/**
 * Counts one attempt on an account and from an address. A browser that has entered the account before has its own
 * count: nobody else's attempts keep the owner out.
 */
export async function askAttempt(c: Context, account: string, identityId: string | undefined): Promise<Verdict> {
  const known = await knownHere(c)
  const trusted = identityId !== undefined && known.includes(identityId)
  const now = c.var.directory.clock.now()
  return attempts(c.env.ATTEMPTS, c.env.SECRET).guardSignIn({ account, address: visitorAddress(c), trusted, now })
}
