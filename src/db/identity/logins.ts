import { and, desc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { disablements, identities, logins, operators } from '#db/identity/tables.ts'
import { affiliations, departures, moves, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

export type LoginRow = Awaited<ReturnType<typeof selectLogin>>[number]

/** One row says whether a login still stands, whose it is, and where its organisation lives now. */
export function selectLogin({ db }: Pick<Scope, 'db'>, loginId: string, organisationId: string) {
  const doors = sql<string>`(select json_group_array(json_array(id, name, shard)) from (
    select ${organisations.id} as id, ${organisations.name} as name, ${organisations.shard} as shard
    from ${affiliations} join ${organisations} on ${organisations.id} = ${affiliations.organisationId}
    where ${affiliations.identityId} = ${identities.id} order by ${organisations.name} limit 20))`

  return db
    .select(
      named({
        loginId: logins.id,
        identityId: identities.id,
        email: identities.email,
        name: identities.name,
        language: identities.language,
        theme: identities.theme,
        keys: identities.keys,
        seenAt: logins.seenAt,
        expiresAt: logins.expiresAt,
        provedAt: logins.provedAt,
        factors: logins.factors,
        method: logins.method,
        withinId: logins.withinId,
        disabledAt: disablements.at,
        operatorAt: operators.at,
        shard: organisations.shard,
        movingSince: moves.at,
        leavingOn: departures.dueAt,
        leavingSince: departures.begunAt,
        organisations: doors.as('doors'),
      }),
    )
    .from(logins)
    .innerJoin(identities, eq(identities.id, logins.identityId))
    .leftJoin(disablements, eq(disablements.identityId, identities.id))
    .leftJoin(operators, eq(operators.identityId, identities.id))
    .leftJoin(organisations, eq(organisations.id, organisationId))
    .leftJoin(moves, eq(moves.organisationId, organisations.id))
    .leftJoin(departures, eq(departures.organisationId, organisations.id))
    .where(eq(logins.id, loginId))
}

export type NewLogin = typeof logins.$inferInsert

export const insertLogin = ({ db }: Scope, login: NewLogin): Statement => db.insert(logins).values(login)

export const touchLogin = ({ db }: Scope, loginId: string, seenAt: number): Statement =>
  db.update(logins).set({ seenAt }).where(eq(logins.id, loginId))

/** The same login under another id, proved anew; followed by `exactlyOne`. `within: null` lifts what a provider had bound it to. */
export const renewLogin = (
  { db, clock }: Scope,
  { loginId, identityId }: Pick<LoginRow, 'loginId' | 'identityId'>,
  fresh: { id: string; factors: number; withinId?: null },
): Statement =>
  db
    .update(logins)
    .set({ ...fresh, provedAt: clock.now() })
    .where(and(eq(logins.identityId, identityId), eq(logins.id, loginId)))

export const selectLogins = ({ db, clock }: Scope, identityId: string) =>
  db
    .select()
    .from(logins)
    .where(and(eq(logins.identityId, identityId), gt(logins.expiresAt, clock.now())))
    .orderBy(desc(logins.seenAt))
    .limit(50)

export const deleteLogin = ({ db }: Scope, identityId: string, loginId: string): Statement =>
  db.delete(logins).where(and(eq(logins.identityId, identityId), eq(logins.id, loginId)))

/** Signs out everywhere else: every login of the identity but the one in hand ('' for all of them). */
export const deleteOtherLogins = ({ db }: Scope, identityId: string, kept: string): Statement =>
  db.delete(logins).where(and(eq(logins.identityId, identityId), ne(logins.id, kept)))

export const deleteExpiredLogins = ({ db, clock }: Scope): Statement =>
  db.delete(logins).where(lt(logins.expiresAt, clock.now()))
