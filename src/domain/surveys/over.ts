import { dayOf } from '#domain/organisations/clock.ts'

/** Closed by somebody, or past its last day where the organisation is. */
export const isOver = (asking: { closedAt: number | null; closesOn: string }, now: number, timeZone: string): boolean =>
  asking.closedAt !== null || asking.closesOn < dayOf(now, timeZone)
