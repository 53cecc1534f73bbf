import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { signatureRequests, signatureSeals } from '#db/documents/signature-tables.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { files } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'
import { ofSites } from './audits-sites.ts'

export type PaperFound = Awaited<ReturnType<typeof selectPaperOf>>[number]

/** The last paper of a kind that stands for somebody. */
export const selectPaperOf = (scope: Scope, enrolmentId: string, kind: string) =>
  paperRows(scope)
    .where(
      and(
        eq(papers.organisationId, scope.organisationId),
        eq(papers.enrolmentId, enrolmentId),
        eq(papers.kind, kind),
        isNull(paperVoids.paperId),
      ),
    )
    .orderBy(desc(papers.at))
    .limit(1)

/** The agreement of a session with the company that sends somebody to it. */
export const selectAgreementOf = (scope: Scope, sessionId: string, companyId: string | null) =>
  paperRows(scope)
    .where(
      and(
        eq(papers.organisationId, scope.organisationId),
        eq(papers.sessionId, sessionId),
        eq(papers.kind, 'convention'),
        eq(papers.companyId, companyId ?? ''),
        isNull(papers.enrolmentId),
        isNull(paperVoids.paperId),
      ),
    )
    .orderBy(desc(papers.at))
    .limit(1)

export const selectStoredPaper = (scope: Scope, id: string | SQL<string>) =>
  paperRows(scope).where(
    and(eq(papers.organisationId, scope.organisationId), eq(papers.id, id), ofSites(scope, papers.siteId)),
  )

/** With its bytes: those of the signed one once everybody has signed. */
function paperRows({ db, organisationId }: Scope) {
  const sealed = sql<string | null>`(select signature_seals.sha256 from ${signatureRequests}
    join ${signatureSeals} on signature_seals.organisation_id = ${organisationId} and signature_seals.request_id = signature_requests.id
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id} limit 1)`
  return db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        siteId: papers.siteId,
        body: papers.body,
        language: papers.language,
        at: papers.at,
        fileSha256: files.sha256,
        sealedSha256: sealed.as('sealed_sha256'),
        voidedAt: paperVoids.at,
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, papers.fileId)))
}
