import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { isFew, ledBySites } from '#db/near-sites.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { sessionCancellations, sessions } from '#db/sessions/tables.ts'

/** Those where somebody may be enrolled, the last to begin first. */
export const selectSessionsToChoose = (scope: Scope, limit = 50) =>
  scope.db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        title: sessions.title,
        startsOn: sessions.startsOn,
        siteId: sessions.siteId,
      }),
    )
    .from(latestOfSites(scope, limit))
    .leftJoin(
      sessionCancellations,
      and(
        eq(sessionCancellations.organisationId, scope.organisationId),
        eq(sessionCancellations.sessionId, sessions.id),
      ),
    )
    .where(
      and(
        eq(sessions.organisationId, scope.organisationId),
        isNull(sessionCancellations.sessionId),
        isFew(scope.sites) ? sql`${sessions.id} = near.id` : onSeenSites(scope),
      ),
    )
    .orderBy(desc(sessions.startsOn), desc(sessions.id))
    .limit(limit)

/** For somebody who sees a few sites, as many of each: what the other sites hold is not read. */
function latestOfSites({ organisationId, sites: seen }: Scope, limit: number): SQL {
  if (!isFew(seen)) return sql`${sessions}`
  return ledBySites(
    seen,
    sessions,
    (site) => sql`select * from (select mine.id from sessions mine where mine.organisation_id = ${organisationId}
      and mine.site_id = ${site} and not exists (select 1 from session_cancellations off
        where off.organisation_id = ${organisationId} and off.session_id = mine.id)
      order by mine.starts_on desc, mine.id desc limit ${limit})`,
  )
}
