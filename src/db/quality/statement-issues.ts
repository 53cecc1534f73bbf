import { and, eq, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { personDetails, persons } from '#db/people/tables.ts'
import { certificationLevels, enrolmentSchemes, statements } from '#db/quality/statement-tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments, sessions } from '#db/sessions/tables.ts'

/** The programmes that a statement found incomplete, as they are now. */
export function selectProgrammesToComplete({ db, organisationId }: Scope, statementId: string) {
  return db
    .select(
      named({
        id: programmes.id,
        title: programmes.title,
        nsf: programmes.nsf,
        level: certificationLevels.level,
      }),
    )
    .from(programmes)
    .leftJoin(
      certificationLevels,
      and(eq(certificationLevels.organisationId, organisationId), eq(certificationLevels.programmeId, programmes.id)),
    )
    .where(
      and(
        eq(programmes.organisationId, organisationId),
        sql`${programmes.id} in (${found(organisationId, statementId, 'nsf')} union ${found(organisationId, statementId, 'level')})`,
      ),
    )
}

/** The persons whose status it guessed, as they are now. */
export function selectPersonsToComplete({ db, organisationId }: Scope, statementId: string) {
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        category: personDetails.category,
      }),
    )
    .from(persons)
    .leftJoin(
      personDetails,
      and(eq(personDetails.organisationId, organisationId), eq(personDetails.personId, persons.id)),
    )
    .where(
      and(
        eq(persons.organisationId, organisationId),
        sql`${persons.id} in (${found(organisationId, statementId, 'status')})`,
      ),
    )
}

/** Said again, it changes nothing. */
export function upsertLevel(
  { db, organisationId, clock, actor }: Scope,
  programmeId: string,
  level: number,
): Statement {
  const said = { level, at: clock.now(), byId: actor.id }
  return db
    .insert(certificationLevels)
    .values({ organisationId, programmeId, ...said })
    .onConflictDoUpdate({
      target: [certificationLevels.organisationId, certificationLevels.programmeId],
      set: said,
      setWhere: sql`certification_levels.level <> excluded.level`,
    })
}

/** The enrolment whose scheme somebody says. */
export const selectEnrolmentFiled = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ id: enrolments.id, code: sessions.code, siteId: sessions.siteId }))
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, id)))

/** Said again, it changes nothing. */
export function upsertScheme(
  { db, organisationId, clock, actor }: Scope,
  enrolmentId: string,
  scheme: string,
): Statement {
  const said = { scheme, at: clock.now(), byId: actor.id }
  return db
    .insert(enrolmentSchemes)
    .values({ organisationId, enrolmentId, ...said })
    .onConflictDoUpdate({
      target: [enrolmentSchemes.organisationId, enrolmentSchemes.enrolmentId],
      set: said,
      setWhere: sql`enrolment_schemes.scheme <> excluded.scheme`,
    })
}

const found = (organisationId: string, statementId: string, what: 'nsf' | 'level' | 'status') =>
  sql`select value from json_each((select iif(json_valid(${statements.answer}), ${statements.answer}, '{}') from ${statements}
    where ${statements.organisationId} = ${organisationId} and ${statements.id} = ${statementId}), ${`$.issues.${what}`})`
