import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolmentEnds, enrolments, sessions } from '#db/sessions/tables.ts'

export type EnrolmentLine = Awaited<ReturnType<typeof selectEnrolmentsOf>>[number]
export type PaperLine = Awaited<ReturnType<typeof selectPapersOf>>[number]

export type Whose = { personId: string } | { companyId: string }

/** The latest enrolments of somebody, or of who a company sends, with what was followed of each. */
export function selectEnrolmentsOf(scope: Scope, whose: Whose, limit = 20) {
  const { db, organisationId } = scope
  const followed = (what: SQL) => sql<number>`(select ${what} from presences
    where presences.organisation_id = ${organisationId} and presences.enrolment_id = ${enrolments.id})`
  return db
    .select(
      named({
        id: enrolments.id,
        sessionId: enrolments.sessionId,
        code: sessions.code,
        title: sessions.title,
        siteId: sessions.siteId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        state: enrolments.state,
        how: enrolmentEnds.how,
        personId: enrolments.personId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        company: companies.name,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        followedMinutes: followed(sql`coalesce(sum(minutes), 0)`).as('followed'),
        absences: followed(sql`coalesce(sum(state in ('absent', 'justified')), 0)`).as('absences'),
        slots: followed(sql`count(*)`).as('slots'),
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        'personId' in whose ? eq(enrolments.personId, whose.personId) : eq(enrolments.companyId, whose.companyId),
        onSeenSites(scope),
      ),
    )
    .orderBy(desc(enrolments.at))
    .limit(limit)
}

/**
 * The latest papers of somebody or of a company; those of who was merged into them too. With a plus before its date, the
 * papers of one are sorted: read in the order of time, those of everybody else would come along.
 */
export function selectPapersOf({ db, organisationId }: Scope, whose: Whose, limit = 20) {
  const [column, kind, id] =
    'personId' in whose
      ? ([papers.personId, 'person', whose.personId] as const)
      : ([papers.companyId, 'company', whose.companyId] as const)
  return db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        at: papers.at,
        voidedAt: paperVoids.at,
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        sql`${column} in (select ${id} union all select merges.gone_id from merges
          where merges.organisation_id = ${organisationId} and merges.kind = ${kind} and merges.kept_id = ${id}
          and not exists (select 1 from merge_reversals where merge_reversals.organisation_id = ${organisationId}
            and merge_reversals.merge_id = merges.id))`,
      ),
    )
    .orderBy(sql`+${papers.at} desc`)
    .limit(limit)
}
