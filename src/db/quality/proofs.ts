import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sourceOf } from './proof-corrections.ts'
import { latestProofs, proofOfSites } from './proofs-near.ts'

export type ProofRow = Awaited<ReturnType<typeof selectProof>>[number]
export type ProofFields = Omit<typeof proofs.$inferInsert, 'organisationId' | 'at' | 'byId'>

type FieldsOfEvent = Required<Pick<ProofFields, 'rule' | 'ruleVersion' | 'label' | 'indicators' | 'happenedOn'>>

/** The proofs of one indicator that may be shown, the latest first, and one more to know whether others follow. */
export function selectProofsOf(scope: Scope, indicator: number, after: Listing['after'], limit: number) {
  return scope.db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        label: proofs.label,
        happenedOn: proofs.happenedOn,
        validUntil: proofs.validUntil,
      }),
    )
    .from(sql`(${latestProofs(scope, indicator, after, limit + 1)}) as latest`)
    .innerJoin(proofs, and(eq(proofs.organisationId, scope.organisationId), eq(proofs.id, sql`latest.proof_id`)))
    .orderBy(sql`latest.happened_on desc, latest.proof_id desc`)
}

export function selectProof(scope: Scope, id: string) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        ruleVersion: proofs.ruleVersion,
        sites: proofs.sites,
        label: proofs.label,
        subjectId: sourceOf(organisationId).as('source_id'),
        indicators: proofs.indicators,
        happenedOn: proofs.happenedOn,
        validUntil: proofs.validUntil,
        note: proofs.note,
        link: proofs.link,
        holdingId: proofs.holdingId,
        sha256: proofs.sha256,
        at: proofs.at,
        withdrawnAt: proofWithdrawals.at,
        withdrawnReason: proofWithdrawals.reason,
      }),
    )
    .from(proofs)
    .leftJoin(
      proofWithdrawals,
      and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofs.id)),
    )
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, id), proofOfSites(scope)))
}

export function insertProof({ db, organisationId, clock, actor }: Scope, proof: ProofFields): Statement {
  return db.insert(proofs).values({ organisationId, ...proof, at: clock.now(), byId: actor.id })
}

/** As the event told it, under the hash that the chain holds. */
export function insertProofOfEvent(
  { db, organisationId }: Scope,
  eventId: string,
  { rule, ruleVersion, label, indicators, happenedOn }: FieldsOfEvent,
): Statement {
  return db.insert(proofs).select(sql`select ${organisationId}, events.id, ${rule}, ${label}, events.subject_id,
    ${indicators}, ${happenedOn}, '', '', '', null, events.site_id, events.payload_hash, events.at, events.actor_id, ${ruleVersion}, '[]'
    from events where events.organisation_id = ${organisationId} and events.id = ${eventId}`)
}

export function insertWithdrawal(
  { db, organisationId, clock, actor }: Scope,
  proofId: string,
  reason: string,
): Statement {
  return db.insert(proofWithdrawals).values({ organisationId, proofId, at: clock.now(), byId: actor.id, reason })
}

/** The one that stands already has its own reason. */
export function insertWithdrawalIfNone(
  { db, organisationId, clock, actor }: Scope,
  proofId: string,
  reason: string,
): Statement {
  return db
    .insert(proofWithdrawals)
    .values({ organisationId, proofId, at: clock.now(), byId: actor.id, reason })
    .onConflictDoNothing()
}

export function deleteWithdrawal({ db, organisationId }: Scope, proofId: string): Statement {
  return db
    .delete(proofWithdrawals)
    .where(and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofId)))
}
