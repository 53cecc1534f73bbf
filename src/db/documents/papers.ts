import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { paperBatches, paperNumbers, paperSendings, papers, paperVoids } from '#db/documents/tables.ts'
import { files } from '#db/files/tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'

export type PaperFields = Omit<typeof papers.$inferInsert, 'organisationId' | 'at' | 'byId'>
export type PaperRow = Awaited<ReturnType<typeof selectPaper>>[number]
export type ListedPaper = Awaited<ReturnType<typeof selectPapers>>[number]

export function insertPaper({ db, organisationId, clock, actor }: Scope, paper: PaperFields): Statement {
  return db.insert(papers).values({ organisationId, ...paper, at: clock.now(), byId: actor.id })
}

export const selectNumber = ({ db, organisationId }: Scope, kind: string, year: number) =>
  db
    .select(named({ last: paperNumbers.last }))
    .from(paperNumbers)
    .where(
      and(eq(paperNumbers.organisationId, organisationId), eq(paperNumbers.kind, kind), eq(paperNumbers.year, year)),
    )

/** The numbers that follow `last`, taken once: whoever counted from the same one finds another there, or the row itself. */
export function takeNumbers(
  { db, organisationId }: Scope,
  kind: string,
  year: number,
  last: number,
  many: number,
): Statement {
  if (last === 0) return db.insert(paperNumbers).values({ organisationId, kind, year, last: many })
  return db
    .update(paperNumbers)
    .set({ last: last + many })
    .where(
      and(
        eq(paperNumbers.organisationId, organisationId),
        eq(paperNumbers.kind, kind),
        eq(paperNumbers.year, year),
        eq(paperNumbers.last, last),
      ),
    )
}

export function insertVoid({ db, organisationId, clock, actor }: Scope, paperId: string, reason: string): Statement {
  return db.insert(paperVoids).values({ organisationId, paperId, at: clock.now(), byId: actor.id, reason })
}

export function insertPaperSending(
  { db, organisationId, clock, actor }: Scope,
  sending: { id: string; paperId: string; personId: string | null; email: string },
): Statement {
  return db.insert(paperSendings).values({ organisationId, ...sending, at: clock.now(), byId: actor.id })
}

export const insertInBatch = ({ db, organisationId }: Scope, choreId: string, paperId: string): Statement =>
  db.insert(paperBatches).values({ organisationId, choreId, paperId })

/** The papers that stand for a session, the last ones first. */
export function selectSessionPapers(scope: Scope, sessionId: string, limit: number) {
  return listed(scope)
    .where(and(eq(papers.organisationId, scope.organisationId), eq(papers.sessionId, sessionId)))
    .orderBy(papers.kind, desc(papers.at))
    .limit(limit)
}

export type PaperFilter = { kind: string; number: string; from: number | null; after: readonly [number, string] | null }

/** Every paper, the newest first: by kind, by the beginning of its number, since a day. */
export function selectPapers(scope: Scope, { kind, number, from, after }: PaperFilter, limit: number) {
  const beyond = after ? sql`(${papers.at}, ${papers.id}) < (${after[0]}, ${after[1]})` : undefined
  const since = from === null ? undefined : sql`${papers.at} >= ${from}`
  const begins = number ? sql`${papers.number} >= ${number} and ${papers.number} < ${`${number}\uffff`}` : undefined
  return listed(scope)
    .where(
      and(
        eq(papers.organisationId, scope.organisationId),
        kind ? eq(papers.kind, kind) : undefined,
        begins,
        since,
        beyond,
        onSeen(scope),
      ),
    )
    .orderBy(desc(papers.at), desc(papers.id))
    .limit(limit + 1)
}

export function selectPaper(scope: Scope, id: string) {
  const { db, organisationId } = scope
  const correctedBy = sql<
    string | null
  >`(select later.id from papers later where later.organisation_id = ${organisationId}
    and later.corrects_id = ${papers.id})`
  return db
    .select(
      named({
        ...columns,
        body: papers.body,
        language: papers.language,
        sha256: papers.sha256,
        fileId: papers.fileId,
        siteId: papers.siteId,
        programmeId: papers.programmeId,
        voidedReason: paperVoids.reason,
        correctedBy: correctedBy.as('corrected'),
        fileSha256: sql<string | null>`${files.sha256}`.as('stored'),
        bytes: sql<number | null>`${files.bytes}`.as('weight'),
        personEmail: persons.email,
        companyEmail: companies.email,
        sentAt: sentAt(scope).as('sent'),
        signedAt: signedAt(scope).as('signed'),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, papers.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, papers.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, papers.companyId)))
    .leftJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, papers.fileId)))
    .where(and(eq(papers.organisationId, organisationId), eq(papers.id, id), onSeen(scope)))
}

