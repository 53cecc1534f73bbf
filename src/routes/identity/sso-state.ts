import type { Arrived } from '#domain/identity/sso-arrival.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { dropCookie, readCookie, writeCookie } from '#http/cookies.ts'

/** Gone to a provider: what the browser must bring back for its return to be believed. */
export type Leaving = {
  provider: string
  state: string
  nonce: string
  verifier: string
  next: string | null
  /** To link an account from one's own page, rather than to enter. */
  linking: boolean
  /** The link of an invitation that this browser has opened, to be accepted on the way back. */
  invitation: string | null
}

/** Back from a provider as somebody nobody here is linked to yet: kept until the person has proved who they are here. */
export type Arrival = Arrived & { name: string; factors: 1 | 2 }

export const writeLeaving = (c: Context, leaving: Leaving) => write(c, 'sso', leaving)

/** Once: whatever the return is worth, the next one finds nothing. */
export async function takeLeaving(c: Context): Promise<Leaving | null> {
  const leaving = await readAs<Leaving>(c, 'sso')
  dropCookie(c, 'sso')
  return leaving
}

export const writeArrival = (c: Context, arrival: Arrival) => write(c, 'arrival', arrival)
export const readArrival = (c: Context) => readAs<Arrival>(c, 'arrival')
export const dropArrival = (c: Context) => dropCookie(c, 'arrival')

type Name = 'sso' | 'arrival'

/** One key signs both: each says what it is. What it says stands apart from the token's own words (`iss`, `sub`). */
type Signed<Said> = { step: Name; said: Said }

async function write(c: Context, name: Name, said: Leaving | Arrival): Promise<void> {
  const claims: Signed<Leaving | Arrival> = { step: name, said }
  writeCookie(c, name, await tokens(c.env.SECRET).sign('oidc-state', claims, 600, c.var.directory.clock.now()))
}

async function readAs<Said>(c: Context, name: Name): Promise<Said | null> {
  const cookie = readCookie(c, name)
  if (!cookie) return null
  const now = c.var.directory.clock.now()
  const claims = await tokens(c.env.SECRET).verify<Signed<Said>>('oidc-state', cookie, now)
  return claims?.step === name ? claims.said : null
}
