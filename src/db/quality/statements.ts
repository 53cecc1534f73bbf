import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  statementDeclarations,
  statementSold,
  statements,
  statementTaught,
  statementTrainees,
} from '#db/quality/statement-tables.ts'
import type { Scope } from '#db/scope.ts'

export type StatementRow = Awaited<ReturnType<typeof selectStatement>>[number]
export type StatementFields = Omit<typeof statements.$inferInsert, 'organisationId' | 'answer' | 'at' | 'byId'>
export type TraineeLine = Omit<typeof statementTrainees.$inferInsert, 'organisationId' | 'statementId'>
export type TaughtLine = Omit<typeof statementTaught.$inferInsert, 'organisationId' | 'statementId'>
export type SoldLine = Omit<typeof statementSold.$inferInsert, 'organisationId' | 'statementId'>

export function selectStatements({ db, organisationId }: Scope, limit: number) {
  return db
    .select(
      named({
        id: statements.id,
        fromDay: statements.fromDay,
        toDay: statements.toDay,
        answer: statements.answer,
        at: statements.at,
        number: statementDeclarations.number,
      }),
    )
    .from(statements)
    .leftJoin(statementDeclarations, declarationOf(organisationId))
    .where(eq(statements.organisationId, organisationId))
    .orderBy(desc(statements.toDay), desc(statements.at), desc(statements.id))
    .limit(limit)
}

export function selectStatement({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: statements.id,
        fromDay: statements.fromDay,
        toDay: statements.toDay,
        reading: statements.reading,
        turnover: statements.turnover,
        charges: statements.charges,
        trainerSalaries: statements.trainerSalaries,
        purchases: statements.purchases,
        answer: statements.answer,
        at: statements.at,
        declarationId: statementDeclarations.declarationId,
        number: statementDeclarations.number,
        region: statementDeclarations.region,
        sites: statementDeclarations.sites,
      }),
    )
    .from(statements)
    .leftJoin(statementDeclarations, declarationOf(organisationId))
    .where(and(eq(statements.organisationId, organisationId), eq(statements.id, id)))
}

/** Under the same number: the count of the same year that came just before this one, or the last one of the year before. */
export function selectCountBefore({ db, organisationId }: Scope, id: string, of: 'same' | 'former') {
  const own = sql`(select from_day, to_day, at, id from statements where organisation_id = ${organisationId} and id = ${id})`
  return db
    .select(
      named({
        id: statements.id,
        fromDay: statements.fromDay,
        toDay: statements.toDay,
        answer: statements.answer,
        at: statements.at,
      }),
    )
    .from(statements)
    .leftJoin(statementDeclarations, declarationOf(organisationId))
    .where(
      and(
        eq(statements.organisationId, organisationId),
        sql`${statementDeclarations.declarationId} is (select declaration_id from statement_declarations mine
          where mine.organisation_id = ${organisationId} and mine.statement_id = ${id})`,
        ...(of === 'same'
          ? [
              sql`${statements.toDay} = (select to_day from ${own})`,
              sql`(${statements.at}, ${statements.id}) < (select at, id from ${own})`,
            ]
          : [sql`${statements.toDay} < (select from_day from ${own})`]),
      ),
    )
    .orderBy(desc(statements.toDay), desc(statements.at), desc(statements.id))
    .limit(1)
}

export function insertStatement({ db, organisationId, clock, actor }: Scope, fields: StatementFields): Statement {
  return db.insert(statements).values({ organisationId, ...fields, answer: '', at: clock.now(), byId: actor.id })
}

export function updateAnswer({ db, organisationId }: Scope, id: string, answer: string): Statement {
  return db
    .update(statements)
    .set({ answer })
    .where(and(eq(statements.organisationId, organisationId), eq(statements.id, id), eq(statements.answer, '')))
}

/** Many lines in one statement: a list of parameters has an end. */
export function insertTrainees({ db, organisationId }: Scope, id: string, lines: readonly TraineeLine[]): Statement {
  const columns = sql.join(
    [
      'enrolmentId',
      'sessionId',
      'personId',
      'status',
      'isGuessed',
      'category',
      'certification',
      'purpose',
      'nsf',
      'seconds',
      'givenSeconds',
      'counts',
    ].map((name) => sql.raw(`value ->> '$.${name}'`)),
    sql`, `,
  )
  return db
    .insert(statementTrainees)
    .select(sql`select ${organisationId}, ${id}, ${columns} from json_each(${JSON.stringify(lines)})`)
}

export function insertTaught({ db, organisationId }: Scope, id: string, lines: readonly TaughtLine[]): Statement {
  return db.insert(statementTaught).select(sql`select ${organisationId}, ${id}, value ->> '$.slotId',
    value ->> '$.trainerId', value ->> '$.sessionId', value ->> '$.status', value ->> '$.minutes'
    from json_each(${JSON.stringify(lines)})`)
}

export function insertSold({ db, organisationId }: Scope, id: string, lines: readonly SoldLine[]): Statement {
  return db.insert(statementSold).select(sql`select ${organisationId}, ${id}, value ->> '$.line',
    value ->> '$.enrolmentId', value ->> '$.number', value ->> '$.sessionId', value ->> '$.amount'
    from json_each(${JSON.stringify(lines)})`)
}

const declarationOf = (organisationId: string) =>
  and(eq(statementDeclarations.organisationId, organisationId), eq(statementDeclarations.statementId, statements.id))
