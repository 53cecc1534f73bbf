import { sql } from 'drizzle-orm'
import { slotLinkRounds } from '#db/attendance/tables.ts'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export const insertLinkRound = ({ db, organisationId, clock }: Scope, slotId: string): Statement =>
  db.insert(slotLinkRounds).values({ organisationId, slotId, at: clock.now() })

export type DueRound = { organisationId: string; slotId: string }

/** One look at the day of each organisation: what is followed from afar and begins within minutes. */
export const selectDueRounds = (db: Scope['db'], now: number, limit = 50) =>
  db.all<DueRound>(
    sql`/* every organisation: cron looks for what must be told now */
      select slots.organisation_id as organisationId, slots.id as slotId from offices
      join slots indexed by slots_by_day on slots.organisation_id = offices.organisation_id
        and slots.day between ${dayOf(now - halfDay)} and ${dayOf(now + halfDay)}
      join sessions on sessions.organisation_id = slots.organisation_id and sessions.id = slots.session_id
      where slots.starts_at between ${now - halfDay / 12} and ${now + soon} and sessions.modality = 'remote'
        and not exists (select 1 from slot_link_rounds where slot_link_rounds.organisation_id = slots.organisation_id
          and slot_link_rounds.slot_id = slots.id)
      limit ${limit}`,
  )

const soon = 15 * 60_000
const halfDay = 12 * 3600_000
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
