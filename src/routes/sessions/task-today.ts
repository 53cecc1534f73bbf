import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'

/** The day it is where the organisation works. */
export const todayOf = ({ var: { scope, visit } }: Context): string =>
  dayOf(scope.clock.now(), visit.person?.timeZone ?? 'Europe/Paris')
