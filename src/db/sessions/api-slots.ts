import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { slots } from './tables.ts'

export type ApiSlotRow = Awaited<ReturnType<typeof selectApiSlots>>[number]

/** The slots of a session in time, as programs read them. */
export function selectApiSlots(
  { db, organisationId }: Scope,
  sessionId: string,
  { after }: Pick<Listing, 'after'>,
  limit: number,
) {
  const beyond = after ? sql`(${slots.startsAt}, ${slots.id}) > (cast(${after[0]} as integer), ${after[1]})` : undefined
  return db
    .select(
      named({
        id: slots.id,
        sortKey: sql<string>`cast(${slots.startsAt} as text)`.as('sort_key'),
        sessionId: slots.sessionId,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        title: slots.title,
        spaceId: slots.spaceId,
        trainers: sql<string>`(select json_group_array(slot_trainers.person_id) from slot_trainers
          where slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = slots.id)`.as('trainers'),
      }),
    )
    .from(slots)
    .where(and(eq(slots.organisationId, organisationId), eq(slots.sessionId, sessionId), beyond))
    .orderBy(slots.startsAt, slots.id)
    .limit(limit + 1)
}
