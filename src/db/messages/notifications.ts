import { and, desc, eq, lte, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { notifications, unreadNotifications } from '#db/messages/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number]
export type NewNotification = Omit<typeof notifications.$inferInsert, 'organisationId'>

/** A person by her id, or by the identity that is signed in: known before the door has said who she is here. */
export const personOf = ({ organisationId }: Scope, identityId: string): SQL<string> =>
  sql<string>`(select ${persons.id} from ${persons}
    where ${persons.organisationId} = ${organisationId} and ${persons.identityId} = ${identityId})`

/** Each is unread at first. */
export function insertNotifications({ db, organisationId }: Scope, rows: readonly NewNotification[]): Statement[] {
  const all = JSON.stringify(rows)
  const cell = (name: keyof NewNotification) => sql`value ->> ${sql.raw(`'${name}'`)}`
  return [
    db.insert(notifications).select(
      sql`select ${organisationId}, ${cell('id')}, ${cell('personId')}, ${cell('eventId')}, ${cell('action')},
        ${cell('subjectId')}, ${cell('body')}, ${cell('at')} from json_each(${all}) where true`,
    ),
    db
      .insert(unreadNotifications)
      .select(
        sql`select ${organisationId}, ${cell('personId')}, ${cell('at')}, ${cell('id')} from json_each(${all}) where true`,
      ),
  ]
}

/** One page of somebody's notifications, the latest first. */
export function selectNotifications(
  { db, organisationId }: Scope,
  personId: SQL<string>,
  after: readonly [string, string] | null,
  limit: number,
) {
  const beyond = after
    ? sql`(${notifications.at}, ${notifications.id}) < (${Number(after[0])}, ${after[1]})`
    : undefined
  return db
    .select(
      named({
        ...line,
        sortKey: sql<string>`cast(${notifications.at} as text)`.as('sort_key'),
        unread: sql<number>`${unreadNotifications.at} is not null`.as('unread'),
      }),
    )
    .from(notifications)
    .leftJoin(
      unreadNotifications,
      and(
        eq(unreadNotifications.organisationId, organisationId),
        eq(unreadNotifications.personId, notifications.personId),
        eq(unreadNotifications.at, notifications.at),
        eq(unreadNotifications.notificationId, notifications.id),
      ),
    )
    .where(and(eq(notifications.organisationId, organisationId), eq(notifications.personId, personId), beyond))
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(limit + 1)
}

/** Those she has not read, and no other row. */
export function selectUnread(
  { db, organisationId }: Scope,
  personId: SQL<string>,
  after: readonly [string, string] | null,
  limit: number,
) {
  const { at, notificationId } = unreadNotifications
  const beyond = after ? sql`(${at}, ${notificationId}) < (${Number(after[0])}, ${after[1]})` : undefined
  return db
    .select(
      named({ ...line, sortKey: sql<string>`cast(${at} as text)`.as('sort_key'), unread: sql<number>`1`.as('unread') }),
    )
    .from(unreadNotifications)
    .innerJoin(
      notifications,
      and(eq(notifications.organisationId, organisationId), eq(notifications.id, notificationId)),
    )
    .where(
      and(eq(unreadNotifications.organisationId, organisationId), eq(unreadNotifications.personId, personId), beyond),
    )
    .orderBy(desc(at), desc(notificationId))
    .limit(limit + 1)
}

export const selectNotification = ({ db, organisationId }: Scope, personId: SQL<string>, id: string) =>
  db
    .select(named(line))
    .from(notifications)
    .where(
      and(
        eq(notifications.organisationId, organisationId),
        eq(notifications.id, id),
        eq(notifications.personId, personId),
      ),
    )

export const markRead = ({ db, organisationId }: Scope, personId: string, id: string): Statement =>
  db
    .delete(unreadNotifications)
    .where(
      and(
        eq(unreadNotifications.organisationId, organisationId),
        eq(unreadNotifications.notificationId, id),
        eq(unreadNotifications.personId, personId),
      ),
    )

/** What arrived after the page was shown stays unread. */
export const markAllRead = ({ db, organisationId }: Scope, personId: string, until: number): Statement =>
  db
    .delete(unreadNotifications)
    .where(
      and(
        eq(unreadNotifications.organisationId, organisationId),
        eq(unreadNotifications.personId, personId),
        lte(unreadNotifications.at, until),
      ),
    )

const line = {
  id: notifications.id,
  personId: notifications.personId,
  action: notifications.action,
  subjectId: notifications.subjectId,
  body: notifications.body,
  at: notifications.at,
}
