import { and, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { riskClosures, risks } from './registers-tables.ts'

export type RiskRow = Awaited<ReturnType<typeof selectRisk>>[number]
type Fields = Omit<typeof risks.$inferInsert, 'organisationId' | 'id' | 'version' | 'at' | 'byId'>

/** Those that stand, the first to be reviewed first; and one more to know whether others follow. */
export function selectRisks(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after ? sql`(${risks.reviewOn}, ${risks.id}) > (${after[0]}, ${after[1]})` : undefined
  return riskRows(scope)
    .where(and(eq(risks.organisationId, scope.organisationId), isNull(riskClosures.at), beyond))
    .orderBy(risks.reviewOn, risks.id)
    .limit(limit + 1)
}

export const selectRisk = (scope: Scope, id: string) =>
  riskRows(scope).where(and(eq(risks.organisationId, scope.organisationId), eq(risks.id, id)))

export const insertRisk = ({ db, organisationId, clock, actor }: Scope, risk: Fields & { id: string }): Statement =>
  db.insert(risks).values({ organisationId, ...risk, version: 1, at: clock.now(), byId: actor.id })

export const updateRisk = (
  { db, organisationId, clock, actor }: Scope,
  id: string,
  version: number,
  fields: Fields,
): Statement =>
  db
    .update(risks)
    .set({ ...fields, version: version + 1, at: clock.now(), byId: actor.id })
    .where(and(eq(risks.organisationId, organisationId), eq(risks.id, id), eq(risks.version, version)))

export const insertRiskClosure = (
  { db, organisationId, clock, actor }: Scope,
  riskId: string,
  reason: string,
): Statement => db.insert(riskClosures).values({ organisationId, riskId, at: clock.now(), byId: actor.id, reason })

export const deleteRiskClosure = ({ db, organisationId }: Scope, riskId: string): Statement =>
  db.delete(riskClosures).where(and(eq(riskClosures.organisationId, organisationId), eq(riskClosures.riskId, riskId)))

function riskRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: risks.id,
        title: risks.title,
        cause: risks.cause,
        likelihood: risks.likelihood,
        severity: risks.severity,
        measure: risks.measure,
        ownerId: risks.ownerId,
        owner: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('owner'),
        sortKey: risks.reviewOn,
        version: risks.version,
        closedAt: riskClosures.at,
        closedReason: riskClosures.reason,
      }),
    )
    .from(risks)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, risks.ownerId)))
    .leftJoin(riskClosures, and(eq(riskClosures.organisationId, organisationId), eq(riskClosures.riskId, risks.id)))
}
