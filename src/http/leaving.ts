import type { Departure } from '#domain/organisations/departure.ts'
import type { Context } from '#http/context.ts'

/** The login check says whether the organisation has asked to leave, as it says whether it is moving. */
export function departureOf(c: Context): Departure | null {
  const { login } = c.var.visit
  if (!login || login.leavingOn === null) return null
  return { dueAt: login.leavingOn, begunAt: login.leavingSince }
}
