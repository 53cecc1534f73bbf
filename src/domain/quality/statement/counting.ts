import * as z from 'zod'
import { batch, type Statements } from '#db/database.ts'
import { type DeclaredFields, insertStatementDeclaration } from '#db/quality/statement-declarations.ts'
import {
  insertSold,
  insertStatement,
  insertTaught,
  insertTrainees,
  type SoldLine,
  selectStatement,
  type TaughtLine,
  type TraineeLine,
  updateAnswer,
} from '#db/quality/statements.ts'
import { type SessionOfYear, selectDone, selectSessionsOf } from '#db/quality/year.ts'
import type { Scope } from '#db/scope.ts'
import { type Step, startingChore } from '#domain/chores/chores.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { centsOf, day, euros } from '#domain/fields.ts'
import { checksOf } from './checks.ts'
import type { Facts } from './facts.ts'
import type { Followed } from './followed.ts'
import { actionsOf, type Done, isGuessed, salesOf, trainersOf } from './gathering.ts'
import { type Issues, issuesOf, noIssues, together } from './issues.ts'
import { type Reading, ReadingInput } from './reading.ts'
import { linesOf, type Parts, partsOf } from './statement.ts'
import { sumsIn } from './sums.ts'
import { nsfOf, purposeOf } from './trainees.ts'

export const StatementInput = z
  .strictObject({
    id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
    from: day(),
    to: day(),
    turnover: euros(),
    charges: euros(),
    trainerSalaries: euros(),
    purchases: euros(),
    declaration: z.string({ error: 'choice' }).max(40, { error: 'choice' }).default(''),
    ...ReadingInput.shape,
  })
  .refine(({ from, to }) => from <= to, { error: 'end_first', path: ['to'] })
export type StatementInput = z.output<typeof StatementInput>

/** A year is counted in the background: what is being changed meanwhile does not hold anybody up. */
export function askStatement<const T extends Statements>(
  scope: Scope,
  { id, from, to, turnover, charges, trainerSalaries, purchases, declaration: _, ...reading }: StatementInput,
  declared: DeclaredFields | null,
  show: T,
) {
  const chore = { kind: 'statement', subjectId: id, input: { id }, cursor: firstPage, total: 0 } as const
  const writes = [
    insertStatement(scope, {
      id,
      fromDay: from,
      toDay: to,
      reading: JSON.stringify(reading),
      turnover: centsOf(turnover),
      charges: centsOf(charges),
      trainerSalaries: centsOf(trainerSalaries),
      purchases: centsOf(purchases),
    }),
    ...(declared ? [insertStatementDeclaration(scope, id, declared)] : []),
    record(scope, 'statement_asked', id, { from, to, ...(declared ? { number: declared.number } : {}) }),
    ...startingChore(scope, scope.ids.next(), chore),
  ]
  return commit(scope, writes, ...show)
}

export type StatementCursor = { after: string; isRemote: boolean; issues: Issues }
const firstPage: StatementCursor = { after: '', isRemote: false, issues: noIssues }
const sessionsInStep = 10

