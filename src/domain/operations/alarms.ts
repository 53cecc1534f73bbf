import { percentile } from './latency.ts'

export const alarmKinds = ['slow', 'very_slow', 'errors', 'depth', 'abandoned', 'backup', 'schedules'] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** What the last minutes look like, everything together. */
export type Pulse = {
  requests: number
  errors: number
  buckets: readonly number[]
  openWork: number
  abandoned: number
  hoursSinceBackup: number | null
  lateSchedules: number
}

/** Below so many requests a share says nothing. */
const enough = 50

/** Which thresholds are passed, with the measure that passes them. */
export function alarmsOf(pulse: Pulse): ReadonlyMap<AlarmKind, number> {
  const judged = pulse.requests >= enough
  const p95 = percentile(pulse.buckets, 0.95) ?? 0
  const p99 = percentile(pulse.buckets, 0.99) ?? 0
  const found = new Map<AlarmKind, number>()
  if (judged && p95 > 500) found.set('slow', p95)
  if (judged && p99 > 1000) found.set('very_slow', p99)
  if (judged && pulse.errors > pulse.requests / 100) found.set('errors', pulse.errors / pulse.requests)
  if (pulse.openWork > 100) found.set('depth', pulse.openWork)
  if (pulse.abandoned > 0) found.set('abandoned', pulse.abandoned)
  if (pulse.hoursSinceBackup !== null && pulse.hoursSinceBackup > 30) found.set('backup', pulse.hoursSinceBackup)
  if (pulse.lateSchedules > 0) found.set('schedules', pulse.lateSchedules)
  return found
}
