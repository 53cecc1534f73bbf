import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  signatureCodes,
  signatureEnds,
  signatureRequests,
  signatureSeals,
  signatureSigners,
  signatures,
} from '#db/documents/signature-tables.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { files } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'

export type OwnTurnRow = Awaited<ReturnType<typeof selectTurn>>[number]

type NewSignature = Omit<typeof signatures.$inferInsert, 'organisationId'>

/** Followed by `exactlyOne`: in their turn, while nothing has ended, and once. */
export function insertSignatureInTurn({ db, organisationId }: Scope, signature: NewSignature): Statement {
  const { signerId, requestId, place } = signature
  return db.insert(signatures).select(
    sql`select ${organisationId}, signature_signers.id, ${requestId}, ${place}, ${signature.how}, ${signature.drawing},
      ${signature.typed}, ${signature.address}, ${signature.device}, ${signature.consentSha256}, ${signature.previous},
      ${signature.hash}, ${signature.at}
      from signature_signers join signature_requests on signature_requests.organisation_id = ${organisationId}
        and signature_requests.id = signature_signers.request_id
      where signature_signers.organisation_id = ${organisationId} and signature_signers.id = ${signerId}
      and signature_signers.request_id = ${requestId} and signature_signers.place = ${place}
      and signature_requests.expires_at > ${signature.at}
      and not exists (select 1 from signature_ends where signature_ends.organisation_id = ${organisationId}
        and signature_ends.request_id = ${requestId})
      and not exists (select 1 from paper_voids where paper_voids.organisation_id = ${organisationId}
        and paper_voids.paper_id = signature_requests.paper_id)
      and ${place} = 1 + (select count(*) from signatures given where given.organisation_id = ${organisationId}
        and given.request_id = ${requestId})`,
  )
}

type Code = { nonce: string; expiresAt: number }

/** Followed by `exactlyOne`: another code, unless there have been too many or one has just left. */
export function renewCode(
  { db, organisationId, clock }: Scope,
  signerId: string,
  code: Code,
  most: number,
  pause: number,
) {
  const at = clock.now()
  return db
    .insert(signatureCodes)
    .values({ organisationId, signerId, number: 1, attempts: 0, at, ...code })
    .onConflictDoUpdate({
      target: [signatureCodes.organisationId, signatureCodes.signerId],
      set: { number: sql`${signatureCodes.number} + 1`, attempts: 0, at, ...code },
      setWhere: sql`${signatureCodes.number} < ${most} and ${signatureCodes.at} <= ${at - pause}`,
    })
}

/** Followed by `exactlyOne`: a guess is counted before it is judged. */
export const countAttempt = ({ db, organisationId, clock }: Scope, signerId: string, nonce: string, most: number) =>
  db
    .update(signatureCodes)
    .set({ attempts: sql`${signatureCodes.attempts} + 1` })
    .where(
      and(
        eq(signatureCodes.organisationId, organisationId),
        eq(signatureCodes.signerId, signerId),
        eq(signatureCodes.nonce, nonce),
        sql`${signatureCodes.attempts} < ${most}`,
        sql`${signatureCodes.expiresAt} > ${clock.now()}`,
      ),
    )

/** Everything that whoever follows a signer's link is shown and judged by. */
export function selectTurn({ db, organisationId }: Scope, signerId: string) {
  const given = sql<number>`(select count(*) from signatures given where given.organisation_id = ${organisationId}
    and given.request_id = ${signatureRequests.id})`
  const many = sql<number>`(select count(*) from signature_signers others where others.organisation_id = ${organisationId}
    and others.request_id = ${signatureRequests.id})`
  const last = sql<
    string | null
  >`(select given.hash from signatures given where given.organisation_id = ${organisationId}
    and given.request_id = ${signatureRequests.id} order by given.place desc limit 1)`
  return db
    .select(
      named({
        signerId: signatureSigners.id,
        requestId: signatureSigners.requestId,
        place: signatureSigners.place,
        role: signatureSigners.role,
        name: signatureSigners.name,
        email: signatureSigners.email,
        consent: signatureRequests.consent,
        paperSha256: signatureRequests.paperSha256,
        siteId: signatureRequests.siteId,
        askedAt: signatureRequests.at,
        expiresAt: signatureRequests.expiresAt,
        paperId: papers.id,
        title: papers.title,
        number: papers.number,
        body: papers.body,
        fileSha256: files.sha256,
        voidedAt: paperVoids.at,
        end: signatureEnds.how,
        signedAt: signatures.at,
        given: given.as('given'),
        many: many.as('many'),
        last: last.as('last'),
        finalSha256: signatureSeals.sha256,
        codeNumber: signatureCodes.number,
        codeNonce: signatureCodes.nonce,
        codeAt: signatureCodes.at,
        codeExpiresAt: signatureCodes.expiresAt,
        attempts: signatureCodes.attempts,
      }),
    )
    .from(signatureSigners)
    .innerJoin(
      signatureRequests,
      and(eq(signatureRequests.organisationId, organisationId), eq(signatureRequests.id, signatureSigners.requestId)),
    )
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, signatureRequests.paperId)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, papers.fileId)))
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(
      signatureEnds,
      and(eq(signatureEnds.organisationId, organisationId), eq(signatureEnds.requestId, signatureRequests.id)),
    )
    .leftJoin(
      signatureSeals,
      and(eq(signatureSeals.organisationId, organisationId), eq(signatureSeals.requestId, signatureRequests.id)),
    )
    .leftJoin(
      signatures,
      and(eq(signatures.organisationId, organisationId), eq(signatures.signerId, signatureSigners.id)),
    )
    .leftJoin(
      signatureCodes,
      and(eq(signatureCodes.organisationId, organisationId), eq(signatureCodes.signerId, signatureSigners.id)),
    )
    .where(and(eq(signatureSigners.organisationId, organisationId), eq(signatureSigners.id, signerId)))
}
