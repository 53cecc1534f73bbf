import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'

/** What the browser's passkey must sign, remembered by the browser itself, signed by us. */
export async function newChallenge(c: Context): Promise<string> {
  const { clock, ids } = c.var.directory
  const challenge = ids.secret(32)
  writeCookie(c, 'challenge', await tokens(c.env.SECRET).sign('challenge', { step, challenge }, 600, clock.now()))
  return challenge
}

export async function readChallenge(c: Context): Promise<string | null> {
  const cookie = readCookie(c, 'challenge')
  const now = c.var.directory.clock.now()
  const claims = cookie && (await tokens(c.env.SECRET).verify<Claims>('challenge', cookie, now))
  return claims && claims.step === step ? claims.challenge : null
}

type Claims = { step: string; challenge: string }

/** The second step signs its word with the same key: each says what it is for. */
const step = 'passkey'
