import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { papers } from '#db/documents/tables.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { files } from '#db/files/tables.ts'
import { proofIndicators, proofs } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'

export type EvidenceRow = Awaited<ReturnType<typeof selectEvidenceOf>>[number]

/** The proofs of one indicator since a day, the latest first, each with the file that it holds or the paper that it is about. */
export function selectEvidenceOf({ db, organisationId }: Scope, indicator: number, from: string, limit: number) {
  const paperFile = (column: 'sha256' | 'bytes') =>
    sql<string | number | null>`(select ${sql.raw(`paper_files.${column}`)} from ${papers}
      join ${files} paper_files on paper_files.organisation_id = ${organisationId} and paper_files.id = papers.file_id
      where papers.organisation_id = ${organisationId} and papers.id = ${proofs.subjectId} and papers.kind <> 'bilan_synthese')`
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
        paperSha256: sql<string | null>`iif(${proofs.rule} like 'paper_%', ${paperFile('sha256')}, null)`.as(
          'paper_sha',
        ),
        paperBytes: sql<number | null>`iif(${proofs.rule} like 'paper_%', ${paperFile('bytes')}, null)`.as(
          'paper_bytes',
        ),
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
