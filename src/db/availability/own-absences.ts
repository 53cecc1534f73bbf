import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import { unavailabilities } from '#db/availability/tables.ts'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

export type OwnAbsenceRow = Awaited<ReturnType<typeof selectOwnAbsences>>[number]

/** What somebody has declared and has not ended yet. */
export const selectOwnAbsences = ({ db, organisationId, clock }: Scope, person: SQL) =>
  db
    .select(
      named({
        id: unavailabilities.id,
        personId: unavailabilities.personId,
        startsAt: unavailabilities.startsAt,
        endsAt: unavailabilities.endsAt,
        reason: unavailabilities.reason,
      }),
    )
    .from(unavailabilities)
    .where(
      and(
        eq(unavailabilities.organisationId, organisationId),
        sql`${unavailabilities.personId} = ${person}`,
        gt(unavailabilities.endsAt, clock.now()),
      ),
    )
    .orderBy(unavailabilities.endsAt, unavailabilities.id)
    .limit(40)
