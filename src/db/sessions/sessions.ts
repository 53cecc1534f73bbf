import { and, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { counters, sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import { spaceClosures, spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

export type SessionFields = Omit<
  typeof sessions.$inferInsert,
  'organisationId' | 'id' | 'programmeId' | 'programmeVersionId' | 'startsOn' | 'endsOn' | 'version' | 'at'
>
export type SpaceChoice = Awaited<ReturnType<typeof selectSpaceChoices>>[number]

type NewSession = SessionFields & { id: string; programmeId: string; programmeVersionId: string }

export const insertSession = ({ db, organisationId, clock }: Scope, session: NewSession): Statement =>
  db.insert(sessions).values({
    organisationId,
    ...session,
    startsOn: '',
    endsOn: '',
    version: 1,
    at: clock.now(),
  })

/** Never fewer seats than people who have one, however quick they were. */
export const updateSession = (
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: SessionFields,
): Statement =>
  db
    .update(sessions)
    .set({ ...fields, version: version + 1 })
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        eq(sessions.id, id),
        eq(sessions.version, version),
        sql`exists (select 1 from session_seats where session_seats.organisation_id = ${organisationId}
          and session_seats.session_id = ${id} and session_seats.taken <= ${fields.seatsMax})`,
      ),
    )

/** Spaces that are open, by site: an organisation has few. */
export const selectSpaceChoices = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: spaces.id,
        name: spaces.name,
        capacity: spaces.capacity,
        siteId: spaces.siteId,
        siteName: sites.name,
      }),
    )
    .from(spaces)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, spaces.siteId)))
    .leftJoin(
      spaceClosures,
      and(eq(spaceClosures.organisationId, organisationId), eq(spaceClosures.spaceId, spaces.id)),
    )
    .where(and(eq(spaces.organisationId, organisationId), isNull(spaceClosures.spaceId)))
    .orderBy(spaces.siteId, spaces.sortKey, spaces.id)
    .limit(200)

/** Who looks after it, if somebody does. */
export const selectOwner = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        id: persons.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
      }),
    )
    .from(sessions)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, sessions.ownerId)))
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))

/** How many sessions there have been: the next reference is proposed from it. */
export const countSessions = ({ db, organisationId }: Scope) =>
  db
    .select(named({ value: counters.value }))
    .from(counters)
    .where(and(eq(counters.organisationId, organisationId), eq(counters.name, 'sessions'), eq(counters.siteId, '')))
