import { and, eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Database, named, type Statement } from '#db/database.ts'
import { companies, employments, personDetails, persons } from '#db/people/tables.ts'
import { derivedTables, tenantTables } from '#db/schema.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments } from '#db/sessions/tables.ts'
import { importMarks } from './import-tables.ts'

export const undoPhases = ['enrolment', 'employment', 'person', 'company'] as const
export type UndoPhase = (typeof undoPhases)[number]

/** What an import has made of one kind, some at a time. */
export const selectMade = (
  { db, organisationId }: Scope,
  importId: string,
  kind: UndoPhase,
  after: string,
  limit: number,
) =>
  db
    .select(named({ id: importMarks.subjectId, line: importMarks.line }))
    .from(importMarks)
    .where(
      and(
        eq(importMarks.organisationId, organisationId),
        eq(importMarks.importId, importId),
        eq(importMarks.kind, kind),
        eq(importMarks.did, 'created'),
        sql`${importMarks.subjectId} > ${after}`,
      ),
    )
    .orderBy(importMarks.subjectId)
    .limit(limit)

/** Whom the import has completed, with what was known before, and how their record stands now. */
export const selectCompleted = ({ db, organisationId }: Scope, importId: string, after: string, limit: number) =>
  db
    .select(
      named({ id: importMarks.subjectId, line: importMarks.line, former: importMarks.former, now: persons.version }),
    )
    .from(importMarks)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, importMarks.subjectId)))
    .where(
      and(
        eq(importMarks.organisationId, organisationId),
        eq(importMarks.importId, importId),
        eq(importMarks.kind, 'person'),
        eq(importMarks.did, 'updated'),
        sql`${importMarks.former} <> ''`,
        sql`${importMarks.subjectId} > ${after}`,
      ),
    )
    .orderBy(importMarks.subjectId)
    .limit(limit)

type Restored = { id: string; email: string; phone: string; version: number }

/** As they were, where nobody has changed them since. */
export function restorePeople({ db, organisationId }: Scope, some: readonly Restored[]): Statement[] {
  if (some.length === 0) return []
  const former = JSON.stringify(Object.fromEntries(some.map(({ id, ...was }) => [id, was])))
  const was = (field: string) => sql`(select value ->> ${field} from json_each(${former}) where key = ${persons.id})`
  return [
    db
      .update(persons)
      .set({ email: was('email'), phone: was('phone'), version: sql`${persons.version} + 1` })
      .where(
        and(
          eq(persons.organisationId, organisationId),
          sql`${persons.id} in (select key from json_each(${former}))`,
          sql`${persons.version} = ${was('version')}`,
        ),
      ),
  ]
}

/** What the import had added beyond a name. */
export const deleteDetails = ({ db, organisationId }: Scope, ids: readonly string[]): Statement =>
  db
    .delete(personDetails)
    .where(
      and(
        eq(personDetails.organisationId, organisationId),
        sql`${personDetails.personId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )

/** Of these, those that something else in any table speaks of: one statement a table. */
export const selectTouched = ({ db, organisationId }: Scope, phase: UndoPhase, ids: readonly string[]) => {
  const column = `${phase}_id`
  const asked = JSON.stringify(ids)
  return speakers
    .filter(({ columns }) => columns.includes(column))
    .map(({ name }) => idsIn(db, organisationId, name, column, asked))
}

/** Of these, those that have been changed since. */
export const selectChanged = ({ db, organisationId }: Scope, phase: UndoPhase, ids: readonly string[]) => {
  const asked = JSON.stringify(ids)
  const table = { enrolment: enrolments, employment: employments, person: persons, company: companies }[phase]
  const changed =
    phase === 'employment'
      ? sql`${employments.until} <> ''`
      : phase === 'person'
        ? sql`(${persons.version} > 1 or ${persons.identityId} is not null)`
        : phase === 'company'
          ? sql`${companies.version} > 1`
          : sql`${enrolments.version} > 1`
  return db
    .select(named({ id: table.id }))
    .from(table)
    .where(
      and(
        eq(table.organisationId, organisationId),
        sql`${table.id} in (select value from json_each(${asked}))`,
        changed,
      ),
    )
}

export const deleteMade = ({ db, organisationId }: Scope, phase: UndoPhase, ids: readonly string[]): Statement => {
  const table = { enrolment: enrolments, employment: employments, person: persons, company: companies }[phase]
  return db
    .delete(table)
    .where(
      and(
        eq(table.organisationId, organisationId),
        sql`${table.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
}

export const markUndone = (
  { db, organisationId }: Scope,
  importId: string,
  kind: UndoPhase,
  ids: readonly string[],
): Statement =>
  db
    .update(importMarks)
    .set({ did: 'undone' })
    .where(
      and(
        eq(importMarks.organisationId, organisationId),
        eq(importMarks.importId, importId),
        eq(importMarks.kind, kind),
        sql`${importMarks.subjectId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )

/** Rebuilt from the others, or gone with the person. */
const silent = new Set<string>([...derivedTables, personDetails].map((table) => getTableName(table)))

/** Every table that may speak of somebody, with the names of its columns. */
const speakers = tenantTables
  .map((table: SQLiteTable) => ({
    name: getTableName(table),
    columns: Object.values(getTableColumns(table)).map((column) => column.name),
  }))
  .filter(({ name }) => !silent.has(name))

const idsIn = (db: Database, organisationId: string, table: string, column: string, asked: string) =>
  db
    .select(named({ id: sql<string>`${sql.identifier(column)}`.as('id') }))
    .from(sql`${sql.identifier(table)}`)
    .where(
      sql`${sql.identifier(table)}.organisation_id = ${organisationId} and ${sql.identifier(column)} in (select value from json_each(${asked}))`,
    )
    .limit(1000)
