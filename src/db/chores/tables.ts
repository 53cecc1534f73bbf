import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const organisationId = text('organisation_id').notNull()
const choreId = text('chore_id').notNull()

export const abandonments = sqliteTable(
  'abandonments',
  {
    organisationId,
    eventId: text('event_id').notNull(),
    handler: text().notNull(),
    attempts: integer().notNull(),
    error: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.eventId, t.handler] })],
)

export const chores = sqliteTable(
  'chores',
  {
    organisationId,
    id: text().notNull(),
    kind: text().notNull(),
    subjectId: text('subject_id').notNull(),
    input: text().notNull(),
    cursor: text().notNull(),
    total: integer().notNull(),
    done: integer().notNull(),
    failed: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const choreEnds = sqliteTable(
  'chore_ends',
  {
    organisationId,
    choreId,
    how: text({ enum: ['done', 'cancelled', 'failed'] }).notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.choreId] })],
)

export const choreFaults = sqliteTable(
  'chore_faults',
  { organisationId, choreId, line: integer().notNull(), what: text().notNull(), why: text().notNull() },
  (t) => [primaryKey({ columns: [t.organisationId, t.choreId, t.line] })],
)

export const archiveParts = sqliteTable(
  'archive_parts',
  {
    organisationId,
    choreId,
    path: text().notNull(),
    lines: integer().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.choreId, t.path] })],
)

export const watermarks = sqliteTable('watermarks', {
  schedule: text().primaryKey(),
  everyMinutes: integer('every_minutes').notNull(),
  at: integer().notNull(),
  holder: text().notNull(),
  heldAt: integer('held_at').notNull(),
  failedAt: integer('failed_at'),
  error: text().notNull(),
})
