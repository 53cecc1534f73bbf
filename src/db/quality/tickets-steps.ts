import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  ticketAcknowledgements,
  ticketActionEnds,
  ticketActions,
  ticketCauses,
  ticketChecks,
  ticketClosures,
  ticketReopenings,
} from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'

export type AcknowledgementRow = Awaited<ReturnType<typeof selectAcknowledgement>>[number]
export type CauseRow = Awaited<ReturnType<typeof selectCauses>>[number]
export type ActionRow = Awaited<ReturnType<typeof selectActions>>[number]
export type ClosureRow = Awaited<ReturnType<typeof selectClosures>>[number]

/** A ticket has a handful of each: more than that is somebody's mistake, and is still shown. */
const most = 40

export const selectAcknowledgement = (scope: Scope, ticketId: string | SQL) =>
  scope.db
    .select(
      named({
        reply: ticketAcknowledgements.reply,
        mailed: ticketAcknowledgements.mailed,
        onDay: ticketAcknowledgements.onDay,
        at: ticketAcknowledgements.at,
        by: nameOf(scope, ticketAcknowledgements.byId).as('by_name'),
      }),
    )
    .from(ticketAcknowledgements)
    .where(
      and(
        eq(ticketAcknowledgements.organisationId, scope.organisationId),
        eq(ticketAcknowledgements.ticketId, ticketId),
      ),
    )

export const selectCauses = (scope: Scope, ticketId: string | SQL) =>
  scope.db
    .select(
      named({
        id: ticketCauses.id,
        family: ticketCauses.family,
        text: ticketCauses.text,
        at: ticketCauses.at,
        by: nameOf(scope, ticketCauses.byId).as('by_name'),
      }),
    )
    .from(ticketCauses)
    .where(and(eq(ticketCauses.organisationId, scope.organisationId), eq(ticketCauses.ticketId, ticketId)))
    .orderBy(ticketCauses.id)
    .limit(most)

export const selectActions = (scope: Scope, ticketId: string | SQL) =>
  actionRows(scope)
    .where(and(eq(ticketActions.organisationId, scope.organisationId), eq(ticketActions.ticketId, ticketId)))
    .orderBy(ticketActions.dueOn, ticketActions.id)
    .limit(most)

/** The ticket that an action belongs to. */
export const ticketOfAction = ({ organisationId }: Scope, actionId: string): SQL =>
  sql`(select ticket_id from ticket_actions where organisation_id = ${organisationId} and id = ${actionId})`

/** Each time it was closed, with what was then seen of it. */
export function selectClosures(scope: Scope, ticketId: string | SQL) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        round: ticketClosures.round,
        word: ticketClosures.word,
        mailed: ticketClosures.mailed,
        checkOn: ticketClosures.checkOn,
        onDay: ticketClosures.onDay,
        at: ticketClosures.at,
        by: nameOf(scope, ticketClosures.byId).as('by_name'),
        checkedAt: sql<number | null>`${ticketChecks.at}`.as('checked_at'),
        effective: sql<number | null>`${ticketChecks.effective}`.as('effective'),
        checkWord: sql<string | null>`${ticketChecks.word}`.as('check_word'),
        checkedBy: nameOf(scope, ticketChecks.byId).as('checked_by'),
        reopenedAt: sql<number | null>`${ticketReopenings.at}`.as('reopened_at'),
        reason: sql<string | null>`${ticketReopenings.reason}`.as('reason'),
        reopenedBy: nameOf(scope, ticketReopenings.byId).as('reopened_by'),
      }),
    )
    .from(ticketClosures)
    .leftJoin(
      ticketChecks,
      and(
        eq(ticketChecks.organisationId, organisationId),
        eq(ticketChecks.ticketId, ticketClosures.ticketId),
        eq(ticketChecks.round, ticketClosures.round),
      ),
    )
    .leftJoin(
      ticketReopenings,
      and(
        eq(ticketReopenings.organisationId, organisationId),
        eq(ticketReopenings.ticketId, ticketClosures.ticketId),
        eq(ticketReopenings.round, ticketClosures.round),
      ),
    )
    .where(and(eq(ticketClosures.organisationId, organisationId), eq(ticketClosures.ticketId, ticketId)))
    .orderBy(ticketClosures.round)
    .limit(most)
}

