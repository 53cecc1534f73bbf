import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { fileChecks, files } from '#db/files/tables.ts'
import { auditPoints } from '#db/quality/audits-tables.ts'
import { proofIndicators, proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sourceOf } from './proof-corrections.ts'
import { placesOf, proofOfSites } from './proofs-near.ts'

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
        fileBytes: files.bytes,
        fileFindings: fileChecks.findings,
        holdingId: holdings.id,
        keptAs: holdings.rule,
        at: proofs.at,
        withdrawnAt: proofWithdrawals.at,
        withdrawnReason: proofWithdrawals.reason,
        salt: eventPayloads.salt,
        body: eventPayloads.body,
        payloadHash: events.payloadHash,
      }),
    )
    .from(proofs)
    .leftJoin(holdings, and(eq(holdings.organisationId, organisationId), eq(holdings.id, heldBy(organisationId))))
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
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, id), proofOfSites(scope)))
}

/** The file of a proof: its own, or that of the line of a register that it is about. */
function heldBy(organisationId: string): SQL {
  const of = (table: string) =>
    sql`(select ${sql.raw(table)}.holding_id from ${sql.raw(table)}
      where ${sql.raw(table)}.organisation_id = ${organisationId} and ${sql.raw(table)}.id = ${proofs.subjectId})`
  return sql`coalesce(${proofs.holdingId}, ${of('credentials')}, ${of('developments')}, ${of('watch_items')})`
}

/** For each indicator of an audit, how many recent proofs may be shown, up to `most`, and the day of the last one. */
export function selectPointStandings(scope: Scope, auditId: string, from: string, most: number) {
  const { db, organisationId, sites } = scope
  const { recent, last } = sites === 'all' ? anywhere(scope, from, most) : onSites(scope, sites, from, most)
  return db
    .select(named({ number: auditPoints.number, recent: recent.as('recent'), last: last.as('last') }))
    .from(auditPoints)
    .where(and(eq(auditPoints.organisationId, organisationId), eq(auditPoints.auditId, auditId)))
}

function anywhere({ organisationId }: Scope, from: string, most: number) {
  const of = sql`proof_indicators.organisation_id = ${organisationId} and proof_indicators.indicator = ${auditPoints.indicator}`
  return {
    recent: sql<number>`(select count(*) from (select 1 from proof_indicators where ${of}
      and proof_indicators.happened_on >= ${from} limit ${most}))`,
    last: sql<string | null>`(select max(happened_on) from proof_indicators where ${of})`,
  }
}

/** Each site by its own days: a proof of two of them is counted once. */
function onSites({ organisationId }: Scope, sites: readonly string[], from: string, most: number) {
  const of = sql`proof_sites.organisation_id = ${organisationId} and proof_sites.indicator = ${auditPoints.indicator}`
  const places = placesOf(sites)
  return {
    recent: sql<number>`(select count(*) from (select distinct proof_sites.proof_id from proof_sites where ${of}
      and proof_sites.site_id in (select value from json_each(${places})) and proof_sites.happened_on >= ${from} limit ${most}))`,
    last: sql<string | null>`(select max((select max(proof_sites.happened_on) from proof_sites where ${of}
      and proof_sites.site_id = place.value)) from json_each(${places}) as place)`,
  }
}

/** What took the place of a proof, and what it took the place of. */
export function selectShownChain(scope: Scope, id: string) {
  const { db, organisationId } = scope
  const linked = sql`select proof_id from proof_successions where proof_successions.organisation_id = ${organisationId} and replaced_id = ${id}
    union all select replaced_id from proof_successions where proof_successions.organisation_id = ${organisationId} and proof_id = ${id}`
  return db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        label: proofs.label,
        happenedOn: proofs.happenedOn,
        isLater:
          sql<number>`exists (select 1 from proof_successions as later where later.organisation_id = ${organisationId}
          and later.replaced_id = ${id} and later.proof_id = ${proofs.id})`.as('is_later'),
      }),
    )
    .from(proofs)
    .where(and(eq(proofs.organisationId, organisationId), sql`${proofs.id} in (${linked})`, proofOfSites(scope)))
    .orderBy(desc(proofs.id))
}
