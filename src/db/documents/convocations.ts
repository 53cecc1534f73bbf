import { and, eq, isNull, lte } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { papers, paperVoids } from './tables.ts'

/** Those of a session that stand, among those that were issued by then. */
export const selectStandingConvocations = ({ db, organisationId }: Scope, sessionId: string, until: number) =>
  db
    .select(named({ id: papers.id, number: papers.number, siteId: papers.siteId, voidedAt: paperVoids.at }))
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        eq(papers.sessionId, sessionId),
        eq(papers.kind, 'convocation'),
        lte(papers.at, until),
        isNull(paperVoids.paperId),
      ),
    )
    .limit(2000)
