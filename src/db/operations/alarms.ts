import { eq, gte, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { alarms, storages } from './tables.ts'

export const selectAlarms = ({ db }: Scope) =>
  db.select(named({ kind: alarms.kind, measure: alarms.measure, at: alarms.at })).from(alarms)

export const insertAlarm = ({ db, clock }: Scope, kind: string, measure: string): Statement =>
  db.insert(alarms).values({ kind, measure, at: clock.now() })

export const deleteAlarm = ({ db }: Scope, kind: string): Statement => db.delete(alarms).where(eq(alarms.kind, kind))

export const upsertStorage = ({ db }: Scope, day: string, place: string, bytes: number): Statement =>
  db
    .insert(storages)
    .values({ day, place, bytes })
    .onConflictDoUpdate({ target: [storages.day, storages.place], set: { bytes } })

/** The last measure of each place. */
export const selectStorages = ({ db }: Scope, since: string) =>
  db
    .select(named({ place: storages.place, bytes: storages.bytes, day: sql<string>`max(${storages.day})` }))
    .from(storages)
    .where(gte(storages.day, since))
    .groupBy(storages.place)
