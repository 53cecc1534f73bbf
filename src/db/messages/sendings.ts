import { and, desc, eq, lte, or, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { type SendingState, sendings, sendingTexts } from '#db/messages/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type NewSending = Omit<typeof sendings.$inferInsert, 'organisationId' | 'at'>
export type SendingText = { subject: string; body: string; html: string; fromName: string }
export type SendingRow = Awaited<ReturnType<typeof selectSending>>[number]
export type SendingLine = Awaited<ReturnType<typeof selectSendings>>[number]

export const insertSending = ({ db, organisationId, clock }: Scope, sending: NewSending): Statement =>
  db.insert(sendings).values({ organisationId, ...sending, at: clock.now() })

export const insertText = ({ db, organisationId }: Scope, sendingId: string, text: SendingText): Statement =>
  db.insert(sendingTexts).values({ organisationId, sendingId, ...text })

export type Told = NewSending & SendingText

/** One sending and its text for each of many people, in two statements however many they are. */
export function insertTold({ db, organisationId, clock }: Scope, told: readonly Told[]): Statement[] {
  const rows = JSON.stringify(told)
  const cell = (name: keyof Told) => sql`value ->> ${sql.raw(`'${name}'`)}`
  return [
    db.insert(sendings).select(
      sql`select ${organisationId}, ${cell('id')}, ${cell('eventId')}, ${cell('handler')}, ${cell('channel')},
        ${cell('kind')}, ${cell('family')}, ${cell('personId')}, ${cell('recipient')}, ${cell('state')}, '', null,
        ${cell('wording')}, ${clock.now()}, ${cell('dueAt')} from json_each(${rows}) where true on conflict do nothing`,
    ),
    db.insert(sendingTexts).select(
      sql`select ${organisationId}, ${cell('id')}, ${cell('subject')}, ${cell('body')}, ${cell('html')},
        ${cell('fromName')} from json_each(${rows}) where true on conflict do nothing`,
    ),
  ]
}

/** Followed by `exactlyOne`: of two that come at once, one carries it. Looked at again after `until`. */
export const claimSending = (scope: Scope, id: string, until: number): Statement =>
  scope.db
    .update(sendings)
    .set({ state: 'claimed', dueAt: until })
    .where(
      and(
        one(scope, id),
        or(eq(sendings.state, 'waiting'), eq(sendings.state, 'claimed')),
        lte(sendings.dueAt, scope.clock.now()),
      ),
    )

type Answer = { state: SendingState; reason?: string; providerId?: string | null; dueAt?: number | null }

/** A bounce may be known before the answer to what was sent: it stays. */
export const updateSending = (scope: Scope, id: string, answer: Answer): Statement =>
  scope.db
    .update(sendings)
    .set({ dueAt: null, ...answer })
    .where(and(one(scope, id), eq(sendings.state, 'claimed')))

/** Followed by `deleteText` before it: nothing left, and nothing is known of it any more. */
export const deleteSending = (scope: Scope, id: string): Statement => scope.db.delete(sendings).where(one(scope, id))

export const deleteText = ({ db, organisationId }: Scope, sendingId: string): Statement =>
  db
    .delete(sendingTexts)
    .where(and(eq(sendingTexts.organisationId, organisationId), eq(sendingTexts.sendingId, sendingId)))

/** What waits for its hour and has just been turned off. */
export const withholdSendings = (
  { db, organisationId }: Scope,
  personId: string | SQL,
  families: readonly string[],
): Statement =>
  db
    .update(sendings)
    .set({ state: 'withheld', dueAt: null })
    .where(
      and(
        eq(sendings.organisationId, organisationId),
        eq(sendings.state, 'waiting'),
        eq(sendings.personId, personId),
        sql`${sendings.family} in (select value from json_each(${JSON.stringify(families)}))`,
      ),
    )

/** What a provider says of a mail it had taken. */
export const updateBounced = ({ db, organisationId }: Scope, id: string, reason: string): Statement =>
  db
    .update(sendings)
    .set({ state: 'bounced', reason, dueAt: null })
    .where(
      and(
        eq(sendings.organisationId, organisationId),
        eq(sendings.id, id),
        sql`${sendings.state} in ('sent', 'uncertain', 'claimed')`,
      ),
    )

/** One sending with its words, if they have not been forgotten. */
export const selectSending = (scope: Scope, id: string) =>
  scope.db
    .select(
      named({
        ...line,
        channel: sendings.channel,
        family: sendings.family,
        eventId: sendings.eventId,
        handler: sendings.handler,
        providerId: sendings.providerId,
        wording: sendings.wording,
        dueAt: sendings.dueAt,
        body: sendingTexts.body,
        html: sendingTexts.html,
        fromName: sendingTexts.fromName,
      }),
    )
    .from(sendings)
    .leftJoin(sendingTexts, textOf(scope))
    .where(one(scope, id))

export type SendingFilter = { state: string; recipient: string; after: readonly [string, string] | null }

/** The latest first, and one more to know whether others follow. */
export function selectSendings(scope: Scope, { state, recipient, after }: SendingFilter, limit: number) {
  const beyond = after ? sql`(${sendings.at}, ${sendings.id}) < (${Number(after[0])}, ${after[1]})` : undefined
  return scope.db
    .select(named({ ...line, sortKey: sql<string>`cast(${sendings.at} as text)`.as('sort_key') }))
    .from(sendings)
    .leftJoin(sendingTexts, textOf(scope))
    .leftJoin(persons, and(eq(persons.organisationId, scope.organisationId), eq(persons.id, sendings.personId)))
    .where(
      and(
        eq(sendings.organisationId, scope.organisationId),
        state ? eq(sendings.state, state as SendingState) : undefined,
        recipient ? eq(sendings.recipient, recipient) : undefined,
        beyond,
      ),
    )
    .orderBy(desc(sendings.at), desc(sendings.id))
    .limit(limit + 1)
}

/** Of every organisation: what waits and whose hour has come, and what was claimed and never answered. */
export const selectDueSendings = (db: Scope['db'], now: number, limit = 50) =>
  db.all<{ organisationId: string; id: string; kind: string; state: SendingState }>(
    sql`/* every organisation: cron looks for what must be told now */
      select organisation_id as organisationId, id, kind, state from sendings where due_at <= ${now} order by due_at limit ${limit}`,
  )

const line = {
  id: sendings.id,
  kind: sendings.kind,
  personId: sendings.personId,
  recipient: sendings.recipient,
  state: sendings.state,
  reason: sendings.reason,
  at: sendings.at,
  subject: sendingTexts.subject,
}

const one = ({ organisationId }: Scope, id: string) =>
  and(eq(sendings.organisationId, organisationId), eq(sendings.id, id))

const textOf = ({ organisationId }: Scope) =>
  and(eq(sendingTexts.organisationId, organisationId), eq(sendingTexts.sendingId, sendings.id))
