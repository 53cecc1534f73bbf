import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
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
    .from(sessions)
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
        latestOfSites(scope, limit),
      ),
    )
    .orderBy(desc(sessions.startsOn), desc(sessions.id))
    .limit(limit)

/** For somebody who sees a few sites, as many of each: what the other sites hold is not read. */
function latestOfSites({ organisationId, sites: seen }: Scope, limit: number): SQL | undefined {
  if (seen === 'all') return undefined
  return sql`${sessions.id} in (select latest.id from json_each(${JSON.stringify(seen)}) as seen
    cross join sessions latest on latest.organisation_id = ${organisationId} and latest.id in (
      select mine.id from sessions mine where mine.organisation_id = ${organisationId} and mine.site_id = seen.value
      and not exists (select 1 from session_cancellations off where off.organisation_id = ${organisationId} and off.session_id = mine.id)
      order by mine.starts_on desc, mine.id desc limit ${limit}))`
}
