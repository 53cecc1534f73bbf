import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { surveyGroups, surveyTallies } from './results-tables.ts'
import { surveys, surveyVersions } from './tables.ts'

export type Dimension = 'all' | 'programme' | 'session' | 'site' | 'trainer' | 'month'
/** Which answers are looked at. */
export type Look = { dimension: Dimension; id: string }
export const everything: Look = { dimension: 'all', id: '' }

export type SurveyRow = Awaited<ReturnType<typeof selectSurveyAsked>>[number]
export type GroupRow = Awaited<ReturnType<typeof selectGroup>>[number]

const mostVersions = 6
/** Forty questions on the longest scale. */
const mostTallies = 480

export const selectSurveyAsked = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        id: surveys.id,
        title: surveys.title,
        purpose: surveys.purpose,
        anonymous: surveys.anonymous,
        smallestGroup: surveys.smallestGroup,
      }),
    )
    .from(surveys)
    .where(and(eq(surveys.organisationId, organisationId), eq(surveys.id, id)))

/** What was asked, the latest version first. */
export const selectVersionsAsked = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ version: surveyVersions.version, content: surveyVersions.content }))
    .from(surveyVersions)
    .where(and(eq(surveyVersions.organisationId, organisationId), eq(surveyVersions.surveyId, id)))
    .orderBy(desc(surveyVersions.version))
    .limit(mostVersions)

export const measures = {
  asked: surveyGroups.asked,
  answered: surveyGroups.answered,
  silent: surveyGroups.silent,
  answers: surveyGroups.answers,
  satisfied: surveyGroups.satisfied,
  satisfaction: surveyGroups.satisfaction,
  promoters: surveyGroups.promoters,
  passives: surveyGroups.passives,
  detractors: surveyGroups.detractors,
}

/** One group, with its name. */
export function selectGroup(scope: Scope, surveyId: string, { dimension, id }: Look, limit = 1) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: surveyGroups.subjectId,
        parentId: surveyGroups.parentId,
        name: nameOf(scope, dimension),
        ...measures,
      }),
    )
    .from(surveyGroups)
    .where(its(organisationId, surveyId, dimension, id))
    .limit(limit)
}

/** The programme of a session that is looked at: hidden, it hides its sessions. */
export function selectParent({ db, organisationId }: Scope, surveyId: string, { dimension, id }: Look, limit = 1) {
  const parent = sql`(select child.parent_id from survey_groups child where child.organisation_id = ${organisationId}
    and child.survey_id = ${surveyId} and child.dimension = ${dimension} and child.subject_id = ${id} and child.parent_id <> '')`
  return db
    .select(named({ id: surveyGroups.subjectId, answers: surveyGroups.answers }))
    .from(surveyGroups)
    .where(its(organisationId, surveyId, 'programme', parent))
    .limit(limit)
}

/** Groups of one kind, the largest first, months the latest first; each with its name. */
export function selectSubjects(scope: Scope, surveyId: string, dimension: Dimension, parentId: string, limit: number) {
  const { db, organisationId } = scope
  const order = dimension === 'month' ? [] : [desc(surveyGroups.answers)]
  return db
    .select(named({ id: surveyGroups.subjectId, name: nameOf(scope, dimension), ...measures }))
    .from(surveyGroups)
    .where(
      and(
        eq(surveyGroups.organisationId, organisationId),
        eq(surveyGroups.surveyId, surveyId),
        eq(surveyGroups.dimension, dimension),
        eq(surveyGroups.parentId, parentId),
        dimension === 'month' ? undefined : sql`${surveyGroups.answers} > 0`,
      ),
    )
    .orderBy(...order, desc(surveyGroups.subjectId))
    .limit(limit)
}

/**
 * The answers of the groups too small to be shown, as far as the smallest group that may be, and the smallest of the
 * others: of the groups beside this one when `parentId` is null, of all those of that parent otherwise.
 */
export function selectRest(
  { db, organisationId }: Scope,
  surveyId: string,
  { dimension, id }: Look,
  parentId: string | null,
  limit = 1,
) {
  const parent =
    parentId === null
      ? sql`coalesce((select mine.parent_id from survey_groups mine where mine.organisation_id = ${organisationId}
          and mine.survey_id = ${surveyId} and mine.dimension = ${dimension} and mine.subject_id = ${id}), '')`
      : sql`${parentId}`
  const group = (alias: SQL) =>
    sql`${alias}.organisation_id = ${organisationId} and ${alias}.survey_id = ${surveyId} and ${alias}.dimension = ${dimension}
      and ${alias}.parent_id = ${parent}`
  return db
    .select(
      named({
        hidden: sql<number>`coalesce((select sum(few.answers) from (select small.answers from survey_groups small
          where ${group(sql.raw('small'))} and small.answers > 0 and small.answers < ${surveys.smallestGroup}
          limit (select known.smallest_group from surveys known where known.organisation_id = ${organisationId}
            and known.id = ${surveyId})) few), 0)`.as('hidden_answers'),
        least: sql<string | null>`(select enough.subject_id from survey_groups enough where ${group(sql.raw('enough'))}
          and enough.answers >= ${surveys.smallestGroup} order by enough.answers, enough.subject_id limit 1)`.as(
          'least_shown',
        ),
      }),
    )
    .from(surveys)
    .where(and(eq(surveys.organisationId, organisationId), eq(surveys.id, surveyId)))
    .limit(limit)
}

export const selectTallies = (
  { db, organisationId }: Scope,
  surveyId: string,
  { dimension, id }: Look,
  limit = mostTallies,
) =>
  db
    .select(named({ line: surveyTallies.line, value: surveyTallies.value, count: surveyTallies.count }))
    .from(surveyTallies)
    .where(
      and(
        eq(surveyTallies.organisationId, organisationId),
        eq(surveyTallies.surveyId, surveyId),
        eq(surveyTallies.dimension, dimension),
        eq(surveyTallies.subjectId, id),
      ),
    )
    .limit(limit)

const its = (organisationId: string, surveyId: string, dimension: Dimension, id: string | SQL) =>
  and(
    eq(surveyGroups.organisationId, organisationId),
    eq(surveyGroups.surveyId, surveyId),
    eq(surveyGroups.dimension, dimension),
    sql`${surveyGroups.subjectId} = ${id}`,
  )

/** What people call it; a month is its own name; what is gone, or on a site this person may not see, has none. */
export function nameOf({ organisationId, sites: seen }: Scope, dimension: Dimension) {
  const there =
    seen === 'all' ? sql`` : sql` and named.site_id in (select value from json_each(${JSON.stringify(seen)}))`
  const mine = sql`organisation_id = ${organisationId}`
  const id = sql`${surveyGroups.subjectId}`
  const names: Record<Dimension, SQL> = {
    all: sql`''`,
    month: sql`''`,
    programme: sql`(select named.title from programmes named where named.${mine} and named.id = ${id})`,
    session: sql`(select named.starts_on || '~' || named.ends_on from sessions named where named.${mine} and named.id = ${id}${there})`,
    site: sql`(select named.name from sites named where named.${mine} and named.id = ${id})`,
    trainer: sql`(select named.given_name || ' ' || named.family_name from persons named where named.${mine} and named.id = ${id})`,
  }
  return sql<string | null>`${names[dimension]}`.as('subject_name')
}
