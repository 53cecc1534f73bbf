import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import { proofNotices, proofSessions, proofSuccessions, proofValidations } from '#db/quality/proof-tables.ts'
import { proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { proofOfSites } from './proofs-near.ts'

export type ValidationFields = Pick<typeof proofValidations.$inferInsert, 'proofId' | 'id' | 'verdict' | 'comment'>
export type LinkedProof = Awaited<ReturnType<typeof selectChain>>[number]

const most = 10

/** What stands before and after a proof: those it replaces or that replace it, and others of the same source. */
export function selectChain(scope: Scope, id: string) {
  const { db, organisationId } = scope
  const linked = sql`select proof_id from proof_successions where organisation_id = ${organisationId} and replaced_id = ${id}
    union select replaced_id from proof_successions where organisation_id = ${organisationId} and proof_id = ${id}
    union select * from (select alike.id from proofs one join proofs alike on alike.organisation_id = ${organisationId}
      and alike.subject_id = one.subject_id and alike.id <> one.id
      where one.organisation_id = ${organisationId} and one.id = ${id} and one.subject_id <> '' order by alike.id desc limit ${most})`
  return db
    .select(
      named({
        id: proofs.id,
        rule: proofs.rule,
        label: proofs.label,
        happenedOn: proofs.happenedOn,
        at: proofs.at,
        withdrawnAt: proofWithdrawals.at,
        replacedId: proofSuccessions.replacedId,
        replacedBy: sql<string | null>`(select later.proof_id from proof_successions as later
          where later.organisation_id = ${organisationId} and later.replaced_id = ${proofs.id})`.as('replaced_by'),
      }),
    )
    .from(proofs)
    .leftJoin(
      proofWithdrawals,
      and(eq(proofWithdrawals.organisationId, organisationId), eq(proofWithdrawals.proofId, proofs.id)),
    )
    .leftJoin(
      proofSuccessions,
      and(eq(proofSuccessions.organisationId, organisationId), eq(proofSuccessions.proofId, proofs.id)),
    )
    .where(and(eq(proofs.organisationId, organisationId), sql`${proofs.id} in (${linked})`, proofOfSites(scope)))
    .orderBy(desc(proofs.id))
    .limit(most)
}

export function selectProofSessions({ db, organisationId }: Scope, proofId: string) {
  return db
    .select(named({ id: sessions.id, code: sessions.code, title: sessions.title }))
    .from(proofSessions)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, proofSessions.sessionId)))
    .where(and(eq(proofSessions.organisationId, organisationId), eq(proofSessions.proofId, proofId)))
}

/** What was thought of it, the last one first, with the name of who thinks so. */
export function selectValidations({ db, organisationId }: Scope, proofId: string) {
  return db
    .select(
      named({
        id: proofValidations.id,
        verdict: proofValidations.verdict,
        comment: proofValidations.comment,
        at: proofValidations.at,
        who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
      }),
    )
    .from(proofValidations)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, proofValidations.byId)))
    .where(and(eq(proofValidations.organisationId, organisationId), eq(proofValidations.proofId, proofId)))
    .orderBy(desc(proofValidations.id))
    .limit(most)
}

/** What leads to the source of a proof, when it is read on the page of something else. */
export function selectBehind({ db, organisationId }: Scope, proofId: string) {
  const subject = proofs.subjectId
  const asked = sql`select asking_id from participations where participations.organisation_id = ${organisationId} and participations.id = ${subject}`
  return db
    .select(
      named({
        survey: sql<string | null>`(select survey_id from askings where askings.organisation_id = ${organisationId}
          and askings.id = coalesce((${asked}), ${subject}))`.as('survey'),
        session: sql<string | null>`(select session_id from slots where slots.organisation_id = ${organisationId}
          and slots.id = ${subject})`.as('session'),
        audit: sql<
          string | null
        >`(select audit_id from audit_findings where audit_findings.organisation_id = ${organisationId}
          and audit_findings.id = ${subject})`.as('audit'),
      }),
    )
    .from(proofs)
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofId), ne(proofs.subjectId, '')))
}

/** Followed by `exactlyOne`: a code that is nobody's must be said. */
export function insertProofSession({ db, organisationId }: Scope, proofId: string, code: string): Statement {
  return db.insert(proofSessions).select(sql`select ${organisationId}, ${proofId}, sessions.id from sessions
    where sessions.organisation_id = ${organisationId} and sessions.code = ${code}`)
}

export function insertSuccession(
  { db, organisationId, clock, actor }: Scope,
  proofId: string,
  replacedId: string,
): Statement {
  return db.insert(proofSuccessions).values({ organisationId, proofId, replacedId, at: clock.now(), byId: actor.id })
}

export function insertValidation({ db, organisationId, clock, actor }: Scope, fields: ValidationFields): Statement {
  return db.insert(proofValidations).values({ organisationId, ...fields, at: clock.now(), byId: actor.id })
}

/** Proofs that stand, whose validity ends by that day, and of which nothing was told. */
export function selectEnding({ db, organisationId }: Scope, from: string, until: string, limit: number) {
  const told = sql`select 1 from proof_notices where proof_notices.organisation_id = ${organisationId} and proof_notices.proof_id = proofs.id`
  const gone = sql`select 1 from proof_withdrawals where proof_withdrawals.organisation_id = ${organisationId} and proof_withdrawals.proof_id = proofs.id`
  return db
    .select(named({ id: proofs.id, label: proofs.label, validUntil: proofs.validUntil, siteId: proofs.siteId }))
    .from(proofs)
    .where(
      and(
        eq(proofs.organisationId, organisationId),
        sql`${proofs.validUntil} <> '' and ${proofs.validUntil} between ${from} and ${until}`,
        sql`not exists (${told}) and not exists (${gone})`,
      ),
    )
    .limit(limit)
}

export function insertProofNotice({ db, organisationId, clock }: Scope, proofId: string): Statement {
  return db.insert(proofNotices).values({ organisationId, proofId, at: clock.now() })
}
