import { and, eq, inArray, isNull, not, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { eventPayloads } from '#db/events/tables.ts'
import { proofSuccessions } from '#db/quality/proof-tables.ts'
import { proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'

/** More proofs than one thing has. */
const most = 50

/** What a proof is about: the sending of a paper is about that paper. */
export const sourceOf = (organisationId: string, alias: 'proofs' | 'mine' = 'proofs'): SQL<string> =>
  sql`coalesce((select paper_sendings.paper_id from paper_sendings where paper_sendings.organisation_id = ${organisationId}
    and paper_sendings.id = ${sql.raw(alias)}.subject_id), ${sql.raw(alias)}.subject_id)`

/** The same of one proof, for a statement that is asked with it. */
export const sourceOfProof = ({ organisationId }: Scope, proofId: string) =>
  sql<string>`(select ${sourceOf(organisationId)} from proofs where proofs.organisation_id = ${organisationId} and proofs.id = ${proofId})`

/** The proofs that stand of a paper which is void: that it was issued, signed, and sent. */
export const selectStandingOfPaper = (scope: Scope, paperId: string) =>
  withWithdrawal(scope).where(
    and(
      eq(proofs.organisationId, scope.organisationId),
      ofPaper(scope, paperId),
      isVoid(scope, paperId),
      isNull(proofWithdrawals.proofId),
    ),
  )

/** Those that fell with a paper which stands again; what somebody has withdrawn stays so. */
export const selectFallenOfPaper = (scope: Scope, paperId: string) =>
  withWithdrawal(scope).where(
    and(
      eq(proofs.organisationId, scope.organisationId),
      ofPaper(scope, paperId),
      not(isVoid(scope, paperId)),
      inArray(proofWithdrawals.byId, ['followVoidedPaper', 'keepProof']),
    ),
  )

/** The proofs that stand of what was said of somebody's half-day. */
export const selectStandingOfPresence = (scope: Scope, slotId: string, enrolmentId: string) =>
  withWithdrawal(scope).where(
    and(
      eq(proofs.organisationId, scope.organisationId),
      isNull(proofWithdrawals.proofId),
      eq(proofs.subjectId, slotId),
      eq(proofs.rule, 'absence_followed'),
      sql`exists (select 1 from ${eventPayloads} where ${eventPayloads.organisationId} = ${scope.organisationId}
        and ${eventPayloads.eventId} = ${proofs.id} and json_extract(${eventPayloads.body}, '$.enrolment') = ${enrolmentId})`,
    ),
  )

/** A proof that comes after its paper was voided serves nothing. */
export function withdrawIfVoid({ db, organisationId, clock, actor }: Scope, proofId: string): Statement {
  return db
    .insert(proofWithdrawals)
    .select(sql`select ${organisationId}, proofs.id, ${clock.now()}, ${actor.id}, paper_voids.reason from proofs
      join paper_voids on paper_voids.organisation_id = ${organisationId} and paper_voids.paper_id = ${sourceOf(organisationId)}
      where proofs.organisation_id = ${organisationId} and proofs.id = ${proofId}`)
    .onConflictDoNothing()
}

/** A proof of an absence that comes after its correction serves nothing. */
export function withdrawIfPresent(
  { db, organisationId, clock, actor }: Scope,
  proofId: string,
  enrolmentId: string,
): Statement {
  return db
    .insert(proofWithdrawals)
    .select(sql`select ${organisationId}, proofs.id, ${clock.now()}, ${actor.id}, presences.reason from proofs
      join presences on presences.organisation_id = ${organisationId} and presences.slot_id = proofs.subject_id
        and presences.enrolment_id = ${enrolmentId} and presences.state <> 'absent'
      where proofs.organisation_id = ${organisationId} and proofs.id = ${proofId}`)
    .onConflictDoNothing()
}

/** A corrected paper leaves its proofs in a chain, whichever of the two was kept first. */
export const linkCorrected = (scope: Scope, proofId: string): readonly Statement[] => [
  link(scope, sql`mine.id, other.id`, sql`papers.id = ${mineOf(scope)}`, sql`papers.corrects_id`, proofId),
  link(scope, sql`other.id, mine.id`, sql`papers.corrects_id = ${mineOf(scope)}`, sql`papers.id`, proofId),
]

function link({ db, organisationId, clock, actor }: Scope, pair: SQL, between: SQL, otherPaper: SQL, proofId: string) {
  return db
    .insert(proofSuccessions)
    .select(sql`select ${organisationId}, ${pair}, ${clock.now()}, ${actor.id} from proofs as mine
      join papers on papers.organisation_id = ${organisationId} and ${between}
      join proofs as other on other.organisation_id = ${organisationId} and other.rule = mine.rule
        and other.subject_id in (${aboutPaper(organisationId, otherPaper)})
      where mine.organisation_id = ${organisationId} and mine.id = ${proofId} limit 1`)
    .onConflictDoNothing()
}

const mineOf = ({ organisationId }: Scope) => sourceOf(organisationId, 'mine')

/** What events about a paper are about: itself, or one of its sendings. */
const aboutPaper = (organisationId: string, paperId: SQL) =>
  sql`select ${paperId} union all select paper_sendings.id from paper_sendings
    where paper_sendings.organisation_id = ${organisationId} and paper_sendings.paper_id = ${paperId}`

const ofPaper = ({ organisationId }: Scope, paperId: string) =>
  sql`${proofs.subjectId} in (${aboutPaper(organisationId, sql`${paperId}`)})`

const isVoid = ({ organisationId }: Scope, paperId: string) =>
  sql`exists (select 1 from paper_voids where paper_voids.organisation_id = ${organisationId} and paper_voids.paper_id = ${paperId})`

const withWithdrawal = ({ db, organisationId }: Scope) =>
  db
    .select(named({ id: proofs.id, label: proofs.label }))
    .from(proofs)
    .leftJoin(
      proofWithdrawals,
      and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofs.id)),
    )
    .limit(most)
