import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { programmeVersions } from '#db/catalogue/tables.ts'
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

/** Those of these codes, with what an enrolment there costs and lasts. */
export const selectSessionsOfCodes = ({ db, organisationId }: Scope, codes: readonly string[]) =>
  db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        siteId: sessions.siteId,
        price: sessions.pricePerPerson,
        minutes: programmeVersions.minutes,
        cancelledAt: sessionCancellations.at,
      }),
    )
    .from(sessions)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        sql`${sessions.code} in (select value from json_each(${JSON.stringify(codes)}))`,
      ),
    )
    .limit(1000)
