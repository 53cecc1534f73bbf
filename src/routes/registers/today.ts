import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'

/** The day where the organisation is. */
export const todayOf = (c: Context): string => dayOf(c.var.scope.clock.now(), c.var.visit.person?.timeZone)
