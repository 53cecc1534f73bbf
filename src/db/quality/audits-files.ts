import { type AnyColumn, and, desc, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { signatureRequests, signatureSeals } from '#db/documents/signature-tables.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import { holdings } from '#db/files/holding-tables.ts'
import { fileChecks, files } from '#db/files/tables.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import { auditPoints, auditSamplePieces, auditSamples } from '#db/quality/audits-tables.ts'
import { proofIndicators, proofs, proofWithdrawals } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'
import { analyses } from '#db/sessions/enrolment-tables.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'
import { askings, participationEnds, participations } from '#db/surveys/tables.ts'

export type FileRow = Awaited<ReturnType<typeof selectFile>>[number]
export type PaperFound = Awaited<ReturnType<typeof selectPaperOf>>[number]
export type ProofFound = Awaited<ReturnType<typeof selectProofFound>>[number]

/** Somebody's file: who, in which session, of which category of action. */
export function selectFile({ db, organisationId }: Scope, enrolmentId: string) {
  return db
    .select(
      named({
        id: enrolments.id,
        personId: enrolments.personId,
        companyId: enrolments.companyId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        sessionId: sessions.id,
        title: sessions.title,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        siteId: sessions.siteId,
        category: programmes.actionType,
        versionId: sessions.programmeVersionId,
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), eq(programmes.id, sessions.programmeId)))
    .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, enrolmentId)))
}

export const selectProgrammeContent = ({ db, organisationId }: Scope, versionId: string) =>
  db
    .select(named({ id: programmeVersions.id, title: programmeVersions.title, content: programmeVersions.content }))
    .from(programmeVersions)
    .where(and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, versionId)))

/** The last paper of a kind that stands for somebody. */
export const selectPaperOf = (scope: Scope, enrolmentId: string, kind: string) =>
  paperRows(scope)
    .where(
      and(
        eq(papers.organisationId, scope.organisationId),
        eq(papers.enrolmentId, enrolmentId),
        eq(papers.kind, kind),
        isNull(paperVoids.paperId),
      ),
    )
    .orderBy(desc(papers.at))
    .limit(1)

/** The agreement of a session with the company that sends somebody to it. */
export const selectAgreementOf = (scope: Scope, sessionId: string, companyId: string | null) =>
  paperRows(scope)
    .where(
      and(
        eq(papers.organisationId, scope.organisationId),
        eq(papers.sessionId, sessionId),
        eq(papers.kind, 'convention'),
        eq(papers.companyId, companyId ?? ''),
        isNull(papers.enrolmentId),
        isNull(paperVoids.paperId),
      ),
    )
    .orderBy(desc(papers.at))
    .limit(1)

export const selectStoredPaper = (scope: Scope, id: string) =>
  paperRows(scope).where(
    and(eq(papers.organisationId, scope.organisationId), eq(papers.id, id), ofSites(scope, papers.siteId)),
  )

export const selectAnalysisOf = ({ db, organisationId }: Scope, enrolmentId: string, kind: string) =>
  db
    .select(named({ id: analyses.id, expectations: analyses.expectations, level: analyses.level, at: analyses.at }))
    .from(analyses)
    .where(
      and(eq(analyses.organisationId, organisationId), eq(analyses.enrolmentId, enrolmentId), eq(analyses.kind, kind)),
    )
    .orderBy(desc(analyses.id))
    .limit(1)

/** Slot by slot, what was signed and what is known of who was not there. */
export const selectFileAttendance = ({ db, organisationId }: Scope, sessionId: string, enrolmentId: string) =>
  db
    .select(
      named({
        id: slots.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        state: presences.state,
        followed: presences.minutes,
        signedAt: slotSignatures.at,
        sha256: slotSignatures.sha256,
      }),
    )
    .from(slots)
    .leftJoin(
      presences,
      and(
        eq(presences.organisationId, organisationId),
        eq(presences.slotId, slots.id),
        eq(presences.enrolmentId, enrolmentId),
      ),
    )
    .leftJoin(
      slotSignatures,
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.slotId, slots.id),
        eq(slotSignatures.enrolmentId, enrolmentId),
      ),
    )
    .where(and(eq(slots.organisationId, organisationId), eq(slots.sessionId, sessionId)))
    .orderBy(slots.startsAt, slots.id)

/** Whether they were asked what they thought of it, and whether they answered: never what they said. */
export const selectSurveyed = ({ db, organisationId }: Scope, sessionId: string, personId: string) =>
  db
    .select(named({ id: participations.id, sentOn: participations.sentOn, outcome: participationEnds.outcome }))
    .from(participations)
    .innerJoin(
      askings,
      and(
        eq(askings.organisationId, organisationId),
        eq(askings.id, participations.askingId),
        eq(askings.sessionId, sessionId),
      ),
    )
    .leftJoin(
      participationEnds,
      and(
        eq(participationEnds.organisationId, organisationId),
        eq(participationEnds.participationId, participations.id),
      ),
    )
    .where(and(eq(participations.organisationId, organisationId), eq(participations.askedId, personId)))
    .orderBy(desc(participations.at))
    .limit(3)

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
        subjectId: proofs.subjectId,
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

/** Whether somebody's file was drawn, and is of a site that may be shown. */
export const selectDrawnFile = (scope: Scope, sampleId: string, enrolmentId: string) =>
  scope.db
    .select(
      named({
        piece: auditSamplePieces.piece,
        sourceId: auditSamplePieces.sourceId,
        label: auditSamplePieces.label,
        state: auditSamplePieces.state,
        ms: auditSamplePieces.ms,
        auditId: auditSamples.auditId,
      }),
    )
    .from(auditSamplePieces)
    .innerJoin(
      auditSamples,
      and(eq(auditSamples.organisationId, scope.organisationId), eq(auditSamples.id, auditSamplePieces.sampleId)),
    )
    .where(
      and(
        eq(auditSamplePieces.organisationId, scope.organisationId),
        eq(auditSamplePieces.sampleId, sampleId),
        eq(auditSamplePieces.enrolmentId, enrolmentId),
        ofSites(scope, auditSamplePieces.siteId),
      ),
    )
    .orderBy(auditSamplePieces.number)

/** What is of no site is of all of them. */
const ofSites = ({ sites: seen }: Scope, site: AnyColumn) =>
  seen === 'all'
    ? undefined
    : sql`(${site} is null or ${site} = '' or ${site} in (select value from json_each(${JSON.stringify(seen)})))`

/** With its bytes: those of the signed one once everybody has signed. */
function paperRows({ db, organisationId }: Scope) {
  const sealed = sql<string | null>`(select signature_seals.sha256 from ${signatureRequests}
    join ${signatureSeals} on signature_seals.organisation_id = ${organisationId} and signature_seals.request_id = signature_requests.id
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id} limit 1)`
  return db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        siteId: papers.siteId,
        body: papers.body,
        language: papers.language,
        at: papers.at,
        fileSha256: files.sha256,
        sealedSha256: sealed.as('sealed_sha256'),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, papers.fileId)))
}
