import { and, eq, sql } from 'drizzle-orm'
import { slotAnswers } from '#db/availability/answers-table.ts'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

type Answer = { personId: string; answer: 'accepted' | 'declined'; reason: string }

/** Of slots that this person teaches, at the hour each has now. */
export function insertAnswers(scope: Scope, slotIds: readonly string[], { personId, answer, reason }: Answer) {
  const { db, organisationId, clock } = scope
  return db.insert(slotAnswers).select(
    sql`select ${organisationId}, slot_id, person_id, starts_at, ${answer}, ${reason}, ${clock.now()} from slot_trainers
      where slot_trainers.organisation_id = ${organisationId} and slot_trainers.person_id = ${personId}
      and slot_trainers.slot_id in (select value from json_each(${JSON.stringify(slotIds)}))`,
  )
}

export function deleteAnswers({ db, organisationId }: Scope, slotIds: readonly string[], personId: string): Statement {
  return db
    .delete(slotAnswers)
    .where(
      and(
        eq(slotAnswers.organisationId, organisationId),
        eq(slotAnswers.personId, personId),
        sql`${slotAnswers.slotId} in (select value from json_each(${JSON.stringify(slotIds)}))`,
      ),
    )
}
