import { sql } from 'drizzle-orm'
import { type Answers, batch, type Statement, type Statements } from '#db/database.ts'
import { type EventRow, insertEvent, insertOwed, insertPayload } from '#db/events/events.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { sha256 } from '#edge/digest.ts'
import { familyOf } from './families.ts'
import { no, type Outcome, yes } from './outcome.ts'

/** What the database itself refused: somebody was quicker, or the thing exists already. */
export type Overtaken = 'overtaken' | 'taken'

/** An event on its way: what it writes, and the work it leaves in the outbox. */
type Recorded = { statements: Statements; owed: readonly Owed[]; topic: string }

type Write = Statement | Promise<Recorded>

/**
 * The only way to write: the changes, their events and what is owed to the outbox go in one batch with what the answer
 * shows. All of it happens or none.
 */
export async function commit<const T extends Statements>(
  scope: Scope,
  writes: readonly Write[],
  ...reads: T
): Promise<Outcome<Answers<T>, Overtaken>> {
  if (scope.knock) throw new Error('A verb may not write before its door has opened.')
  const statements: Statement[] = []
  const owed: Owed[] = []
  const topics: string[] = []
  for (const write of writes) {
    // A statement of Drizzle's is itself awaitable: awaiting it here would run it alone, outside the batch.
    if (!(write instanceof Promise)) statements.push(write)
    else {
      const recorded = await write
      statements.push(...recorded.statements)
      owed.push(...recorded.owed)
      topics.push(recorded.topic)
    }
  }

  try {
    const answers = await batch(scope.db, [...statements, ...reads])
    for (const work of owed) scope.owed(work)
    for (const topic of topics) scope.changed?.(topic)
    return yes(answers.slice(statements.length) as unknown as Answers<T>)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return no(refusal)
    throw error
  }
}

/** What happened, for the batch of what made it happen. The payload is words for people, never a secret. */
export async function record(
  scope: Scope,
  action: string,
  subjectId: string,
  payload: Readonly<Record<string, unknown>> = {},
  siteId: string | null = null,
): Promise<Recorded> {
  const body = JSON.stringify(payload)
  const salt = scope.ids.secret(16)
  const event: EventRow = {
    id: scope.ids.next(),
    siteId,
    actor: scope.actor,
    action,
    subjectId,
    salt,
    body,
    payloadHash: await sha256(`${salt}.${body}`),
  }
  const handlers = scope.handlersOf(action)
  const { shard, organisationId } = scope

  return {
    statements: [
      insertEvent(scope, event),
      insertPayload(scope, event),
      ...handlers.map((handler) => insertOwed(scope, event.id, handler)),
    ],
    topic: familyOf(action),
    owed: handlers.map((handler) => ({ shard, organisationId, eventId: event.id, handler })),
  }
}

/** Fails the batch unless the statement just before it changed exactly one row. */
export function exactlyOne({ db }: Scope): Statement {
  return db.get(sql`select iif(changes() = 1, 1, json('overtaken')) as one`)
}

function refusalOf(error: unknown): Overtaken | null {
  const said = [error, error instanceof Error ? error.cause : null].map((each) =>
    each instanceof Error ? each.message : '',
  )
  const text = said.join(' ')
  if (text.includes('malformed JSON')) return 'overtaken'
  if (text.includes('UNIQUE constraint failed')) return 'taken'
  return null
}
