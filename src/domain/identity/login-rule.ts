/** A login ends fourteen days after it began, twelve hours after it was last used, or when it is revoked. */
export const longestLogin = 14 * 24 * 3600_000
export const idleLogin = 12 * 3600_000

/** How long a proof of identity is fresh enough for a sensitive change. */
export const freshProof = 10 * 60_000

const touchEvery = 5 * 60_000

export type LoginTimes = { seenAt: number; expiresAt: number; disabledAt: number | null }

export function loginStands({ seenAt, expiresAt, disabledAt }: LoginTimes, now: number): boolean {
  return disabledAt === null && now < expiresAt && now < seenAt + idleLogin
}

/** Writing the hour of every click would cost a row each time: five minutes are precise enough. */
export const untouchedFor = ({ seenAt }: { seenAt: number }, now: number): boolean => now > seenAt + touchEvery

export const provedRecently = ({ provedAt }: { provedAt: number }, now: number): boolean => now < provedAt + freshProof
