import { and, eq, gte, inArray, lte, ne, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import { enrolmentSchemes, statementSold, statementTaught, statementTrainees } from '#db/quality/statement-tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'

export type TraineesBehind = Awaited<ReturnType<typeof selectTraineesBehind>>
export type SoldBehind = Awaited<ReturnType<typeof selectSoldBehind>>
export type TaughtBehind = Awaited<ReturnType<typeof selectTaughtBehind>>

/** Which trainees a box counts; `level` is that of a certification, « 6-8 » or none. */
export type TraineesOf = { by: 'status' | 'purpose' | 'nsf' | 'others' | 'level' | 'given' | 'all'; value: string }

/** Those of one box, by enrolment. */
export function selectTraineesBehind(scope: Scope, id: string, of: TraineesOf, after: string, limit: number) {
  const { organisationId } = scope
  return scope.db
    .select(
      named({
        id: statementTrainees.enrolmentId,
        personId: statementTrainees.personId,
        seconds: of.by === 'given' ? statementTrainees.givenSeconds : statementTrainees.seconds,
        isGuessed: statementTrainees.isGuessed,
        givenName: persons.givenName,
        familyName: persons.familyName,
        code: sessions.code,
        title: sessions.title,
      }),
    )
    .from(statementTrainees)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, statementTrainees.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, statementTrainees.sessionId)))
    .where(
      and(
        eq(statementTrainees.organisationId, organisationId),
        eq(statementTrainees.statementId, id),
        counted(of, organisationId, id),
        sql`${statementTrainees.enrolmentId} > ${after}`,
      ),
    )
    .orderBy(statementTrainees.enrolmentId)
    .limit(limit + 1)
}

/** What was sold, of one line or of those from the first to the last. `after` is « C1~enrolment~0 ». */
export function selectSoldBehind(scope: Scope, id: string, [from, to]: [string, string], after: string, limit: number) {
  const { organisationId } = scope
  const [line = '', enrolment = '', number = '-1'] = after.split('~')
  return scope.db
    .select(
      named({
        id: sql<string>`${statementSold.line} || '~' || ${statementSold.enrolmentId} || '~' || ${statementSold.number}`.as(
          'sale',
        ),
        line: statementSold.line,
        amount: statementSold.amount,
        enrolmentId: statementSold.enrolmentId,
        scheme: enrolmentSchemes.scheme,
        siteId: sessions.siteId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        code: sessions.code,
        title: sessions.title,
      }),
    )
    .from(statementSold)
    .innerJoin(
      enrolments,
      and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, statementSold.enrolmentId)),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, statementSold.sessionId)))
    .leftJoin(
      enrolmentSchemes,
      and(
        eq(enrolmentSchemes.organisationId, organisationId),
        eq(enrolmentSchemes.enrolmentId, statementSold.enrolmentId),
      ),
    )
    .where(
      and(
        eq(statementSold.organisationId, organisationId),
        eq(statementSold.statementId, id),
        gte(statementSold.line, from),
        lte(statementSold.line, to),
        sql`(${statementSold.line}, ${statementSold.enrolmentId}, ${statementSold.number}) > (${line}, ${enrolment}, ${Number(number)})`,
      ),
    )
    .orderBy(statementSold.line, statementSold.enrolmentId, statementSold.number)
    .limit(limit + 1)
}

/** Who taught which slot. `after` is « internal~slot~trainer ». */
export function selectTaughtBehind(scope: Scope, id: string, as: readonly string[], after: string, limit: number) {
  const { organisationId } = scope
  const [status = '', slot = '', trainer = ''] = after.split('~')
  return scope.db
    .select(
      named({
        id: sql<string>`${statementTaught.status} || '~' || ${statementTaught.slotId} || '~' || ${statementTaught.trainerId}`.as(
          'taught',
        ),
        personId: statementTaught.trainerId,
        minutes: statementTaught.minutes,
        day: slots.day,
        givenName: persons.givenName,
        familyName: persons.familyName,
        code: sessions.code,
        title: sessions.title,
      }),
    )
    .from(statementTaught)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, statementTaught.trainerId)))
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, statementTaught.slotId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, statementTaught.sessionId)))
    .where(
      and(
        eq(statementTaught.organisationId, organisationId),
        eq(statementTaught.statementId, id),
        inArray(statementTaught.status, [...as]),
        sql`(${statementTaught.status} <> 'partner' or ${readingOf(organisationId, id)} = 'counted')`,
        sql`(${statementTaught.status}, ${statementTaught.slotId}, ${statementTaught.trainerId}) > (${status}, ${slot}, ${trainer})`,
      ),
    )
    .orderBy(statementTaught.status, statementTaught.slotId, statementTaught.trainerId)
    .limit(limit + 1)
}

/** Those that another organisation has entrusted stand in no total. */
function counted({ by, value }: TraineesOf, organisationId: string, id: string): SQL | undefined {
  if (by === 'all') return ne(statementTrainees.status, 'received')
  if (by === 'others') {
    const five = sql`select five.value ->> '$.nsf' from statements, json_each(statements.answer, '$.lines.F4') as five
      where statements.organisation_id = ${organisationId} and statements.id = ${id} and statements.answer <> ''`
    return and(ne(statementTrainees.status, 'received'), sql`${statementTrainees.nsf} not in (${five})`)
  }
  if (by === 'given') return and(sql`${statementTrainees.givenSeconds} > 0`, ne(statementTrainees.status, 'received'))
  if (by === 'level') return and(eq(statementTrainees.purpose, 'RNCP'), levelIs(value))
  return eq(statementTrainees[by], value)
}

function levelIs(value: string): SQL {
  const level = sql`${statementTrainees.certification} ->> '$.level'`
  const [from, to = from] = value.split('-').map(Number)
  return value === 'none' ? sql`${level} is null` : sql`${level} between ${from ?? 0} and ${to ?? 0}`
}

/** Where the reading leaves them to F2 alone, partners are no part of E2. */
const readingOf = (organisationId: string, id: string): SQL =>
  sql`(select reading ->> '$.given_in_e2' from statements
    where statements.organisation_id = ${organisationId} and statements.id = ${id})`
