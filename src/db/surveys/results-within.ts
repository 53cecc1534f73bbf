import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import type { Look } from './results.ts'
import { surveyTallies } from './results-tables.ts'

/** Versions of a programme that are read together, the latest ones. */
const mostVersions = 4
/** Twenty modules, two questions, each on a scale of five, in each of the versions. */
const mostTallies = 800

/** What was said of each module and each trainer: of a session, or of a programme version by version. */
export function selectWithin(scope: Scope, surveyId: string, look: Look, limit = mostTallies) {
  const session = look.dimension === 'session'
  return tallies(scope, surveyId, session ? 'within_session' : 'within_version', subjects(scope, look), limit)
}

/** Of a session, the same for all those of its version: nobody is told by what is left. */
export const selectAround = (scope: Scope, surveyId: string, { id }: Look, limit = mostTallies) =>
  tallies(scope, surveyId, 'within_version', soldIn(scope, id), limit)

/** The titles of the modules of each of these versions, the latest first. */
export function selectModules(scope: Scope, look: Look, limit = mostVersions) {
  const { db, organisationId } = scope
  const which = look.dimension === 'session' ? soldIn(scope, look.id) : versionsOf(scope, look.id)
  return db
    .select(
      named({
        versionId: programmeVersions.id,
        modules:
          sql<string>`(select json_group_array(value ->> 'title') from json_each(${programmeVersions.content}, '$.modules'))`.as(
            'module_titles',
          ),
      }),
    )
    .from(programmeVersions)
    .where(and(eq(programmeVersions.organisationId, organisationId), sql`${programmeVersions.id} in ${which}`))
    .orderBy(desc(programmeVersions.major), desc(programmeVersions.minor))
    .limit(limit)
}

const subjects = (scope: Scope, { dimension, id }: Look): SQL =>
  dimension === 'session' ? sql`(${id})` : versionsOf(scope, id)

const versionsOf = ({ organisationId }: Scope, programmeId: string): SQL =>
  sql`(select sold.id from programme_versions sold where sold.organisation_id = ${organisationId}
    and sold.programme_id = ${programmeId} order by sold.major desc, sold.minor desc limit ${mostVersions})`

const soldIn = ({ organisationId }: Scope, sessionId: string): SQL =>
  sql`(select held.programme_version_id from sessions held where held.organisation_id = ${organisationId}
    and held.id = ${sessionId})`

const tallies = ({ db, organisationId }: Scope, surveyId: string, within: string, which: SQL, limit: number) =>
  db
    .select(
      named({
        subjectId: surveyTallies.subjectId,
        line: surveyTallies.line,
        value: surveyTallies.value,
        count: surveyTallies.count,
        trainer: sql<string | null>`(select taught.given_name || ' ' || taught.family_name from persons taught
          where taught.organisation_id = ${organisationId} and ${surveyTallies.line} glob '*:trainer:*'
          and taught.id = substr(${behind}, 1, instr(${behind} || ':', ':') - 1))`.as('trainer_name'),
      }),
    )
    .from(surveyTallies)
    .where(
      and(
        eq(surveyTallies.organisationId, organisationId),
        eq(surveyTallies.surveyId, surveyId),
        eq(surveyTallies.dimension, within),
        sql`${surveyTallies.subjectId} in ${which}`,
      ),
    )
    .limit(limit)

/** What comes after `:trainer:` in the name of a line: whose it is, then the line of a matrix. */
const behind = sql`substr(${surveyTallies.line}, instr(${surveyTallies.line}, ':trainer:') + 9)`
