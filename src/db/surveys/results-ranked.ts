import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { type Dimension, measures, nameOf } from './results.ts'
import { surveyGroups } from './results-tables.ts'

export type RankedRow = Awaited<ReturnType<typeof selectRanked>>[number]
/** By how many answered, by how satisfied they are, or by the name that a month is. */
export type Rank = { by: 'answers' | 'score' | 'subjectId'; descending: boolean }

/** Groups that enough people have answered, in an order, a page at a time. A score is nothing but of such a group. */
export function selectRanked(
  scope: Scope,
  surveyId: string,
  dimension: Dimension,
  parentId: string,
  { by, descending }: Rank,
  after: readonly [key: string, id: string] | null,
  limit: number,
) {
  const { db, organisationId } = scope
  const key = surveyGroups[by]
  const order = descending ? desc : asc
  const beyond = descending ? sql`<` : sql`>`
  const place = after && (by === 'subjectId' ? after : [Number(after[0]) || 0, after[1]])
  const smallest = sql`(select known.smallest_group from surveys known where known.organisation_id = ${organisationId}
    and known.id = ${surveyId})`
  return db
    .select(
      named({ id: surveyGroups.subjectId, name: nameOf(scope, dimension), ...measures, score: surveyGroups.score }),
    )
    .from(surveyGroups)
    .where(
      and(
        eq(surveyGroups.organisationId, organisationId),
        eq(surveyGroups.surveyId, surveyId),
        eq(surveyGroups.dimension, dimension),
        eq(surveyGroups.parentId, parentId),
        by === 'score' ? sql`${surveyGroups.score} >= 0` : sql`${surveyGroups.answers} >= max(1, ${smallest})`,
        place ? sql`(${key}, ${surveyGroups.subjectId}) ${beyond} (${place[0]}, ${place[1]})` : undefined,
      ),
    )
    .orderBy(order(key), order(surveyGroups.subjectId))
    .limit(limit)
}
