import { and, eq, gt, lt, sql } from 'drizzle-orm'
import { unavailabilities } from '#db/availability/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type UnavailabilityRow = Awaited<ReturnType<typeof selectUnavailability>>[number]

/** What has not ended yet, soonest first, of everybody or of one person; one more than asked says that others follow. */
export function selectUnavailabilities(
  scope: Scope,
  {
    personId,
    since,
    after,
    limit,
  }: { personId?: string | undefined; since: number; after?: readonly [string, string] | null; limit: number },
) {
  const beyond = after
    ? sql`(${unavailabilities.endsAt}, ${unavailabilities.id}) > (${Number(after[0])}, ${after[1]})`
    : undefined
  return rows(scope)
    .where(
      and(
        eq(unavailabilities.organisationId, scope.organisationId),
        gt(unavailabilities.endsAt, since),
        personId === undefined ? undefined : eq(unavailabilities.personId, personId),
        beyond,
      ),
    )
    .orderBy(unavailabilities.endsAt, unavailabilities.id)
    .limit(limit + 1)
}

export const selectUnavailability = (scope: Scope, id: string) =>
  rows(scope).where(and(eq(unavailabilities.organisationId, scope.organisationId), eq(unavailabilities.id, id)))

/** Those that touch that time, of some people. */
export const selectUnavailabilitiesIn = (scope: Scope, from: number, to: number, personIds: readonly string[]) =>
  rows(scope)
    .where(
      and(
        eq(unavailabilities.organisationId, scope.organisationId),
        gt(unavailabilities.endsAt, from),
        lt(unavailabilities.startsAt, to),
        sql`${unavailabilities.personId} in (select value from json_each(${JSON.stringify(personIds)}))`,
      ),
    )
    .limit(200)

type Declared = { id: string; personId: string; startsAt: number; endsAt: number; reason: string }

export const insertUnavailability = ({ db, organisationId, clock, actor }: Scope, declared: Declared): Statement =>
  db.insert(unavailabilities).values({ organisationId, ...declared, at: clock.now(), byId: actor.id })

export const deleteUnavailability = ({ db, organisationId }: Scope, id: string, personId: string): Statement =>
  db
    .delete(unavailabilities)
    .where(
      and(
        eq(unavailabilities.organisationId, organisationId),
        eq(unavailabilities.id, id),
        eq(unavailabilities.personId, personId),
      ),
    )

const rows = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: unavailabilities.id,
        sortKey: sql<string>`cast(${unavailabilities.endsAt} as text)`.as('ends_key'),
        personId: unavailabilities.personId,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        startsAt: unavailabilities.startsAt,
        endsAt: unavailabilities.endsAt,
        reason: unavailabilities.reason,
      }),
    )
    .from(unavailabilities)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, unavailabilities.personId)))
