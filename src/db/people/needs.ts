import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { personNeeds } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type NeedsRow = Awaited<ReturnType<typeof selectNeeds>>[number]

export function selectNeeds({ db, organisationId }: Scope, personId: string) {
  return db
    .select(
      named({
        needs: personNeeds.needs,
        arrangements: personNeeds.arrangements,
        version: personNeeds.version,
        at: personNeeds.at,
      }),
    )
    .from(personNeeds)
    .where(and(eq(personNeeds.organisationId, organisationId), eq(personNeeds.personId, personId)))
}

type Needs = { needs: string; arrangements: string }

/** The first version, or the one after that which was read; a row of another version stays as it is. */
export function upsertNeeds(scope: Scope, personId: string, version: number, fields: Needs): Statement {
  const { db, organisationId, clock, actor } = scope
  const said = { ...fields, version: version + 1, at: clock.now(), byId: actor.id }
  return version === 0
    ? db.insert(personNeeds).values({ organisationId, personId, ...said })
    : db
        .update(personNeeds)
        .set(said)
        .where(
          and(
            eq(personNeeds.organisationId, organisationId),
            eq(personNeeds.personId, personId),
            eq(personNeeds.version, version),
          ),
        )
}
