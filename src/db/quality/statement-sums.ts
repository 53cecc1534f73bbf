import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { statementSold, statementTaught, statementTrainees } from './statement-tables.ts'

/** How people and hours are counted, as the organisation reads the form. */
export type Counting = { isPerPerson: boolean; isEachRounded: boolean; isSlotOnce: boolean; outside: readonly string[] }

/** All that a statement says, added up where it lies: a year of many people is never brought here. */
export function selectSums(scope: Scope, id: string, counting: Counting) {
  const { seconds, givenSeconds } = statementTrainees
  const own = sql`${statementTrainees.status} <> 'received'`
  const sum = (key: SQL, where: SQL, of: Asked['of'] = seconds) =>
    sumOfTrainees(scope, id, counting, { key, where, of })
  return [
    sum(sql`${statementTrainees.status}`, own),
    sum(sql`${statementTrainees.purpose}`, own),
    sum(levelKey, sql`${statementTrainees.purpose} = 'RNCP'`),
    sum(sql`${statementTrainees.nsf}`, own),
    sum(sql`''`, sql`${own} and ${givenSeconds} > 0`, givenSeconds),
    sum(sql`''`, sql`${statementTrainees.status} = 'received'`),
    sumOfTeachers(scope, id, counting, ['internal']),
    sumOfTeachers(scope, id, counting, counting.outside),
    sumOfSold(scope, id),
    guessedIn(scope, id),
  ] as const
}

/** Levels 6 to 8 share a box. */
const levelKey = sql`iif(json_extract(certification, '$.level') >= 6, '6', coalesce(json_extract(certification, '$.level'), ''))`

type Asked = { key: SQL; where: SQL; of: typeof statementTrainees.seconds | typeof statementTrainees.givenSeconds }

function sumOfTrainees(
  { db, organisationId }: Scope,
  id: string,
  { isPerPerson, isEachRounded }: Counting,
  { key, where, of }: Asked,
) {
  const { counts, personId } = statementTrainees
  const count = isPerPerson
    ? sql<number>`count(distinct iif(${counts} = 1, ${personId}, null))`
    : sql<number>`total(${counts})`
  const hours = isEachRounded
    ? sql<number>`total((${of} + 1800) / 3600)`
    : sql<number>`(coalesce(sum(${of}), 0) + 1800) / 3600`
  return db
    .select(
      named({ key: sql<string | number>`${key}`.as('key_of'), count: count.as('people'), hours: hours.as('hours_of') }),
    )
    .from(statementTrainees)
    .where(and(eq(statementTrainees.organisationId, organisationId), eq(statementTrainees.statementId, id), where))
    .groupBy(sql`1`)
}

function sumOfTeachers(
  { db, organisationId }: Scope,
  id: string,
  { isSlotOnce }: Counting,
  statuses: readonly string[],
) {
  const { trainerId, status, minutes } = statementTaught
  const all = sql`statement_taught where organisation_id = ${organisationId} and statement_id = ${id}
    and status in (select value from json_each(${JSON.stringify(statuses)}))`
  const slots = sql<number>`(select total(lasted) from (select max(minutes) as lasted from ${all} group by slot_id))`
  return db
    .select(
      named({
        count: sql<number>`count(distinct ${trainerId})`.as('people'),
        minutes: (isSlotOnce ? slots : sql<number>`total(${minutes})`).as('lasted'),
      }),
    )
    .from(statementTaught)
    .where(
      and(
        eq(statementTaught.organisationId, organisationId),
        eq(statementTaught.statementId, id),
        sql`${status} in (select value from json_each(${JSON.stringify(statuses)}))`,
      ),
    )
}

const sumOfSold = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ line: statementSold.line, amount: sql<number>`sum(${statementSold.amount})`.as('cents') }))
    .from(statementSold)
    .where(and(eq(statementSold.organisationId, organisationId), eq(statementSold.statementId, id)))
    .groupBy(statementSold.line)

const guessedIn = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ guessed: sql<number>`total(${statementTrainees.isGuessed})`.as('guessed') }))
    .from(statementTrainees)
    .where(and(eq(statementTrainees.organisationId, organisationId), eq(statementTrainees.statementId, id)))