type By = 'organisationId' | 'at' | 'byId'
type New<T extends { $inferInsert: object }> = Omit<T['$inferInsert'], By>

export const insertAcknowledgement = (scope: Scope, row: New<typeof ticketAcknowledgements>): Statement =>
  scope.db.insert(ticketAcknowledgements).values({ ...row, ...by(scope) })

export const insertCause = (scope: Scope, row: New<typeof ticketCauses>): Statement =>
  scope.db.insert(ticketCauses).values({ ...row, ...by(scope) })

/** Only while the ticket is open: followed by `exactlyOne`. */
export const insertAction = (scope: Scope, row: New<typeof ticketActions>): Statement =>
  scope.db.insert(ticketActions).select(sql`select ${scope.organisationId}, ${row.id}, ${row.ticketId}, reopened + 1,
    ${row.what}, ${row.ownerId}, ${row.dueOn}, ${scope.clock.now()}, ${scope.actor.id} from ticket_standings
    where organisation_id = ${scope.organisationId} and ticket_id = ${row.ticketId} and closed = reopened`)

export const insertActionEnd = (scope: Scope, row: New<typeof ticketActionEnds>): Statement =>
  scope.db.insert(ticketActionEnds).values({ ...row, ...by(scope) })

/** Only when it is open and nothing is left to be done: followed by `exactlyOne`. */
export const insertClosure = (
  scope: Scope,
  row: Pick<New<typeof ticketClosures>, 'ticketId' | 'word' | 'mailed' | 'checkOn' | 'onDay'>,
): Statement =>
  scope.db.insert(ticketClosures).select(sql`select ${scope.organisationId}, ${row.ticketId}, reopened + 1, ${row.word},
    ${row.mailed}, ${row.checkOn}, ${row.onDay}, due_on, ${scope.clock.now()}, ${scope.actor.id} from ticket_standings
    where organisation_id = ${scope.organisationId} and ticket_id = ${row.ticketId} and closed = reopened and action_on = ''`)

export const insertCheck = (scope: Scope, row: New<typeof ticketChecks>): Statement =>
  scope.db.insert(ticketChecks).values({ ...row, ...by(scope) })

export const insertReopening = (scope: Scope, row: New<typeof ticketReopenings>): Statement =>
  scope.db.insert(ticketReopenings).values({ ...row, ...by(scope) })

const by = ({ organisationId, clock, actor }: Scope) => ({ organisationId, at: clock.now(), byId: actor.id })

const nameOf = ({ organisationId }: Scope, identity: SQLWrapper): SQL<string | null> =>
  sql<string | null>`(select doer.given_name || ' ' || doer.family_name from persons doer
    where doer.organisation_id = ${organisationId} and doer.identity_id = ${identity})`

function actionRows(scope: Scope) {
  const { db, organisationId } = scope
  const owner = sql<string | null>`(select owner.given_name || ' ' || owner.family_name from persons owner
    where owner.organisation_id = ${organisationId} and owner.id = ${ticketActions.ownerId})`
  return db
    .select(
      named({
        id: ticketActions.id,
        ticketId: ticketActions.ticketId,
        round: ticketActions.round,
        what: ticketActions.what,
        ownerId: ticketActions.ownerId,
        ownerName: owner.as('owner_name'),
        dueOn: ticketActions.dueOn,
        at: ticketActions.at,
        by: nameOf(scope, ticketActions.byId).as('by_name'),
        doneAt: sql<number | null>`${ticketActionEnds.at}`.as('done_at'),
        doneOn: sql<string | null>`${ticketActionEnds.onDay}`.as('done_on'),
        word: sql<string | null>`${ticketActionEnds.word}`.as('word'),
        holdingId: sql<string | null>`${ticketActionEnds.holdingId}`.as('holding_id'),
        doneBy: nameOf(scope, ticketActionEnds.byId).as('done_by'),
      }),
    )
    .from(ticketActions)
    .leftJoin(
      ticketActionEnds,
      and(eq(ticketActionEnds.organisationId, organisationId), eq(ticketActionEnds.actionId, ticketActions.id)),
    )
}
