import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import { auditSamplePieces, auditSamples } from '#db/quality/audits-tables.ts'
import type { Scope } from '#db/scope.ts'
import { analyses } from '#db/sessions/enrolment-tables.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'
import { askings, participationEnds, participations } from '#db/surveys/tables.ts'
import { ofSites } from './audits-sites.ts'

export type FileRow = Awaited<ReturnType<typeof selectFile>>[number]

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

/** The session of somebody's file, for a statement that is asked with it. */
export const sessionOf = ({ organisationId }: Scope, enrolmentId: string) =>
  sql<string>`(select enrolments.session_id from enrolments
    where enrolments.organisation_id = ${organisationId} and enrolments.id = ${enrolmentId})`

export const programmeVersionOf = (scope: Scope, enrolmentId: string) =>
  sql<string>`(select sessions.programme_version_id from sessions
    where sessions.organisation_id = ${scope.organisationId} and sessions.id = ${sessionOf(scope, enrolmentId)})`

export const selectProgrammeContent = ({ db, organisationId }: Scope, versionId: string | SQL<string>) =>
  db
    .select(named({ id: programmeVersions.id, title: programmeVersions.title, content: programmeVersions.content }))
    .from(programmeVersions)
    .where(and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, versionId)))

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
export const selectFileAttendance = (
  { db, organisationId }: Scope,
  sessionId: string | SQL<string>,
  enrolmentId: string,
) =>
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
