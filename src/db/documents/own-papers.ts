import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { signatureEnds, signatureRequests, signatureSigners, signatures } from '#db/documents/signature-tables.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { files } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'

export type OwnPaperRow = Awaited<ReturnType<typeof selectOwnPapers>>[number]
export type ToSignRow = Awaited<ReturnType<typeof selectToSign>>[number]

/** Papers made out to somebody: a trainer's contract, a trainee's convocation. */
export const selectOwnPapers = (scope: Scope, person: SQL) => ofWhom(scope, madeOutTo(scope, person))

/** One of them, with what it takes to print it again. */
export const selectOwnPaper = (scope: Scope, person: SQL, id: string) => whole(scope, id, madeOutTo(scope, person))

/** Papers of the companies that somebody speaks for. */
export const selectCompanyPapers = (scope: Scope, person: SQL) => ofWhom(scope, ofOwnCompanies(scope, person))

/** One of them, or a certificate of somebody whom they send. */
export const selectCompanyPaper = (scope: Scope, person: SQL, id: string) =>
  whole(scope, id, sql`(${ofOwnCompanies(scope, person)} or ${certifying(scope, person)})`)

/** What certifies that one of those whom the companies of somebody send was there. */
export const selectSentPapers = (scope: Scope, person: SQL, enrolmentId: string) =>
  ofWhom(scope, sql`${papers.enrolmentId} = ${enrolmentId} and ${certifying(scope, person)}`)

/** What waits for this person's own signature: it is their turn, and nothing has ended. */
export function selectToSign({ db, organisationId, clock }: Scope, person: SQL) {
  const signed = sql`(select count(*) from signatures others where others.organisation_id = ${organisationId}
    and others.request_id = ${signatureRequests.id})`
  return db
    .select(
      named({
        signerId: signatureSigners.id,
        requestId: signatureRequests.id,
        askedAt: signatureRequests.at,
        expiresAt: signatureRequests.expiresAt,
        paperId: papers.id,
        title: papers.title,
        number: papers.number,
      }),
    )
    .from(signatureSigners)
    .innerJoin(
      signatureRequests,
      and(
        eq(signatureRequests.organisationId, organisationId),
        eq(signatureRequests.id, signatureSigners.requestId),
        sql`${signatureRequests.expiresAt} > ${clock.now()}`,
      ),
    )
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, signatureRequests.paperId)))
    .leftJoin(
      signatureEnds,
      and(eq(signatureEnds.organisationId, organisationId), eq(signatureEnds.requestId, signatureRequests.id)),
    )
    .leftJoin(
      signatures,
      and(eq(signatures.organisationId, organisationId), eq(signatures.signerId, signatureSigners.id)),
    )
    .where(
      and(
        eq(signatureSigners.organisationId, organisationId),
        sql`${signatureSigners.personId} = ${person}`,
        isNull(signatureEnds.how),
        isNull(signatures.hash),
        sql`${signatureSigners.place} = ${signed} + 1`,
      ),
    )
    .orderBy(desc(signatureRequests.at))
    .limit(20)
}

const ofWhom = ({ db, organisationId }: Scope, whose: SQL) =>
  db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        sessionId: papers.sessionId,
        companyId: papers.companyId,
        fileId: papers.fileId,
        at: papers.at,
        signedAt: lastEnd(organisationId),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(and(eq(papers.organisationId, organisationId), isNull(paperVoids.at), whose))
    .orderBy(desc(papers.at), desc(papers.id))
    .limit(40)

const whole = ({ db, organisationId }: Scope, id: string, whose: SQL) =>
  db
    .select(
      named({
        number: papers.number,
        title: papers.title,
        fileSha256: files.sha256,
        finalSha256: sql<string | null>`(select signature_seals.sha256 from signature_requests
          join signature_seals on signature_seals.organisation_id = ${organisationId}
            and signature_seals.request_id = signature_requests.id
          where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id}
          limit 1)`.as('final_sha256'),
      }),
    )
    .from(papers)
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, papers.fileId)))
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(and(eq(papers.organisationId, organisationId), eq(papers.id, id), isNull(paperVoids.at), whose))

/** When everybody had signed it, if they have. */
const lastEnd = (organisationId: string) =>
  sql<number | null>`(select max(signature_ends.at) from signature_requests
    inner join signature_ends on signature_ends.organisation_id = ${organisationId}
      and signature_ends.request_id = signature_requests.id and signature_ends.how = 'completed'
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id})`.as(
    'signed_at',
  )

/** Theirs by name, or by an enrolment of theirs. */
export const madeOutTo = ({ organisationId }: Scope, person: SQL): SQL =>
  sql`${papers.id} in (select mine.id from papers mine where mine.organisation_id = ${organisationId} and mine.person_id = ${person}
    union select theirs.id from enrolments join papers theirs on theirs.organisation_id = ${organisationId}
      and theirs.enrolment_id = enrolments.id
      where enrolments.organisation_id = ${organisationId} and enrolments.person_id = ${person})`

/** The summary of a skills assessment is for the person alone. */
const ofOwnCompanies = ({ organisationId }: Scope, person: SQL): SQL =>
  sql`${papers.kind} <> 'bilan_synthese' and ${papers.companyId} in (select company_contacts.company_id from company_contacts
    where company_contacts.organisation_id = ${organisationId} and company_contacts.person_id = ${person})`

/** Of all that is made out to somebody, only these are for who sends them too. */
const certifying = ({ organisationId }: Scope, person: SQL): SQL =>
  sql`(${papers.kind} in ('certificat_realisation', 'attestation_assiduite') and exists (select 1 from enrolments sent
    join company_contacts on company_contacts.organisation_id = ${organisationId}
      and company_contacts.company_id = sent.company_id and company_contacts.person_id = ${person}
    where sent.organisation_id = ${organisationId} and sent.id = ${papers.enrolmentId}))`