/** To whom, when, and what became of the mail. */
export function selectPaperSendings({ db, organisationId }: Scope, paperId: string) {
  const state = sql<string | null>`(select sendings.state from events
    join sendings on sendings.organisation_id = ${organisationId} and sendings.event_id = events.id
    where events.organisation_id = ${organisationId} and events.subject_id = ${paperSendings.id} limit 1)`
  return db
    .select(
      named({
        id: paperSendings.id,
        email: paperSendings.email,
        at: paperSendings.at,
        givenName: persons.givenName,
        familyName: persons.familyName,
        state: state.as('state'),
      }),
    )
    .from(paperSendings)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, paperSendings.personId)))
    .where(and(eq(paperSendings.organisationId, organisationId), eq(paperSendings.paperId, paperId)))
    .orderBy(desc(paperSendings.at))
    .limit(20)
}

export function selectPaperSending({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        email: paperSendings.email,
        paperId: papers.id,
        title: papers.title,
        number: papers.number,
        fileId: papers.fileId,
        sessionTitle: sessions.title,
        givenName: persons.givenName,
        familyName: persons.familyName,
        voidedAt: paperVoids.at,
      }),
    )
    .from(paperSendings)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, paperSendings.paperId)))
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, papers.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, paperSendings.personId)))
    .where(and(eq(paperSendings.organisationId, organisationId), eq(paperSendings.id, id)))
}

/** What an archive of a batch holds, and the hash of each. */
export function selectBatch({ db, organisationId }: Scope, choreId: string, after: string, limit: number) {
  return db
    .select(
      named({
        id: papers.id,
        number: papers.number,
        title: papers.title,
        sha256: papers.sha256,
        at: papers.at,
        givenName: persons.givenName,
        familyName: persons.familyName,
      }),
    )
    .from(paperBatches)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, paperBatches.paperId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, papers.personId)))
    .where(
      and(
        eq(paperBatches.organisationId, organisationId),
        eq(paperBatches.choreId, choreId),
        sql`${paperBatches.paperId} > ${after}`,
      ),
    )
    .orderBy(paperBatches.paperId)
    .limit(limit)
}

/** Those who have this paper already, of those asked. */
export function selectHolders(
  { db, organisationId }: Scope,
  sessionId: string,
  kind: string,
  enrolmentIds: readonly string[],
) {
  return db
    .select(named({ enrolmentId: papers.enrolmentId }))
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        eq(papers.sessionId, sessionId),
        eq(papers.kind, kind),
        sql`${papers.enrolmentId} in (select value from json_each(${JSON.stringify(enrolmentIds)}))`,
        isNull(paperVoids.paperId),
      ),
    )
}

const columns = {
  id: papers.id,
  kind: papers.kind,
  number: papers.number,
  title: papers.title,
  sessionId: papers.sessionId,
  enrolmentId: papers.enrolmentId,
  companyId: papers.companyId,
  personId: papers.personId,
  correctsId: papers.correctsId,
  at: papers.at,
  voidedAt: paperVoids.at,
  sessionTitle: sessions.title,
  sessionCode: sessions.code,
  givenName: persons.givenName,
  familyName: persons.familyName,
  companyName: companies.name,
}

function listed(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(named({ ...columns, sentAt: sentAt(scope).as('sent'), signedAt: signedAt(scope).as('signed') }))
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, papers.sessionId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, papers.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, papers.companyId)))
}

const sentAt = ({ organisationId }: Scope) =>
  sql<number | null>`(select max(paper_sendings.at) from paper_sendings
    where paper_sendings.organisation_id = ${organisationId} and paper_sendings.paper_id = ${papers.id})`

/** When the last of those who had to sign it has. */
const signedAt = ({ organisationId }: Scope) =>
  sql<number | null>`(select max(signature_ends.at) from signature_requests
    join signature_ends on signature_ends.organisation_id = ${organisationId} and signature_ends.request_id = signature_requests.id
    where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id}
      and signature_ends.how = 'completed')`

const onSeen = ({ sites: seen }: Scope): SQL | undefined =>
  seen === 'all'
    ? undefined
    : sql`(${papers.siteId} is null or ${papers.siteId} in (select value from json_each(${JSON.stringify(seen)})))`
