import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { signatureRequests, signatureSeals } from '#db/documents/signature-tables.ts'
import { papers } from '#db/documents/tables.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { files } from '#db/files/tables.ts'
import { proofIndicators, proofs } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sourceOf } from './proof-corrections.ts'

export type EvidenceRow = Awaited<ReturnType<typeof selectEvidenceOf>>[number]

/** The proofs of one indicator since a day, the latest first, each with the file that it holds or the paper that it is about. */
export function selectEvidenceOf({ db, organisationId }: Scope, indicator: number, from: string, limit: number) {
  const paperFile = <T>(column: 'sha256' | 'bytes') =>
    sql<T | null>`iif(${proofs.rule} like 'paper_%', (select ${sql.raw(`paper_files.${column}`)} from ${papers}
      join ${files} paper_files on paper_files.organisation_id = ${organisationId}
        and paper_files.id = iif(${proofs.rule} = 'paper_signed', coalesce(${sealedFile(organisationId)}, papers.file_id), papers.file_id)
      where papers.organisation_id = ${organisationId} and papers.id = ${sourceOf(organisationId)}
        and papers.kind <> 'bilan_synthese'), null)`
  return db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        label: proofs.label,
        happenedOn: proofs.happenedOn,
        validUntil: proofs.validUntil,
        indicators: proofs.indicators,
        sha256: proofs.sha256,
        keptAs: holdings.rule,
        fileName: files.name,
        fileKind: files.kind,
        fileSha256: files.sha256,
        fileBytes: files.bytes,
        paperSha256: paperFile<string>('sha256').as('paper_sha'),
        paperBytes: paperFile<number>('bytes').as('paper_bytes'),
      }),
    )
    .from(proofIndicators)
    .innerJoin(proofs, and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofIndicators.proofId)))
    .leftJoin(holdings, and(eq(holdings.organisationId, organisationId), eq(holdings.id, proofs.holdingId)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, holdings.fileId)))
    .where(
      and(
        eq(proofIndicators.organisationId, organisationId),
        eq(proofIndicators.indicator, indicator),
        gte(proofIndicators.happenedOn, from),
      ),
    )
    .orderBy(desc(proofIndicators.happenedOn), desc(proofIndicators.proofId))
    .limit(limit)
}

/** The paper with its signatures, once everybody has signed. */
const sealedFile = (organisationId: string) =>
  sql`(select signature_seals.file_id from ${signatureRequests}
    join ${signatureSeals} on signature_seals.organisation_id = ${organisationId} and signature_seals.request_id = signature_requests.id
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = papers.id limit 1)`
