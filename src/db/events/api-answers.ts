import { and, eq, lt, sql } from 'drizzle-orm'
import { type Database, named, type Statement } from '#db/database.ts'
import { apiAnswers } from '#db/events/api-tables.ts'
import type { Scope } from '#db/scope.ts'

export type Answered = { id: string; hash: string; status: number; body: string }

/** What this program was told already under that key. */
export function selectAnswer({ db, organisationId, actor }: Scope, id: string) {
  return db
    .select(named({ hash: apiAnswers.hash, status: apiAnswers.status, body: apiAnswers.body }))
    .from(apiAnswers)
    .where(and(eq(apiAnswers.organisationId, organisationId), eq(apiAnswers.keyId, actor.id), eq(apiAnswers.id, id)))
}

export function insertAnswer({ db, organisationId, actor, clock }: Scope, answered: Answered): Statement {
  return db.insert(apiAnswers).values({ organisationId, keyId: actor.id, ...answered, at: clock.now() })
}

/** Organisations that keep answers older than that, a few at a time. */
export function selectOldAnswers({ db }: { db: Database }, before: number, limit: number) {
  return db
    .selectDistinct(named({ organisationId: apiAnswers.organisationId }))
    .from(apiAnswers)
    .where(sql`/* every organisation: cron destroys what is past its day */ ${apiAnswers.at} < ${before}`)
    .limit(limit)
}

export const deleteOldAnswers = ({ db, organisationId }: Scope, before: number): Statement =>
  db.delete(apiAnswers).where(and(eq(apiAnswers.organisationId, organisationId), lt(apiAnswers.at, before)))
