import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  signatureEnds,
  signatureRequests,
  signatureSeals,
  signatureSigners,
  signatures,
} from '#db/documents/signature-tables.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import type { Scope } from '#db/scope.ts'

export type RequestRow = Awaited<ReturnType<typeof selectRequests>>[number]

export type SignerRow = Awaited<ReturnType<typeof selectSigners>>[number]

type NewRequest = Omit<typeof signatureRequests.$inferInsert, 'organisationId' | 'at' | 'byId'>

type NewSigner = Omit<typeof signatureSigners.$inferInsert, 'organisationId'>

/** Followed by `exactlyOne`: a paper that stands, with no request under way, is sent to be signed. */
export function insertRequestUnlessOpen({ db, organisationId, clock, actor }: Scope, request: NewRequest): Statement {
  const now = clock.now()
  return db.insert(signatureRequests).select(
    sql`select ${organisationId}, ${request.id}, papers.id, ${request.siteId ?? null}, ${request.consent},
      ${request.paperSha256}, ${request.expiresAt}, ${now}, ${actor.id}
      from papers where papers.organisation_id = ${organisationId} and papers.id = ${request.paperId}
      and not exists (select 1 from paper_voids where paper_voids.organisation_id = ${organisationId}
        and paper_voids.paper_id = ${request.paperId})
      and not exists (select 1 from signature_requests other
        left join signature_ends on signature_ends.organisation_id = ${organisationId} and signature_ends.request_id = other.id
        where other.organisation_id = ${organisationId} and other.paper_id = ${request.paperId}
        and signature_ends.how is null and other.expires_at > ${now})`,
  )
}

export const insertSigners = ({ db, organisationId }: Scope, signers: readonly NewSigner[]): Statement =>
  db.insert(signatureSigners).values(signers.map((signer) => ({ organisationId, ...signer })))

type End = { how: 'completed' | 'declined' | 'cancelled' | 'expired'; reason: string; byId: string }

/** The key says it: a request ends once. */
export const insertEnd = ({ db, organisationId, clock }: Scope, requestId: string, end: End): Statement =>
  db.insert(signatureEnds).values({ organisationId, requestId, ...end, at: clock.now() })

type NewSeal = Omit<typeof signatureSeals.$inferInsert, 'organisationId' | 'at'>

export const insertSeal = ({ db, organisationId, clock }: Scope, seal: NewSeal): Statement =>
  db.insert(signatureSeals).values({ organisationId, ...seal, at: clock.now() })

/** The last requests about a paper, with how each has ended. */
export const selectRequests = (scope: Scope, paperId: string) =>
  requests(scope)
    .where(and(eq(signatureRequests.organisationId, scope.organisationId), eq(signatureRequests.paperId, paperId)))
    .orderBy(desc(signatureRequests.at), desc(signatureRequests.id))
    .limit(5)

export const selectRequest = (scope: Scope, id: string) =>
  requests(scope).where(and(eq(signatureRequests.organisationId, scope.organisationId), eq(signatureRequests.id, id)))

/** In order, with what each has signed. */
export const selectSigners = (scope: Scope, requestId: string) =>
  signers(scope)
    .where(and(eq(signatureSigners.organisationId, scope.organisationId), eq(signatureSigners.requestId, requestId)))
    .orderBy(signatureSigners.place)
    .limit(12)

/** Those of the last requests about a paper. */
export const selectSignersOf = (scope: Scope, paperId: string) =>
  signers(scope)
    .innerJoin(
      signatureRequests,
      and(
        eq(signatureRequests.organisationId, scope.organisationId),
        eq(signatureRequests.id, signatureSigners.requestId),
        eq(signatureRequests.paperId, paperId),
      ),
    )
    .where(eq(signatureSigners.organisationId, scope.organisationId))
    .orderBy(desc(signatureRequests.at), signatureSigners.place)
    .limit(40)

/** Whose turn it is in a request that has not ended. */
export const selectPending = (scope: Scope, requestId: string) =>
  signers(scope)
    .where(
      and(
        eq(signatureSigners.organisationId, scope.organisationId),
        eq(signatureSigners.requestId, requestId),
        isNull(signatures.at),
      ),
    )
    .orderBy(signatureSigners.place)
    .limit(1)

const requests = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: signatureRequests.id,
        paperId: signatureRequests.paperId,
        siteId: signatureRequests.siteId,
        consent: signatureRequests.consent,
        paperSha256: signatureRequests.paperSha256,
        at: signatureRequests.at,
        expiresAt: signatureRequests.expiresAt,
        end: signatureEnds.how,
        endReason: signatureEnds.reason,
        endAt: signatureEnds.at,
        finalSha256: signatureSeals.sha256,
        holdingId: signatureSeals.holdingId,
        title: papers.title,
        number: papers.number,
        body: papers.body,
        voidedAt: paperVoids.at,
      }),
    )
    .from(signatureRequests)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, signatureRequests.paperId)))
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(
      signatureEnds,
      and(eq(signatureEnds.organisationId, organisationId), eq(signatureEnds.requestId, signatureRequests.id)),
    )
    .leftJoin(
      signatureSeals,
      and(eq(signatureSeals.organisationId, organisationId), eq(signatureSeals.requestId, signatureRequests.id)),
    )

const signers = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: signatureSigners.id,
        requestId: signatureSigners.requestId,
        place: signatureSigners.place,
        role: signatureSigners.role,
        name: signatureSigners.name,
        email: signatureSigners.email,
        personId: signatureSigners.personId,
        signedAt: signatures.at,
        how: signatures.how,
        drawing: signatures.drawing,
        typed: signatures.typed,
        address: signatures.address,
        device: signatures.device,
        consentSha256: signatures.consentSha256,
        hash: signatures.hash,
      }),
    )
    .from(signatureSigners)
    .leftJoin(
      signatures,
      and(eq(signatures.organisationId, organisationId), eq(signatures.signerId, signatureSigners.id)),
    )
