import { and, desc, eq, isNull, or } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { surveyArchives, surveyRules, surveys } from './tables.ts'

export type RuleRow = Awaited<ReturnType<typeof selectRulesOf>>[number]
export type ProgrammeRuleRow = Awaited<ReturnType<typeof selectRulesOfProgramme>>[number]
export type RuleFields = Omit<
  typeof surveyRules.$inferInsert,
  'organisationId' | 'id' | 'surveyId' | 'version' | 'at' | 'byId'
>

/** More than one survey ever needs. */
export const mostRules = 20

/** When each session asks this survey. */
export function selectRulesOf(scope: Scope, surveyId: string) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: surveyRules.id,
        programmeId: surveyRules.programmeId,
        programme: programmes.title,
        anchor: surveyRules.anchor,
        days: surveyRules.days,
        presentOnly: surveyRules.presentOnly,
        reminders: surveyRules.reminders,
        closesAfter: surveyRules.closesAfter,
        version: surveyRules.version,
      }),
    )
    .from(surveyRules)
    .leftJoin(
      programmes,
      and(eq(programmes.organisationId, organisationId), eq(programmes.id, surveyRules.programmeId)),
    )
    .where(and(eq(surveyRules.organisationId, organisationId), eq(surveyRules.surveyId, surveyId)))
    .orderBy(surveyRules.id)
    .limit(mostRules)
}

/** What the sessions of a programme ask by themselves: for all programmes, or for this one. */
export function selectRulesOfProgramme({ db, organisationId }: Scope, programmeId: string) {
  return db
    .select(
      named({
        id: surveyRules.id,
        surveyId: surveyRules.surveyId,
        title: surveys.title,
        anchor: surveyRules.anchor,
        days: surveyRules.days,
      }),
    )
    .from(surveyRules)
    .innerJoin(surveys, and(eq(surveys.organisationId, organisationId), eq(surveys.id, surveyRules.surveyId)))
    .leftJoin(
      surveyArchives,
      and(eq(surveyArchives.organisationId, organisationId), eq(surveyArchives.surveyId, surveyRules.surveyId)),
    )
    .where(
      and(
        eq(surveyRules.organisationId, organisationId),
        or(isNull(surveyRules.programmeId), eq(surveyRules.programmeId, programmeId)),
        isNull(surveyArchives.at),
      ),
    )
    .orderBy(desc(surveyRules.anchor), surveyRules.days, surveyRules.id)
    .limit(mostRules)
}

export function insertRule(
  { db, organisationId, clock, actor }: Scope,
  surveyId: string,
  id: string,
  fields: RuleFields,
): Statement {
  const [at, byId] = [clock.now(), actor.id]
  return db.insert(surveyRules).values({ organisationId, id, surveyId, ...fields, version: 1, at, byId })
}

/** Followed by `exactlyOne`: nothing when somebody was quicker. */
export function updateRule({ db, organisationId }: Scope, id: string, from: number, fields: RuleFields): Statement {
  return db
    .update(surveyRules)
    .set({ ...fields, version: from + 1 })
    .where(and(eq(surveyRules.organisationId, organisationId), eq(surveyRules.id, id), eq(surveyRules.version, from)))
}

export function deleteRule({ db, organisationId }: Scope, id: string, from: number): Statement {
  return db
    .delete(surveyRules)
    .where(and(eq(surveyRules.organisationId, organisationId), eq(surveyRules.id, id), eq(surveyRules.version, from)))
}
