import { and, asc, desc, eq, getTableColumns, gt, lte, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { named, type Statement } from '#db/database.ts'
import { eventPayloads, events, payloadErasures, seals } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

const { organisationId: _, ...eventColumns } = getTableColumns(events)
const sealColumns = { seq: seals.seq, hash: seals.hash, at: seals.at }

/** The last seal of the chain. */
export const selectHead = ({ db, organisationId }: Scope) =>
  db
    .select(named(sealColumns))
    .from(seals)
    .where(eq(seals.organisationId, organisationId))
    .orderBy(desc(seals.seq))
    .limit(1)

/** The first events that no seal covers yet. */
export const selectUnsealed = ({ db, organisationId }: Scope, limit: number) =>
  db
    .select(named(eventColumns))
    .from(events)
    .where(
      and(
        eq(events.organisationId, organisationId),
        sql`${events.seq} > (select coalesce(max(sealed.seq), 0) from seals sealed where sealed.organisation_id = ${organisationId})`,
      ),
    )
    .orderBy(asc(events.seq))
    .limit(limit)

type Sealed = { seq: number; hash: string; at: number }

/** Writes nothing unless the head is still the one these follow: of two sealers, the second finds another. */
export function insertSeals(
  { db, organisationId }: Scope,
  previous: { seq: number; hash: string },
  made: readonly Sealed[],
): Statement {
  const rows = JSON.stringify(made.map(({ seq, hash, at }) => [seq, hash, at]))
  return db
    .insert(seals)
    .select(sql`select ${organisationId}, value ->> 0, value ->> 1, value ->> 2 from json_each(${rows})
    where (select coalesce(max(head.seq), 0) from seals head where head.organisation_id = ${organisationId}) = ${previous.seq}
    and (${previous.seq} = 0 or exists (select 1 from seals head where head.organisation_id = ${organisationId}
      and head.seq = ${previous.seq} and head.hash = ${previous.hash}))`)
}

/** The first and last numbers of the events and of the seals, each found at an end of an index. */
export const selectEnds = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        firstEvent: endOf(
          sql`select min(ends.seq) from events ends where ends.organisation_id = ${organisationId}`,
          'firstEvent',
        ),
        lastEvent: endOf(
          sql`select max(ends.seq) from events ends where ends.organisation_id = ${organisationId}`,
          'lastEvent',
        ),
        firstSeal: endOf(
          sql`select min(ends.seq) from seals ends where ends.organisation_id = ${organisationId}`,
          'firstSeal',
        ),
        lastSeal: endOf(
          sql`select max(ends.seq) from seals ends where ends.organisation_id = ${organisationId}`,
          'lastSeal',
        ),
      }),
    )
    .from(sql`(select 1) as once`)

const endOf = (end: SQL, name: string) => sql<number | null>`(${end})`.as(name)

/** Events with what stands beside them: the payload, and the event that had it shredded. */
export function selectLinks({ db, organisationId }: Scope, after: number, upto: number) {
  const erasing = alias(events, 'erasing')
  const reason = alias(eventPayloads, 'reason')
  return db
    .select(
      named({
        ...eventColumns,
        salt: sql<string | null>`${eventPayloads.salt}`.as('payload_salt'),
        body: sql<string | null>`${eventPayloads.body}`.as('payload_body'),
        erasureId: sql<string | null>`${payloadErasures.erasureId}`.as('erasure_id'),
        erasureAction: sql<string | null>`${erasing.action}`.as('erasure_action'),
        erasureBody: sql<string | null>`${reason.body}`.as('erasure_body'),
      }),
    )
    .from(events)
    .leftJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .leftJoin(
      payloadErasures,
      // Looked for only where something was shredded.
      and(
        eq(payloadErasures.organisationId, organisationId),
        eq(payloadErasures.eventId, events.id),
        eq(eventPayloads.salt, ''),
      ),
    )
    .leftJoin(erasing, and(eq(erasing.organisationId, organisationId), eq(erasing.id, payloadErasures.erasureId)))
    .leftJoin(reason, and(eq(reason.organisationId, organisationId), eq(reason.eventId, payloadErasures.erasureId)))
    .where(and(eq(events.organisationId, organisationId), gt(events.seq, after), lte(events.seq, upto)))
    .orderBy(asc(events.seq))
}

export const selectSeals = ({ db, organisationId }: Scope, after: number, upto: number) =>
  db
    .select(named(sealColumns))
    .from(seals)
    .where(and(eq(seals.organisationId, organisationId), gt(seals.seq, after), lte(seals.seq, upto)))
    .orderBy(asc(seals.seq))
