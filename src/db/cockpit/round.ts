import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { sessions } from '#db/sessions/tables.ts'
import { concerns } from './tables.ts'

/** The sessions of which a day that goes by may change something, in the order of their ends. */
export const selectSessionsAround = (
  { db, organisationId }: Scope,
  from: string,
  to: string,
  after: readonly [string, string] | null,
  limit: number,
) =>
  db
    .select(named({ id: sessions.id, endsOn: sessions.endsOn }))
    .from(sessions)
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        sql`(${sessions.endsOn}, ${sessions.id}) > (${after?.[0] ?? from}, ${after?.[1] ?? ''})`,
        sql`${sessions.endsOn} <= ${to}`,
      ),
    )
    .orderBy(sessions.endsOn, sessions.id)
    .limit(limit)

/** What the cockpit holds of these sessions, one line each. */
export const selectKept = ({ db, organisationId }: Scope, ids: readonly string[]) =>
  db
    .select(
      named({
        sessionId: concerns.sessionId,
        kind: concerns.kind,
        siteId: concerns.siteId,
        ownerId: concerns.ownerId,
        dueOn: concerns.dueOn,
        count: concerns.count,
      }),
    )
    .from(concerns)
    .where(
      and(
        eq(concerns.organisationId, organisationId),
        sql`${concerns.sessionId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
