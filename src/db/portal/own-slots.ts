import { and, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { slotAnswers } from '#db/availability/answers-table.ts'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCancellations, sessions, slots, slotTrainers } from '#db/sessions/tables.ts'

export type OwnSlotRow = Awaited<ReturnType<typeof selectOwnSlot>>[number]

const most = 60

/** What somebody teaches between two hours, with what they have answered. */
export const selectOwnSlots = (scope: Scope, person: SQL, from: number, until: number, limit = most) =>
  ownSlots(scope)
    .where(and(taughtBy(scope, person), gte(slotTrainers.startsAt, from), lt(slotTrainers.startsAt, until)))
    .orderBy(slotTrainers.startsAt, slotTrainers.slotId)
    .limit(limit)

/** What they have not answered yet, the nearest first. */
export const selectUnanswered = (scope: Scope, person: SQL, from: number, until: number) =>
  ownSlots(scope)
    .where(
      and(
        taughtBy(scope, person),
        gte(slotTrainers.startsAt, from),
        lt(slotTrainers.startsAt, until),
        isNull(slotAnswers.answer),
        isNull(sessionCancellations.at),
      ),
    )
    .orderBy(slotTrainers.startsAt, slotTrainers.slotId)
    .limit(most)

export const selectOwnSlot = (scope: Scope, person: SQL, slotId: string) =>
  ownSlots(scope).where(and(taughtBy(scope, person), eq(slotTrainers.slotId, slotId)))

/** All of one session that is theirs, from its slots. */
export const selectOwnSlotsOf = (scope: Scope, person: SQL, sessionId: string) =>
  ownSlots(scope)
    .where(and(taughtBy(scope, person), eq(slots.sessionId, sessionId), eq(slots.organisationId, scope.organisationId)))
    .orderBy(slots.startsAt, slots.id)
    .limit(most)

function ownSlots(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: slots.id,
        personId: slotTrainers.personId,
        sessionId: slots.sessionId,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        title: slots.title,
        slotLink: slots.remoteLink,
        code: sessions.code,
        sessionTitle: sessions.title,
        modality: sessions.modality,
        place: sessions.place,
        sessionLink: sessions.remoteLink,
        siteId: sessions.siteId,
        siteName: sites.name,
        spaceName: spaces.name,
        cancelledAt: sessionCancellations.at,
        answer: slotAnswers.answer,
        reason: slotAnswers.reason,
      }),
    )
    .from(slotTrainers)
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, slotTrainers.slotId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, slots.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .leftJoin(
      spaces,
      and(
        eq(spaces.organisationId, organisationId),
        sql`${spaces.id} = coalesce(${slots.spaceId}, ${sessions.spaceId})`,
      ),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .leftJoin(
      slotAnswers,
      and(
        eq(slotAnswers.organisationId, organisationId),
        eq(slotAnswers.slotId, slotTrainers.slotId),
        eq(slotAnswers.personId, slotTrainers.personId),
        eq(slotAnswers.startsAt, slotTrainers.startsAt),
      ),
    )
}

const taughtBy = ({ organisationId }: Scope, person: SQL) =>
  and(eq(slotTrainers.organisationId, organisationId), sql`${slotTrainers.personId} = ${person}`)
