import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { calendarFeeds } from '#db/sessions/tables.ts'

export type FeedRow = Awaited<ReturnType<typeof selectFeeds>>[number]
export type NewFeed = { id: string; personId: string; hash: string; kind: string; siteId: string }

export const selectFeeds = ({ db, organisationId }: Scope, identityId: string) =>
  db
    .select(
      named({
        id: calendarFeeds.id,
        personId: calendarFeeds.personId,
        kind: calendarFeeds.kind,
        siteId: calendarFeeds.siteId,
        at: calendarFeeds.at,
      }),
    )
    .from(persons)
    .innerJoin(
      calendarFeeds,
      and(eq(calendarFeeds.organisationId, organisationId), eq(calendarFeeds.personId, persons.id)),
    )
    .where(and(eq(persons.organisationId, organisationId), eq(persons.identityId, identityId)))
    .orderBy(calendarFeeds.id)
    .limit(20)

/** A feed as its address finds it, unless its person may not enter any more. */
export const selectFeed = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        id: calendarFeeds.id,
        personId: calendarFeeds.personId,
        hash: calendarFeeds.hash,
        kind: calendarFeeds.kind,
        siteId: calendarFeeds.siteId,
        suspendedAt: suspensions.at,
      }),
    )
    .from(calendarFeeds)
    .leftJoin(
      suspensions,
      and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, calendarFeeds.personId)),
    )
    .where(and(eq(calendarFeeds.organisationId, organisationId), eq(calendarFeeds.id, id)))

export const insertFeed = ({ db, organisationId, clock }: Scope, feed: NewFeed): Statement =>
  db.insert(calendarFeeds).values({ organisationId, ...feed, at: clock.now() })

export const deleteFeed = ({ db, organisationId }: Scope, id: string, personId: string): Statement =>
  db
    .delete(calendarFeeds)
    .where(
      and(
        eq(calendarFeeds.organisationId, organisationId),
        eq(calendarFeeds.id, id),
        eq(calendarFeeds.personId, personId),
      ),
    )
