import { and, desc, eq, isNull } from 'drizzle-orm'
import { named } from '#db/database.ts'
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
        onSeenSites(scope),
      ),
    )
    .orderBy(desc(sessions.startsOn), desc(sessions.id))
    .limit(limit)
