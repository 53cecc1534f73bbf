import { provedRecently } from '#domain/identity/login-rule.ts'
import type { Context } from '#http/context.ts'
import { OneMoreStep } from '#http/refusals.ts'

/**
 * Before a sensitive change: who is there has proved it a few minutes ago, or is asked to. The word of an organisation's
 * provider is good in that organisation, and not for the account itself.
 */
export function proveRecently(c: Context): void {
  const { login } = c.var.visit
  const proved = login && login.withinId === null && provedRecently(login, c.var.directory.clock.now())
  if (!proved) throw new OneMoreStep('prove-again')
}
