import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { dropCookie, readCookie, writeCookie } from '#http/cookies.ts'
import { blank, type FormState } from '#views/ui/form.tsx'

/**
 * A form that has to wait until its author has proved herself again: what she typed is held by her browser meanwhile, and
 * comes back once, to her, at the same address. Never for a secret, nor for more than a few lines.
 */
export async function keepTyped(c: Context, { values }: FormState): Promise<void> {
  const now = c.var.directory.clock.now()
  const claims: Typed = { step, identity: c.var.visit.claims?.identity ?? '', path: c.req.path, values }
  writeCookie(c, 'typed', await tokens(c.env.SECRET).sign('challenge', claims, 600, now))
}

export async function typedBefore(c: Context): Promise<FormState> {
  const cookie = readCookie(c, 'typed')
  const now = c.var.directory.clock.now()
  const typed = cookie && (await tokens(c.env.SECRET).verify<Typed>('challenge', cookie, now))
  if (!typed || typed.step !== step || typed.path !== c.req.path) return blank
  dropCookie(c, 'typed')
  return typed.identity === c.var.visit.claims?.identity ? { ...blank, values: typed.values } : blank
}

type Typed = { step: string; identity: string; path: string; values: FormState['values'] }

/** Other challenges are signed with the same key: each says what it is for. */
const step = 'typed'
