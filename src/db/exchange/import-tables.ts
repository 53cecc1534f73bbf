import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A list brought in. */
export const imports = sqliteTable(
  'imports',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: ['people', 'enrolments'] }).notNull(),
    sessionId: text('session_id'),
    name: text().notNull(),
    format: text({ enum: ['csv', 'xlsx'] }).notNull(),
    bytes: integer().notNull(),
    encoding: text().notNull(),
    separator: text().notNull(),
    headerLine: integer('header_line').notNull(),
    head: text().notNull(),
    columns: text(),
    policy: text({ enum: ['skip', 'update', 'create'] }).notNull(),
    lines: integer().notNull(),
    refused: integer().notNull(),
    known: integer().notNull(),
    trialId: text('trial_id'),
    runId: text('run_id'),
    undoId: text('undo_id'),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** A line that cannot be brought in, as it was, and why. */
export const importFaults = sqliteTable(
  'import_faults',
  {
    organisationId: text('organisation_id').notNull(),
    importId: text('import_id').notNull(),
    line: integer().notNull(),
    why: text().notNull(),
    field: text().notNull(),
    cells: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.importId, t.line] })],
)

/** What an import has made or changed, so that it may be taken back. */
export const importMarks = sqliteTable(
  'import_marks',
  {
    organisationId: text('organisation_id').notNull(),
    importId: text('import_id').notNull(),
    kind: text({ enum: ['person', 'company', 'employment', 'enrolment'] }).notNull(),
    subjectId: text('subject_id').notNull(),
    line: integer().notNull(),
    did: text({ enum: ['created', 'updated', 'kept', 'undone'] }).notNull(),
    former: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.importId, t.kind, t.subjectId] })],
)

/** Which field a column of that name held last time. */
export const importHabits = sqliteTable(
  'import_habits',
  {
    organisationId: text('organisation_id').notNull(),
    kind: text().notNull(),
    heading: text().notNull(),
    field: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind, t.heading] })],
)
