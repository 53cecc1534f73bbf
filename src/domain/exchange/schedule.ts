/** What came back from a receiver: status 0 when nothing did. */
export type Answer = { status: number; retryAfter: number | null }

/** What follows: told, told again later, given up, or never more to that address. */
export type Next = { state: 'delivered' } | { state: 'due'; dueAt: number } | { state: 'failed' } | { state: 'gone' }

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How long to wait after each attempt: the schedule of Standard Webhooks, about three days in all. */
export const waits: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** An address that accepted nothing for so long, deliveries being given up all the while, is told nothing more. */
export const patience = 5 * 24 * hour

/** `tries`: how many times it was sent, this one included. `seed` spreads those that failed together. */
export function nextAfter({ status, retryAfter }: Answer, tries: number, now: number, seed: string): Next {
  if (status >= 200 && status < 300) return { state: 'delivered' }
  if (status === 410) return { state: 'gone' }
  const wait = waits[tries - 1]
  if (wait === undefined) return { state: 'failed' }
  const slowed = slow.has(status) ? Math.max(2 * wait, minute, retryAfter ?? 0) : wait
  const spread = Math.min(slowed, longest) * (1 + chance(`${seed} ${tries}`) / 10)
  return { state: 'due', dueAt: now + Math.round(spread) }
}

/** Seconds, or a date; null for anything else. */
export function parseRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null
  const wait = /^\d{1,6}$/.test(text) ? Number(text) * second : Date.parse(text) - now
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, longest) : null
}

const longest = 24 * hour

/** Too many calls, or nobody behind the gate: calling at the usual pace would make it worse. */
const slow = new Set([429, 502, 504])

/** A number from 0 to 1 that depends on the text alone (FNV-1a). */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash / 2 ** 32
}
