import { batch } from '#db/database.ts'
import { selectSums } from '#db/quality/statement-sums.ts'
import type { Scope } from '#db/scope.ts'
import { type Counted, countIn } from './counts.ts'
import { wholeHours } from './lines.ts'
import type { Reading } from './reading.ts'
import type { Sums } from './statement.ts'
import { outsideOf } from './trainers.ts'

/** The lines of a statement as the database adds them up: the same as `sumsOf`, whatever the number of people. */
export async function sumsIn(
  scope: Scope,
  id: string,
  reading: Reading,
): Promise<{ sums: Omit<Sums, 'isRemote'>; guessed: number }> {
  const counting = {
    isPerPerson: reading.trainee_count === 'per_person',
    isEachRounded: reading.hour_rounding === 'per_trainee',
    isSlotOnce: reading.co_animation === 'slot_once',
    outside: outsideOf(reading),
  }
  const [statuses, purposes, levels, specialities, given, received, inside, outside, sold, [told]] = await batch(
    scope.db,
    selectSums(scope, id, counting),
  )
  const counts = {
    statuses: keyed(statuses),
    purposes: keyed(purposes),
    levels: keyed(levels),
    specialities: keyed(specialities),
    given: countIn(keyed(given), ''),
    received: countIn(keyed(received), ''),
  }
  const teachers = { E1: teacher(inside), E2: teacher(outside) }
  return { sums: { counts, teachers, sold }, guessed: told?.guessed ?? 0 }
}

type Row = { key: string | number; count: number; hours: number }

const keyed = (rows: readonly Row[]): Counted =>
  new Map(rows.map(({ key, count, hours }) => [String(key), { count, hours }]))

const teacher = ([row]: readonly { count: number; minutes: number }[]) => ({
  count: row?.count ?? 0,
  hours: wholeHours(row?.minutes ?? 0),
})
