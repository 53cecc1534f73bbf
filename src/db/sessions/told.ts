import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCancellations, sessions } from '#db/sessions/tables.ts'

/** A session as a mail says it, whoever reads. */
export const selectToldSession = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        place: sessions.place,
        siteName: sites.name,
        spaceName: spaces.name,
        cancelledAt: sessionCancellations.at,
      }),
    )
    .from(sessions)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, sessions.spaceId)))
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, id)))

/** Whoever no longer has anything to do there, and has to know it. */
export const selectToldPeople = ({ db, organisationId }: Scope, ids: readonly string[]) =>
  db
    .select(
      named({
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
      }),
    )
    .from(persons)
    .where(
      and(
        eq(persons.organisationId, organisationId),
        sql`${persons.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .limit(20)
