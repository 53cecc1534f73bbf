import type { Context } from '#http/context.ts'
import type { FormState } from '#views/ui/form.tsx'

/** The same form, which says when to come back: seconds, then minutes, never less than what must be waited. */
export function tooManyAttempts(c: Context, state: FormState, retryAfter: number): FormState {
  c.header('Retry-After', String(retryAfter))
  const { format, gate, units } = c.var.w
  const when =
    retryAfter < 60
      ? format.count(retryAfter, units.second, units.seconds)
      : format.count(Math.ceil(retryAfter / 60), units.minute, units.minutes)
  return { ...state, problem: gate.tooMany(when) }
}
