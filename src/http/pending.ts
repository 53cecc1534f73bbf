import type { IdentityRow } from '#db/identity/identities.ts'
import type { Proof } from '#domain/identity/sign-in.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'

/** Half way in: the first factor was right. Held by the browser, good for ten minutes, and for nothing else. */
export type Pending = {
  identity: string
  method: Proof['method']
  organisation: { id: string; shard: string } | null
  within: string | null
  newcomer: boolean
}

export async function writePending(c: Context, pending: Pending): Promise<void> {
  const now = c.var.directory.clock.now()
  const claims = { ...pending, step, at: now }
  writeCookie(c, 'pending', await tokens(c.env.SECRET).sign('challenge', claims, 600, now))
}

export async function readPending(c: Context): Promise<(Pending & { at: number }) | null> {
  const cookie = readCookie(c, 'pending')
  const now = c.var.directory.clock.now()
  const claims = cookie && (await tokens(c.env.SECRET).verify<Claims>('challenge', cookie, now))
  return claims && claims.step === step ? claims : null
}

/** A password changed since, or an account disabled, ends what was begun before. */
export const pendingStands = ({ at }: { at: number }, { disabledAt, passwordAt }: IdentityRow): boolean =>
  disabledAt === null && (passwordAt ?? 0) <= at

type Claims = Pending & { step: string; at: number }

/** Passkeys sign their challenge with the same key: each says what it is for. */
const step = 'second-factor'
