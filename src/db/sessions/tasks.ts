import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from './frame.ts'
import { sessions } from './tables.ts'
import { taskClosures, tasks } from './task-tables.ts'

export type TaskRow = Awaited<ReturnType<typeof selectTasks>>[number]
export type NewTask = Omit<typeof tasks.$inferInsert, 'organisationId' | 'version' | 'at'>

/** A chain is a dozen tasks: more than that is somebody's mistake, and is still shown. */
const most = 60

export const selectTasks = (scope: Scope, sessionId: string) =>
  taskRows(scope)
    .where(and(eq(tasks.organisationId, scope.organisationId), eq(tasks.sessionId, sessionId), onSeenSites(scope)))
    .orderBy(tasks.dueOn, tasks.id)
    .limit(most)

export const selectTask = (scope: Scope, id: string) =>
  taskRows(scope).where(and(eq(tasks.organisationId, scope.organisationId), eq(tasks.id, id), onSeenSites(scope)))

/** The dates a session's tasks are counted from. */
export const selectSessionDates = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        id: sessions.id,
        siteId: sessions.siteId,
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
      }),
    )
    .from(sessions)
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))

/** The same chain copied twice is one: the second finds its tasks there. */
export function insertTasks({ db, organisationId, clock }: Scope, rows: readonly NewTask[]): Statement {
  const cells = rows.map((row) => [
    ...[row.id, row.sessionId, row.kind, row.title, row.anchor, row.days, row.unit, row.countedFrom, row.dueOn],
    row.ownerId,
  ])
  return db
    .insert(tasks)
    .select(sql`select ${organisationId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, value ->> 9, 1, ${clock.now()} from json_each(${JSON.stringify(cells)}) where true`)
    .onConflictDoNothing()
}

export const insertTask = ({ db, organisationId, clock }: Scope, row: NewTask): Statement =>
  db.insert(tasks).values({ organisationId, ...row, version: 1, at: clock.now() })

export const updateTask = (
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: Pick<NewTask, 'dueOn' | 'ownerId'>,
): Statement =>
  db
    .update(tasks)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(tasks.organisationId, organisationId), eq(tasks.id, id), eq(tasks.version, version)))

/** Follows the dates of its session. */
export const moveTask = (
  { db, organisationId }: Scope,
  id: string,
  fields: Pick<NewTask, 'dueOn' | 'countedFrom'>,
): Statement =>
  db
    .update(tasks)
    .set({ ...fields, version: sql`${tasks.version} + 1` })
    .where(and(eq(tasks.organisationId, organisationId), eq(tasks.id, id)))

export const insertClosure = ({ db, organisationId, clock, actor }: Scope, taskId: string, word: string): Statement =>
  db.insert(taskClosures).values({ organisationId, taskId, eventId: '', word, at: clock.now(), byId: actor.id })

/** By the event that proves them: those of these kinds, in that session, that are still open. */
export function insertProvedClosures(
  scope: Scope,
  ids: readonly string[],
  proof: { eventId: string; byId: string; at: number },
): Statement {
  const { db, organisationId } = scope
  return db
    .insert(taskClosures)
    .select(sql`select ${organisationId}, tasks.id, ${proof.eventId}, '', ${proof.at}, ${proof.byId} from tasks
      where tasks.organisation_id = ${organisationId} and tasks.id in (select value from json_each(${JSON.stringify(ids)}))`)
    .onConflictDoNothing()
}

export const deleteClosure = ({ db, organisationId }: Scope, taskId: string): Statement =>
  db.delete(taskClosures).where(and(eq(taskClosures.organisationId, organisationId), eq(taskClosures.taskId, taskId)))

function taskRows(scope: Scope) {
  const { organisationId } = scope
  const by = sql<string | null>`(select closer.given_name || ' ' || closer.family_name from persons closer
    where closer.organisation_id = ${organisationId} and closer.identity_id = ${taskClosures.byId})`
  return scope.db
    .select(
      named({
        id: tasks.id,
        sessionId: tasks.sessionId,
        siteId: sessions.siteId,
        sessionTitle: sessions.title,
        kind: tasks.kind,
        title: tasks.title,
        anchor: tasks.anchor,
        days: tasks.days,
        unit: tasks.unit,
        countedFrom: tasks.countedFrom,
        dueOn: tasks.dueOn,
        ownerId: tasks.ownerId,
        ownerName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('owner_name'),
        version: tasks.version,
        closedAt: taskClosures.at,
        closedWord: taskClosures.word,
        closedByEvent: taskClosures.eventId,
        closedBy: by.as('closed_by'),
      }),
    )
    .from(tasks)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, tasks.sessionId)))
    .leftJoin(taskClosures, and(eq(taskClosures.organisationId, organisationId), eq(taskClosures.taskId, tasks.id)))
    .leftJoin(
      persons,
      and(
        eq(persons.organisationId, organisationId),
        eq(persons.id, sql`coalesce(${tasks.ownerId}, ${sessions.ownerId})`),
      ),
    )
}
