/** `account`: anybody who tries to enter it. `known`: its owner, on a device that has entered before. `address`: a whole network. */
export type Lane = keyof typeof givenBackInAnHour

/** What is remembered of a lane. The count runs down with time, the waits are forgotten after success or a quiet hour. */
export type Pace = { count: number; at: number; waits: number; until: number }

export type Answer = { allowed: boolean; retryAfter: number }

export const quiet = 60 * 60_000

/**
 * One attempt, counted as it is asked for, so that many at once cannot slip through before the first has failed.
 * The tenth is still served; after it comes a wait of one minute, then of two, four, eight, and fifteen at most.
 */
export function attempt(lane: Lane, before: Pace | undefined, now: number): { answer: Answer; pace: Pace } {
  const known = before && now - before.at < quiet ? before : { count: 0, at: now, waits: 0, until: 0 }
  if (now < known.until) return { answer: refused(known.until - now), pace: known }

  const count = runDown(lane, known, now) + 1
  const pace = { count, at: now, waits: known.waits, until: 0 }
  return { answer: allowed, pace: count < atOnce ? pace : mustWait(pace) }
}

/** An address keeps what others there have spent; an account that was entered has nothing more to fear. */
export function afterSuccess(lane: Lane, before: Pace | undefined): Pace | undefined {
  if (lane !== 'address' || !before) return undefined
  return { ...before, count: Math.max(0, before.count - 1) }
}

const atOnce = 10
const longestWait = 15 * 60_000

/** An address may hold a classroom and gets its ten back every minute; the ten of an account take an hour. */
const givenBackInAnHour = { account: 10, known: 10, address: 600 }

const allowed: Answer = { allowed: true, retryAfter: 0 }
const refused = (wait: number): Answer => ({ allowed: false, retryAfter: Math.ceil(wait / 1000) })

function runDown(lane: Lane, { count, at }: Pace, now: number): number {
  const hours = Math.max(0, now - at) / quiet
  return Math.max(0, count - hours * givenBackInAnHour[lane])
}

function mustWait({ at, waits }: Pace): Pace {
  return { count: atOnce - 1, at, waits: waits + 1, until: at + Math.min(60_000 * 2 ** waits, longestWait) }
}
