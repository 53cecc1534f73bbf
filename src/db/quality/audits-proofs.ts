import { and, desc, eq, gte, lte, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { fileChecks, files } from '#db/files/tables.ts'
import type { Listing } from '#db/listing.ts'
import { auditPoints } from '#db/quality/audits-tables.ts'
import { proofIndicators, proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { ofSites } from './audits-sites.ts'
import { sourceOf } from './proof-corrections.ts'

export type ProofFound = Awaited<ReturnType<typeof selectProofFound>>[number]

/** The proofs that an indicator had in these days, the latest ones. */
export const selectProofIds = (
  { db, organisationId }: Scope,
  indicator: number,
  { from, to }: { from: string; to: string },
  limit: number,
) =>
  db
    .select(named({ id: proofIndicators.proofId }))
    .from(proofIndicators)
    .where(
      and(
        eq(proofIndicators.organisationId, organisationId),
        eq(proofIndicators.indicator, indicator),
        gte(proofIndicators.happenedOn, from),
        lte(proofIndicators.happenedOn, to),
      ),
    )
    .orderBy(desc(proofIndicators.happenedOn), desc(proofIndicators.proofId))
    .limit(limit)

/** A proof, with the file it holds or the event that it was written by. */
export function selectProofFound(scope: Scope, id: string) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        label: proofs.label,
        subjectId: sourceOf(organisationId).as('source_id'),
        happenedOn: proofs.happenedOn,
        note: proofs.note,
        link: proofs.link,
        siteId: proofs.siteId,
        sha256: proofs.sha256,
        fileSha256: files.sha256,
        fileKind: files.kind,
        fileName: files.name,
        fileFindings: fileChecks.findings,
        holdingId: proofs.holdingId,
        keptAs: holdings.rule,
        at: proofs.at,
        withdrawnAt: proofWithdrawals.at,
        salt: eventPayloads.salt,
        body: eventPayloads.body,
        payloadHash: events.payloadHash,
      }),
    )
    .from(proofs)
    .leftJoin(holdings, and(eq(holdings.organisationId, organisationId), eq(holdings.id, proofs.holdingId)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, holdings.fileId)))
    .leftJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .leftJoin(
      proofWithdrawals,
      and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofs.id)),
    )
    .leftJoin(events, and(eq(events.organisationId, organisationId), eq(events.id, proofs.id)))
    .leftJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, organisationId), eq(eventPayloads.eventId, proofs.id)),
    )
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, id), ofSites(scope, proofs.siteId)))
}

/** For each indicator of an audit, how many fresh proofs there are, up to `most`, and the day of the last one. */
export function selectPointStandings({ db, organisationId }: Scope, auditId: string, from: string, most: number) {
  const of = sql`proof_indicators.organisation_id = ${organisationId} and proof_indicators.indicator = ${auditPoints.indicator}`
  return db
    .select(
      named({
        number: auditPoints.number,
        recent: sql<number>`(select count(*) from (select 1 from proof_indicators where ${of}
          and proof_indicators.happened_on >= ${from} limit ${most}))`.as('recent'),
        last: sql<string | null>`(select max(happened_on) from proof_indicators where ${of})`.as('last'),
      }),
    )
    .from(auditPoints)
    .where(and(eq(auditPoints.organisationId, organisationId), eq(auditPoints.auditId, auditId)))
}

/** The proofs of one indicator that some sites may show, the latest first. */
export function selectShownProofs(scope: Scope, indicator: number, after: Listing['after'], limit: number) {
  const { db, organisationId } = scope
  const beyond = after
    ? sql`(${proofIndicators.happenedOn}, ${proofIndicators.proofId}) < (${after[0]}, ${after[1]})`
    : undefined
  return db
    .select(named({ id: proofs.id, rule: proofs.rule, label: proofs.label, happenedOn: proofs.happenedOn }))
    .from(proofIndicators)
    .innerJoin(proofs, and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofIndicators.proofId)))
    .where(
      and(
        eq(proofIndicators.organisationId, organisationId),
        eq(proofIndicators.indicator, indicator),
        ofSites(scope, proofs.siteId),
        beyond,
      ),
    )
    .orderBy(desc(proofIndicators.happenedOn), desc(proofIndicators.proofId))
    .limit(limit + 1)
}
