import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import type { Scope } from '#db/scope.ts'

export type VerifiedRow = Awaited<ReturnType<typeof selectVerified>>[number]

/** What anybody who holds a paper may check of it: never whom it is about. */
export const selectVerified = ({ db, organisationId }: Scope, paperId: string) =>
  db
    .select(
      named({
        number: papers.number,
        title: papers.title,
        at: papers.at,
        sha256: papers.sha256,
        voidedAt: paperVoids.at,
        correctedBy: sql<string | null>`(select later.number from papers later
          where later.organisation_id = ${organisationId} and later.corrects_id = ${papers.id} limit 1)`.as(
          'corrected',
        ),
        signedAt: signed(organisationId, sql`max(signature_ends.at)`).as('signed_at'),
        finalSha256: signed(organisationId, sql`max(signature_seals.sha256)`).as('final_sha256'),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(and(eq(papers.organisationId, organisationId), eq(papers.id, paperId)))

const signed = (organisationId: string, what: ReturnType<typeof sql>) =>
  sql<string | number | null>`(select ${what} from signature_requests
    join signature_ends on signature_ends.organisation_id = ${organisationId}
      and signature_ends.request_id = signature_requests.id and signature_ends.how = 'completed'
    left join signature_seals on signature_seals.organisation_id = ${organisationId}
      and signature_seals.request_id = signature_requests.id
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id})`
