import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { files } from '#db/files/tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

export type PaperRow = Awaited<ReturnType<typeof selectPaper>>[number]

export type ListedPaper = Awaited<ReturnType<typeof selectPapers>>[number]

/** The papers that stand for a session, the last ones first. */
export function selectSessionPapers(scope: Scope, sessionId: string, limit: number) {
  return listed(scope)
    .where(and(eq(papers.organisationId, scope.organisationId), eq(papers.sessionId, sessionId)))
    .orderBy(papers.kind, desc(papers.at))
    .limit(limit)
}

export type PaperFilter = { kind: string; number: string; from: number | null; after: readonly [number, string] | null }

/** Every paper, the newest first: by kind, by the beginning of its number, since a day. */
export function selectPapers(scope: Scope, { kind, number, from, after }: PaperFilter, limit: number) {
  const beyond = after ? sql`(${papers.at}, ${papers.id}) < (${after[0]}, ${after[1]})` : undefined
  const since = from === null ? undefined : sql`${papers.at} >= ${from}`
  const begins = number ? sql`${papers.number} >= ${number} and ${papers.number} < ${`${number}\uffff`}` : undefined
  return listed(scope)
    .where(
      and(
        eq(papers.organisationId, scope.organisationId),
        kind ? eq(papers.kind, kind) : undefined,
        begins,
        since,
        beyond,
        onSeen(scope),
      ),
    )
    .orderBy(desc(papers.at), desc(papers.id))
    .limit(limit + 1)
}

export function selectPaper(scope: Scope, id: string) {
  const { db, organisationId } = scope
  const correctedBy = sql<
    string | null
  >`(select later.id from papers later where later.organisation_id = ${organisationId}
    and later.corrects_id = ${papers.id})`
  return db
    .select(
      named({
        ...columns,
        body: papers.body,
        language: papers.language,
        sha256: papers.sha256,
        fileId: papers.fileId,
        siteId: papers.siteId,
        programmeId: papers.programmeId,
        voidedReason: paperVoids.reason,
        correctedBy: correctedBy.as('corrected'),
        fileSha256: sql<string | null>`${files.sha256}`.as('stored'),
        bytes: sql<number | null>`${files.bytes}`.as('weight'),
        personEmail: persons.email,
        companyEmail: companies.email,
        sentAt: sentAt(scope).as('sent'),
        signedAt: signedAt(scope).as('signed'),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, papers.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, papers.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, papers.companyId)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, papers.fileId)))
    .where(and(eq(papers.organisationId, organisationId), eq(papers.id, id), onSeen(scope)))
}

const columns = {
  id: papers.id,
  kind: papers.kind,
  number: papers.number,
  title: papers.title,
  sessionId: papers.sessionId,
  enrolmentId: papers.enrolmentId,
  companyId: papers.companyId,
  personId: papers.personId,
  correctsId: papers.correctsId,
  at: papers.at,
  voidedAt: paperVoids.at,
  sessionTitle: sessions.title,
  sessionCode: sessions.code,
  givenName: persons.givenName,
  familyName: persons.familyName,
  companyName: companies.name,
}

function listed(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(named({ ...columns, sentAt: sentAt(scope).as('sent'), signedAt: signedAt(scope).as('signed') }))
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, papers.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, papers.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, papers.companyId)))
}

const sentAt = ({ organisationId }: Scope) =>
  sql<number | null>`(select max(paper_sendings.at) from paper_sendings
    where paper_sendings.organisation_id = ${organisationId} and paper_sendings.paper_id = ${papers.id})`

/** When the last of those who had to sign it has. */
const signedAt = ({ organisationId }: Scope) =>
  sql<number | null>`(select max(signature_ends.at) from signature_requests
    join signature_ends on signature_ends.organisation_id = ${organisationId} and signature_ends.request_id = signature_requests.id
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id}
      and signature_ends.how = 'completed')`

const onSeen = ({ sites: seen }: Scope): SQL | undefined =>
  seen === 'all'
    ? undefined
    : sql`(${papers.siteId} is null or ${papers.siteId} in (select value from json_each(${JSON.stringify(seen)})))`
