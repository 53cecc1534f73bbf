import type { Attempts } from './attempts.ts'

/** What a program has spent of a minute. */
export type Spent = { minute: number; count: number }

/** Where it stands: requests left, seconds until it gets them all back. */
export type Rate = { allowed: boolean; remaining: number; reset: number }

export const perMinute = 600
const minute = 60_000

/** One request more. One that is refused costs nothing. */
export function spend(before: Spent | null, now: number): { rate: Rate; spent: Spent } {
  const started = now - (now % minute)
  const count = before?.minute === started ? before.count : 0
  const allowed = count < perMinute
  const spent = { minute: started, count: allowed ? count + 1 : count }
  const reset = Math.ceil((started + minute - now) / 1000)
  return { rate: { allowed, remaining: perMinute - spent.count, reset }, spent }
}

/** Null when nobody answers, or not in time: a count is never worth refusing or delaying somebody. */
export async function askRate(
  namespace: DurableObjectNamespace<Attempts>,
  program: string,
  now: number,
): Promise<Rate | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patience, null)
  })
  try {
    return await Promise.race([namespace.getByName(`api ${program}`).spend(now), tooLate])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

const patience = 1000
