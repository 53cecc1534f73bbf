import { and, desc, eq, type SQL } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { analyses } from '#db/sessions/enrolment-tables.ts'

export type AnalysisRow = Awaited<ReturnType<typeof selectAnalyses>>[number]
export type NewAnalysis = Pick<
  typeof analyses.$inferInsert,
  'id' | 'enrolmentId' | 'kind' | 'expectations' | 'level' | 'adaptations'
>

/** What was asked of somebody before a session, the latest first, with who noted it. */
export function selectAnalyses({ db, organisationId }: Scope, enrolmentId: string | SQL) {
  return db
    .select(
      named({
        id: analyses.id,
        kind: analyses.kind,
        expectations: analyses.expectations,
        level: analyses.level,
        adaptations: analyses.adaptations,
        at: analyses.at,
        givenName: persons.givenName,
        familyName: persons.familyName,
      }),
    )
    .from(analyses)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, analyses.byId)))
    .where(and(eq(analyses.organisationId, organisationId), eq(analyses.enrolmentId, enrolmentId)))
    .orderBy(desc(analyses.id))
    .limit(20)
}

export function insertAnalysis({ db, organisationId, clock, actor }: Scope, analysis: NewAnalysis): Statement {
  return db.insert(analyses).values({ organisationId, ...analysis, at: clock.now(), byId: actor.id })
}