/** A few sessions, turned into what they count for; after the last one, the lines of the form. */
export async function stepOfStatement(
  scope: Scope,
  { id }: { id: string },
  cursor: StatementCursor,
): Promise<Step<StatementCursor>> {
  const { after, isRemote } = cursor
  const [[statement]] = await batch(scope.db, [selectStatement(scope, id)])
  if (!statement) return { cursor, done: 0, end: 'failed' }
  const period = { from: statement.fromDay, to: statement.toDay }
  const asked = { ...period, declared: declaredOf(statement) }
  const [sessions] = await batch(scope.db, [selectSessionsOf(scope, asked, after, sessionsInStep)])
  const last = sessions.at(-1)
  if (!last) return finish(scope, id, cursor, statement)

  const done = await doneIn(scope, sessions)
  const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
  const reading = JSON.parse(statement.reading) as Reading
  const facts = factsOf(period, sessions, done)
  const parts = partsOf(facts, reading)
  return {
    cursor: {
      after: `${last.startsOn}~${last.id}`,
      isRemote: isRemote || parts.isRemote,
      issues: together(cursor.issues, issuesOf(sessions, done, today)),
    },
    done: sessions.length,
    writes: [
      insertTrainees(scope, id, traineesOf(parts.followed, done)),
      insertTaught(scope, id, taughtOf(parts, facts)),
      insertSold(scope, id, soldOf(parts, facts)),
    ],
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof selectStatement>>[number]>

async function finish(
  scope: Scope,
  id: string,
  cursor: StatementCursor,
  statement: Row,
): Promise<Step<StatementCursor>> {
  const reading = JSON.parse(statement.reading) as Reading
  const { sums, guessed } = await sumsIn(scope, id, reading)
  const { turnover, charges, trainerSalaries, purchases } = statement
  const books = {
    period: { from: statement.fromDay, to: statement.toDay },
    turnover,
    charges: { total: charges, trainerSalaries, purchases },
    purchases: [],
  }
  const lines = linesOf({ ...sums, isRemote: cursor.isRemote }, books, reading)
  const answer = JSON.stringify({ lines, checks: checksOf(lines), guessed, issues: cursor.issues })
  return {
    cursor,
    done: 0,
    end: 'done',
    writes: [
      updateAnswer(scope, id, answer),
      exactlyOne(scope),
      record(scope, 'statement_counted', id, { from: statement.fromDay, to: statement.toDay }),
    ],
  }
}

const declaredOf = ({ declarationId, sites }: Row) =>
  declarationId === null || sites === null ? null : { declarationId, sites }

async function doneIn(scope: Scope, sessions: readonly SessionOfYear[]): Promise<Done> {
  const ids = sessions.map(({ id }) => id)
  const [slots, enrolments, presences, fundings, outsiders] = await batch(scope.db, selectDone(scope, ids))
  return { slots, enrolments, presences, fundings, outsiders }
}

const factsOf = (period: Facts['period'], sessions: readonly SessionOfYear[], done: Done): Facts => ({
  period,
  turnover: 0,
  charges: { total: 0, trainerSalaries: 0, purchases: 0 },
  purchases: [],
  trainers: trainersOf(done),
  actions: actionsOf(sessions, done),
  sales: salesOf(sessions, done),
})

function traineesOf(followed: readonly Followed[], { enrolments }: Done): TraineeLine[] {
  const guessed = new Set(enrolments.filter(isGuessed).map(({ id }) => id))
  return followed.map(({ action, trainee, minutes, givenMinutes, counts }) => ({
    enrolmentId: trainee.id,
    sessionId: action.id,
    personId: trainee.person,
    ...(action.isReceived ? elsewhere : { status: trainee.status, purpose: purposeOf(action), nsf: nsfOf(action) }),
    isGuessed: Number(guessed.has(trainee.id) && !action.isReceived),
    category: action.category,
    certification: action.certification ? JSON.stringify(action.certification) : '',
    seconds: Math.round(minutes * 60),
    givenSeconds: Math.round(givenMinutes * 60),
    counts: Number(counts),
  }))
}

/** Declared by the organisation that sends them: they stand in frame G and nowhere else. */
const received = 'received'
const elsewhere = { status: received, purpose: received, nsf: received } as const

function taughtOf({ taught }: Parts, { actions }: Facts): TaughtLine[] {
  const homes = new Map(actions.flatMap((action) => action.slots.map((slot) => [slot.id, action.id] as const)))
  return taught.map(({ slot, trainer, status, minutes }) => ({
    slotId: slot,
    trainerId: trainer,
    sessionId: homes.get(slot) ?? '',
    status,
    minutes,
  }))
}

function soldOf({ sold }: Parts, { sales }: Facts): SoldLine[] {
  const homes = new Map(sales.map(({ id, action }) => [id, action ?? '']))
  return sold
    .map((part, number) => ({ ...part, number }))
    .filter(({ amount: cents }) => Math.round(cents) !== 0)
    .map(({ sale, line, amount: cents, number }) => ({
      line,
      enrolmentId: sale,
      number,
      sessionId: homes.get(sale) ?? '',
      amount: Math.round(cents),
    }))
}
