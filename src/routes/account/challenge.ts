import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { dropCookie, readCookie, writeCookie } from '#http/cookies.ts'

/** A challenge for a new passkey, held by the browser for whoever asked: the sign-in form's are worth nothing here. */
export async function rememberChallenge(c: Context, identity: string): Promise<string> {
  const { ids, clock } = c.var.directory
  const challenge = ids.secret(32)
  const claims = { challenge, identity, step }
  writeCookie(c, 'challenge', await tokens(c.env.SECRET).sign('challenge', claims, 600, clock.now()))
  return challenge
}

/** Good once: the next answer needs another. */
export async function takeChallenge(c: Context, identity: string): Promise<string | null> {
  const cookie = readCookie(c, 'challenge')
  if (!cookie) return null
  dropCookie(c, 'challenge')
  const claims = await tokens(c.env.SECRET).verify<Claims>('challenge', cookie, c.var.directory.clock.now())
  return claims && claims.step === step && claims.identity === identity ? claims.challenge : null
}

type Claims = { challenge: string; identity: string; step: string }

const step = 'new-passkey'
