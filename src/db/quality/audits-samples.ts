import { and, desc, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { choreEnds, chores } from '#db/chores/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import { auditSamplePieces, auditSamples, audits } from '#db/quality/audits-tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessions } from '#db/sessions/tables.ts'
import { seenBy } from './audits.ts'

export type SampleRow = Awaited<ReturnType<typeof selectSample>>[number]
export type PieceRow = Awaited<ReturnType<typeof selectPieces>>[number]
export type NewSample = Omit<typeof auditSamples.$inferInsert, 'organisationId' | 'at' | 'byId'>
export type NewPiece = Omit<typeof auditSamplePieces.$inferInsert, 'organisationId' | 'sampleId'>

export const insertSample = ({ db, organisationId, clock, actor }: Scope, sample: NewSample): Statement =>
  db.insert(auditSamples).values({ organisationId, ...sample, at: clock.now(), byId: actor.id })

export const selectSamples = (scope: Scope, auditId: string, limit: number) =>
  sampleRows(scope)
    .where(and(eq(auditSamples.organisationId, scope.organisationId), eq(auditSamples.auditId, auditId)))
    .orderBy(desc(auditSamples.at), desc(auditSamples.id))
    .limit(limit)

export const selectSample = (scope: Scope, id: string) =>
  sampleRows(scope).where(
    and(eq(auditSamples.organisationId, scope.organisationId), eq(auditSamples.id, id), seenBy(scope)),
  )

/** Everything that was opened, in order, with whose file it is of. */
export function selectPieces({ db, organisationId }: Scope, sampleId: string, limit: number) {
  return db
    .select(
      named({
        number: auditSamplePieces.number,
        enrolmentId: auditSamplePieces.enrolmentId,
        indicator: auditSamplePieces.indicator,
        piece: auditSamplePieces.piece,
        sourceId: auditSamplePieces.sourceId,
        label: auditSamplePieces.label,
        siteId: auditSamplePieces.siteId,
        siteName: sites.name,
        state: auditSamplePieces.state,
        ms: auditSamplePieces.ms,
        bytes: auditSamplePieces.bytes,
        sha256: auditSamplePieces.sha256,
        sessionId: enrolments.sessionId,
        sessionCode: sessions.code,
        personName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('person_name'),
      }),
    )
    .from(auditSamplePieces)
    .leftJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, auditSamplePieces.siteId)))
    .leftJoin(
      enrolments,
      and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, auditSamplePieces.enrolmentId)),
    )
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .where(and(eq(auditSamplePieces.organisationId, organisationId), eq(auditSamplePieces.sampleId, sampleId)))
    .orderBy(auditSamplePieces.number)
    .limit(limit)
}

export function insertPieces({ db, organisationId }: Scope, sampleId: string, pieces: readonly NewPiece[]): Statement {
  const columns = sql.join(
    [
      'number',
      'enrolmentId',
      'indicator',
      'piece',
      'sourceId',
      'label',
      'siteId',
      'state',
      'ms',
      'bytes',
      'sha256',
    ].map((name) => sql.raw(`value ->> '$.${name}'`)),
    sql`, `,
  )
  return db
    .insert(auditSamplePieces)
    .select(sql`select ${organisationId}, ${sampleId}, ${columns} from json_each(${JSON.stringify(pieces)})`)
}

export type DrawnFrom = { from: string; to: string; category: string; siteIds: readonly string[] }

/** Everybody enrolled in a session that began in these days, session after session. */
export function selectCandidates(
  { db, organisationId }: Scope,
  { from, to, category, siteIds }: DrawnFrom,
  after: readonly [string, string, string],
  limit: number,
) {
  return db
    .select(
      named({
        id: enrolments.id,
        startsOn: sessions.startsOn,
        sessionId: sessions.id,
        personId: enrolments.personId,
        category: programmes.actionType,
        siteId: sessions.siteId,
      }),
    )
    .from(sessions)
    .innerJoin(
      enrolments,
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessions.id),
        eq(enrolments.state, 'enrolled'),
      ),
    )
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), eq(programmes.id, sessions.programmeId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        gte(sessions.startsOn, from),
        lte(sessions.startsOn, to),
        sql`(${sessions.startsOn}, ${sessions.id}, ${enrolments.personId}) > (${after[0]}, ${after[1]}, ${after[2]})`,
        isNull(enrolmentEnds.enrolmentId),
        isNull(sessionCancellations.sessionId),
        category ? eq(programmes.actionType, category) : undefined,
        siteIds.length > 0
          ? sql`${sessions.siteId} in (select value from json_each(${JSON.stringify(siteIds)}))`
          : undefined,
      ),
    )
    .orderBy(sessions.startsOn, sessions.id, enrolments.personId)
    .limit(limit)
}

function sampleRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: auditSamples.id,
        auditId: auditSamples.auditId,
        auditTitle: audits.title,
        auditSiteId: audits.siteId,
        seed: auditSamples.seed,
        files: auditSamples.files,
        proofs: auditSamples.proofs,
        fromDay: auditSamples.fromDay,
        toDay: auditSamples.toDay,
        at: auditSamples.at,
        how: choreEnds.how,
        done: chores.done,
        total: chores.total,
      }),
    )
    .from(auditSamples)
    .innerJoin(audits, and(eq(audits.organisationId, organisationId), eq(audits.id, auditSamples.auditId)))
    .leftJoin(chores, and(eq(chores.organisationId, organisationId), eq(chores.id, auditSamples.id)))
    .leftJoin(choreEnds, and(eq(choreEnds.organisationId, organisationId), eq(choreEnds.choreId, auditSamples.id)))
}
