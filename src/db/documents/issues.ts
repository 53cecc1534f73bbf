import { and, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { paperBatches, paperNumbers, papers, paperVoids } from '#db/documents/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type PaperFields = Omit<typeof papers.$inferInsert, 'organisationId' | 'at' | 'byId'>

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

export const insertInBatch = ({ db, organisationId }: Scope, choreId: string, paperId: string): Statement =>
  db.insert(paperBatches).values({ organisationId, choreId, paperId })

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
