import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { hookSources, incoming, incomingHeads } from './tables.ts'

export type IncomingState = (typeof incoming.$inferSelect)['state']
export type IncomingLine = Awaited<ReturnType<typeof selectIncomingOf>>[number]
export type IncomingRow = Awaited<ReturnType<typeof selectIncoming>>[number]
export type NewIncoming = Omit<typeof incoming.$inferInsert, 'organisationId' | 'state' | 'error' | 'settledAt' | 'at'>

/** What one source has sent, latest first, and one more to know whether others follow. */
export function selectIncomingOf(scope: Scope, sourceId: string, { after }: Pick<Listing, 'after'>, limit: number) {
  const { db, organisationId } = scope
  const beyond = after ? lt(incoming.id, after[1]) : undefined
  return db
    .select(
      named({
        id: incoming.id,
        sortKey: incoming.id,
        kind: incoming.kind,
        eventId: incoming.eventId,
        state: incoming.state,
        bytes: incoming.bytes,
        at: incoming.at,
      }),
    )
    .from(incoming)
    .where(and(eq(incoming.organisationId, organisationId), eq(incoming.sourceId, sourceId), beyond))
    .orderBy(desc(incoming.id))
    .limit(limit + 1)
}

/** With the freshest word of the same thing that has been applied. */
export function selectIncoming({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: incoming.id,
        sourceId: incoming.sourceId,
        sourceName: hookSources.name,
        provider: hookSources.provider,
        sender: incoming.sender,
        eventId: incoming.eventId,
        kind: incoming.kind,
        subject: incoming.subject,
        version: incoming.version,
        state: incoming.state,
        error: incoming.error,
        at: incoming.at,
        settledAt: incoming.settledAt,
        bytes: incoming.bytes,
        sha256: incoming.sha256,
        headers: incoming.headers,
        body: incoming.body,
        headVersion: incomingHeads.version,
        headEventId: incomingHeads.eventId,
      }),
    )
    .from(incoming)
    .innerJoin(hookSources, and(eq(hookSources.organisationId, organisationId), eq(hookSources.id, incoming.sourceId)))
    .leftJoin(
      incomingHeads,
      and(
        eq(incomingHeads.organisationId, organisationId),
        eq(incomingHeads.sender, incoming.sender),
        eq(incomingHeads.subject, incoming.subject),
      ),
    )
    .where(and(eq(incoming.organisationId, organisationId), eq(incoming.id, id)))
}

/** The same event of the same sender is refused by its index. Followed by `exactlyOne`: a source removed takes nothing more. */
export function insertIncoming({ db, organisationId, clock }: Scope, received: NewIncoming): Statement {
  const { id, sourceId, sender, eventId, kind, subject, version, bytes, sha256, headers, body } = received
  return db.insert(incoming).select(sql`select ${organisationId}, ${id}, ${sourceId}, ${sender}, ${eventId}, ${kind},
    ${subject}, ${version}, 'waiting', '', ${clock.now()}, null, ${bytes}, ${sha256}, ${headers}, ${body ?? null}
    where not exists (select 1 from hook_source_removals
      where organisation_id = ${organisationId} and source_id = ${sourceId})`)
}

/** Followed by `exactlyOne` where it must be the first: what has been applied is not touched again. */
export function settleIncoming(
  { db, organisationId, clock }: Scope,
  id: string,
  state: Exclude<IncomingState, 'waiting'>,
  error = '',
): Statement {
  return db
    .update(incoming)
    .set({ state, error, settledAt: clock.now() })
    .where(and(eq(incoming.organisationId, organisationId), eq(incoming.id, id), sql`${incoming.state} <> 'applied'`))
}

/** Asked for again: waiting, unless it has been applied. */
export function reopenIncoming({ db, organisationId }: Scope, id: string): Statement {
  return db
    .update(incoming)
    .set({ state: 'waiting', error: '', settledAt: null })
    .where(
      and(
        eq(incoming.organisationId, organisationId),
        eq(incoming.id, id),
        sql`${incoming.state} not in ('applied', 'waiting')`,
      ),
    )
}

/** Followed by `exactlyOne`: nothing is written when a fresher word has been heard. Of one instant, the greater id wins. */
export function advanceHead(
  { db, organisationId }: Scope,
  head: { sender: string; subject: string; version: number; eventId: string },
): Statement {
  const { sender, subject, version, eventId } = head
  return db
    .insert(incomingHeads)
    .values({ organisationId, sender, subject, version, eventId })
    .onConflictDoUpdate({
      target: [incomingHeads.organisationId, incomingHeads.sender, incomingHeads.subject],
      set: { version, eventId },
      setWhere: sql`${incomingHeads.organisationId} = ${organisationId}
        and (${incomingHeads.version}, ${incomingHeads.eventId}) <= (${version}, ${eventId})`,
    })
}
