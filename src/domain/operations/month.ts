import type { Month } from './bill.ts'

type Day = { day: string; requests: number; rowsRead: number; rowsWritten: number; millis: number }

/** The last thirty days, brought to a whole month when fewer were measured; how much they have grown on those before. */
export function monthOf(
  days: readonly Day[],
  storages: readonly { place: string; bytes: number }[],
  since: string,
): { month: Month; growth: number | null; measured: number } {
  const recent = days.filter(({ day }) => day > since)
  const before = days.filter(({ day }) => day <= since)
  const measured = Math.max(1, recent.length)
  const sum = (of: readonly Day[], what: (day: Day) => number) => of.reduce((total, day) => total + what(day), 0)
  const monthly = (what: (day: Day) => number) => Math.round((sum(recent, what) / measured) * 30)
  const bytes = (isIt: (place: string) => boolean) =>
    storages.filter(({ place }) => isIt(place)).reduce((total, each) => total + each.bytes, 0)

  const month: Month = {
    requests: monthly(({ requests }) => requests),
    cpuMillis: monthly(({ millis }) => millis),
    rowsRead: monthly(({ rowsRead }) => rowsRead),
    rowsWritten: monthly(({ rowsWritten }) => rowsWritten),
    databaseBytes: bytes((place) => place.startsWith('SHARD_')),
    fileBytes: bytes((place) => !place.startsWith('SHARD_')),
    // Each piece of work is written, read and deleted once.
    queueOperations: monthly(({ rowsWritten }) => rowsWritten / 10) * 3,
  }
  const daily = (of: readonly Day[]) => (of.length === 0 ? 0 : sum(of, ({ requests }) => requests) / of.length)
  return { month, growth: before.length < 7 ? null : daily(recent) / Math.max(1, daily(before)), measured: 30 }
}
