import type { Speech } from '#words/words.ts'

/** « 40 secondes », « 2 minutes » : never less than what must be waited. */
export const waiting = ({ format, units }: Speech, seconds: number): string =>
  seconds < 60
    ? format.count(seconds, units.second, units.seconds)
    : format.count(Math.ceil(seconds / 60), units.minute, units.minutes)
