import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { packSaleReversals, packSaleSeats, packSales } from './pack-tables.ts'
import { enrolmentEnds, enrolments, sessionSeats, sessions } from './tables.ts'

export type SaleRow = Awaited<ReturnType<typeof selectSale>>[number]
export type SoldSeat = Awaited<ReturnType<typeof selectSoldSeats>>[number]
export type SaleLine = Awaited<ReturnType<typeof selectSalesOf>>[number]

const columns = {
  id: packSales.id,
  packId: packSales.packId,
  title: packSales.title,
  price: packSales.price,
  at: packSales.at,
  reversedAt: packSaleReversals.at,
  reason: packSaleReversals.reason,
  ended: packSaleReversals.ended,
  told: packSaleReversals.told,
}

export const selectSale = (scope: Scope, id: string) =>
  sales(scope).where(and(eq(packSales.organisationId, scope.organisationId), eq(packSales.id, id)))

/** What somebody was sold, the latest first. */
export const selectSalesOf = (scope: Scope, personId: string) =>
  sales(scope)
    .where(
      and(
        eq(packSales.organisationId, scope.organisationId),
        sql`${packSales.id} in (select sold.sale_id from enrolments theirs join pack_sale_seats sold
          on sold.organisation_id = ${scope.organisationId} and sold.enrolment_id = theirs.id
          where theirs.organisation_id = ${scope.organisationId} and theirs.person_id = ${personId})`,
      ),
    )
    .orderBy(desc(packSales.at), desc(packSales.id))
    .limit(10)

/** The sale that an enrolment comes from and that stands. */
export const selectSaleOfEnrolment = (scope: Scope, enrolmentId: string | SQL) =>
  sales(scope)
    .where(
      and(
        eq(packSales.organisationId, scope.organisationId),
        sql`${packSales.id} in (select sold.sale_id from pack_sale_seats sold
          where sold.organisation_id = ${scope.organisationId} and sold.enrolment_id = ${enrolmentId})`,
        sql`${packSaleReversals.saleId} is null`,
      ),
    )
    .orderBy(desc(packSales.at), desc(packSales.id))
    .limit(1)

/** Each of its enrolments as it stands, with what hangs on it. */
export function selectSoldSeats({ db, organisationId }: Scope, saleId: string) {
  return db
    .select(
      named({
        level: packSaleSeats.level,
        enrolmentId: enrolments.id,
        sessionId: sessions.id,
        siteId: sessions.siteId,
        title: sessions.title,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        state: enrolments.state,
        at: enrolments.at,
        endedAt: enrolmentEnds.at,
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        waiting: sessionSeats.waiting,
        hasPresences: sql<number>`exists (select 1 from presences where presences.organisation_id = ${organisationId}
          and presences.enrolment_id = ${enrolments.id})`.as('has_presences'),
        fundings: sql<number>`(select count(*) from fundings where fundings.organisation_id = ${organisationId}
          and fundings.enrolment_id = ${enrolments.id} and fundings.state <> 'refused')`.as('fundings'),
      }),
    )
    .from(packSaleSeats)
    .innerJoin(
      enrolments,
      and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, packSaleSeats.enrolmentId)),
    )
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(and(eq(packSaleSeats.organisationId, organisationId), eq(packSaleSeats.saleId, saleId)))
    .orderBy(packSaleSeats.level)
    .limit(20)
}

type NewSale = { id: string; packId: string; title: string; price: number }

export const insertSale = ({ db, organisationId, clock, actor }: Scope, sale: NewSale): Statement =>
  db.insert(packSales).values({ organisationId, ...sale, at: clock.now(), byId: actor.id })

export const insertSoldSeats = ({ db, organisationId }: Scope, saleId: string, ids: readonly string[]): Statement =>
  db
    .insert(packSaleSeats)
    .values(ids.map((enrolmentId, at) => ({ organisationId, saleId, level: at + 1, enrolmentId })))

/** Followed by `exactlyOne`: nothing, once somebody was present in one of those that would end. */
export const insertReversal = (
  { db, organisationId, clock, actor }: Scope,
  saleId: string,
  ended: readonly string[],
  { reason, tell }: { reason: string; tell: boolean },
): Statement => {
  const list = JSON.stringify(ended)
  return db
    .insert(packSaleReversals)
    .select(sql`select ${organisationId}, ${saleId}, ${list}, ${reason}, ${tell ? 1 : 0}, ${clock.now()}, ${actor.id}
    where not exists (select 1 from presences where presences.organisation_id = ${organisationId}
      and presences.enrolment_id in (select value from json_each(${list})))`)
}

export const deleteReversal = ({ db, organisationId }: Scope, saleId: string): Statement =>
  db
    .delete(packSaleReversals)
    .where(and(eq(packSaleReversals.organisationId, organisationId), eq(packSaleReversals.saleId, saleId)))

function sales({ db, organisationId }: Scope) {
  return db
    .select(named(columns))
    .from(packSales)
    .leftJoin(
      packSaleReversals,
      and(eq(packSaleReversals.organisationId, organisationId), eq(packSaleReversals.saleId, packSales.id)),
    )
}
