import { and, desc, eq, sql } from 'drizzle-orm'
import { abandonments, choreEnds, choreFaults, chores } from '#db/chores/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { events } from '#db/events/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type ChoreRow = Awaited<ReturnType<typeof selectChore>>[number]
export type FaultRow = Awaited<ReturnType<typeof selectFaults>>[number]
export type NewChore = Pick<typeof chores.$inferInsert, 'id' | 'kind' | 'subjectId' | 'input' | 'cursor' | 'total'>
export type Progress = Pick<typeof chores.$inferInsert, 'cursor' | 'total' | 'done' | 'failed'>
export type ChoreEnd = (typeof choreEnds.$inferInsert)['how']

export const insertChore = ({ db, organisationId, clock, actor }: Scope, chore: NewChore): Statement =>
  db.insert(chores).values({ organisationId, ...chore, done: 0, failed: 0, at: clock.now(), byId: actor.id })

/** Followed by `exactlyOne`: nothing is written while another of that kind runs. */
export const insertChoreUnlessRunning = ({ db, organisationId, clock, actor }: Scope, chore: NewChore): Statement =>
  db.insert(chores).select(sql`select ${organisationId}, ${chore.id}, ${chore.kind}, ${chore.subjectId}, ${chore.input},
    ${chore.cursor}, ${chore.total}, 0, 0, ${clock.now()}, ${actor.id}
    where not exists (select 1 from chores running
      left join chore_ends ended on ended.organisation_id = ${organisationId} and ended.chore_id = running.id
      where running.organisation_id = ${organisationId} and running.kind = ${chore.kind} and ended.chore_id is null)`)

/** Followed by `exactlyOne`: a step is made once, and none after the end. */
export const moveCursor = ({ db, organisationId }: Scope, id: string, from: string, progress: Progress): Statement =>
  db
    .update(chores)
    .set(progress)
    .where(
      and(
        eq(chores.organisationId, organisationId),
        eq(chores.id, id),
        eq(chores.cursor, from),
        sql`not exists (select 1 from chore_ends where chore_ends.organisation_id = ${organisationId}
          and chore_ends.chore_id = ${id})`,
      ),
    )

/** A chore ends once: the primary key refuses the second. */
export const insertChoreEnd = ({ db, organisationId, clock, actor }: Scope, choreId: string, how: ChoreEnd) =>
  db.insert(choreEnds).values({ organisationId, choreId, how, at: clock.now(), byId: actor.id })

/** What was asked may name people: it is not kept once it has been done. */
export const forgetInput = ({ db, organisationId }: Scope, id: string): Statement =>
  db
    .update(chores)
    .set({ input: '{}' })
    .where(and(eq(chores.organisationId, organisationId), eq(chores.id, id)))

export const insertFaults = ({ db, organisationId }: Scope, choreId: string, faults: readonly FaultRow[]): Statement =>
  db.insert(choreFaults).select(sql`select ${organisationId}, ${choreId}, value ->> 0, value ->> 1, value ->> 2
    from json_each(${JSON.stringify(faults.map(({ line, what, why }) => [line, what, why]))})`)

/** What a step needs to know. */
export const selectChoreWork = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        id: chores.id,
        kind: chores.kind,
        input: chores.input,
        cursor: chores.cursor,
        total: chores.total,
        done: chores.done,
        failed: chores.failed,
        how: choreEnds.how,
      }),
    )
    .from(chores)
    .leftJoin(choreEnds, and(eq(choreEnds.organisationId, organisationId), eq(choreEnds.choreId, chores.id)))
    .where(and(eq(chores.organisationId, organisationId), eq(chores.id, id)))

export const selectChore = (scope: Scope, id: string) =>
  choreRows(scope).where(and(eq(chores.organisationId, scope.organisationId), eq(chores.id, id)))

/** One page of chores, the newest first, and one more to know whether others follow. */
export function selectChores(scope: Scope, after: readonly [string, string] | null, limit: number) {
  const beyond = after ? sql`(${chores.at}, ${chores.id}) < (${Number(after[0])}, ${after[1]})` : undefined
  return choreRows(scope)
    .where(and(eq(chores.organisationId, scope.organisationId), beyond))
    .orderBy(desc(chores.at), desc(chores.id))
    .limit(limit + 1)
}

/** The work that a chore waits for, when it has been given up. */
export const selectStandstill = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        eventId: abandonments.eventId,
        handler: abandonments.handler,
        error: abandonments.error,
        at: abandonments.at,
      }),
    )
    .from(events)
    .innerJoin(abandonments, and(eq(abandonments.organisationId, organisationId), eq(abandonments.eventId, events.id)))
    .where(and(eq(events.organisationId, organisationId), eq(events.subjectId, id)))
    .limit(1)

export const selectFaults = ({ db, organisationId }: Scope, choreId: string, after: number, limit: number) =>
  db
    .select(named({ line: choreFaults.line, what: choreFaults.what, why: choreFaults.why }))
    .from(choreFaults)
    .where(
      and(
        eq(choreFaults.organisationId, organisationId),
        eq(choreFaults.choreId, choreId),
        sql`${choreFaults.line} > ${after}`,
      ),
    )
    .orderBy(choreFaults.line)
    .limit(limit + 1)

function choreRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: chores.id,
        kind: chores.kind,
        total: chores.total,
        done: chores.done,
        failed: chores.failed,
        at: chores.at,
        byName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('by_name'),
        how: choreEnds.how,
        endedAt: choreEnds.at,
      }),
    )
    .from(chores)
    .leftJoin(choreEnds, and(eq(choreEnds.organisationId, organisationId), eq(choreEnds.choreId, chores.id)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, chores.byId)))
}
