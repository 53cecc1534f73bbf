import { sql } from 'drizzle-orm'
import { watermarks } from '#db/chores/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export type WatermarkRow = Awaited<ReturnType<typeof selectWatermarks>>[number]
export type Due = { name: string; everyMinutes: number }

/**
 * Takes a schedule that is due and that nobody holds, or whose holder was never heard of again; answers with its name, or
 * with nothing. A mark further ahead than its own period was left by a clock since put right.
 */
export function claim({ db }: Scope, { name, everyMinutes }: Due, run: string, minute: number, patience: number) {
  const every = everyMinutes * 60_000
  return db
    .insert(watermarks)
    .values({ schedule: name, everyMinutes, at: 0, holder: run, heldAt: minute, error: '' })
    .onConflictDoUpdate({
      target: watermarks.schedule,
      set: { holder: run, heldAt: minute, everyMinutes },
      setWhere: sql`abs(${minute} - at) >= ${every} and (holder = '' or abs(${minute} - held_at) >= ${patience})`,
    })
    .returning({ schedule: watermarks.schedule })
}

/** The run is over: the mark is where it began, whatever has been missed before. */
export const release = ({ db }: Scope, name: string, run: string, minute: number): Statement =>
  db.update(watermarks).set({ at: minute, holder: '', error: '' }).where(sql`schedule = ${name} and holder = ${run}`)

/** A run that failed keeps its claim: it is tried again once that has expired, as if it had died. */
export const tell = ({ db, clock }: Scope, name: string, run: string, error: string): Statement =>
  db.update(watermarks).set({ error, failedAt: clock.now() }).where(sql`schedule = ${name} and holder = ${run}`)

export const selectWatermarks = ({ db }: Scope) =>
  db
    .select(
      named({
        schedule: watermarks.schedule,
        everyMinutes: watermarks.everyMinutes,
        at: watermarks.at,
        holder: watermarks.holder,
        heldAt: watermarks.heldAt,
        failedAt: watermarks.failedAt,
        error: watermarks.error,
      }),
    )
    .from(watermarks)
    .orderBy(watermarks.schedule)
