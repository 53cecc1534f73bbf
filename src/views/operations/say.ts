import type { AlarmKind } from '#domain/operations/alarms.ts'
import type { Speech } from '#words/words.ts'

/** What one alarm says, of the measure it was raised with. */
export function sayAlarm({ operations, format }: Speech, kind: AlarmKind, measure: string): string {
  const words = operations.alarms
  if (kind === 'slow' || kind === 'very_slow') return words[kind]
  const value = Number(measure)
  return words[kind](kind === 'errors' ? format.percent(value) : format.number(value))
}

export const sayTime = ({ operations: words, format }: Speech, millis: number): string =>
  Number.isFinite(millis) ? `${format.number(millis)}\u00a0ms` : words.overASecond

/** In millions of bytes, with decimals as long as there are few. */
export const saySize = ({ chores, format }: Speech, bytes: number): string =>
  chores.megabytes(format.number(Math.round(bytes / 1e4) / 100))
