import { provedRecently } from '#domain/identity/login-rule.ts'
import type { Context } from '#http/context.ts'
import { OneMoreStep } from '#http/refusals.ts'

/** Before a sensitive change: who is there has proved it a few minutes ago, or is asked to. */
export function proveRecently(c: Context): void {
  const { login } = c.var.visit
  if (!login || !provedRecently(login, c.var.directory.clock.now())) throw new OneMoreStep('prove-again')
}
