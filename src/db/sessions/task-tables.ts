import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The chain an organisation has made its own; without a row, it follows ours. */
export const taskChains = sqliteTable(
  'task_chains',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    models: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const tasks = sqliteTable(
  'tasks',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    anchor: text().notNull(),
    days: integer().notNull(),
    unit: text().notNull(),
    countedFrom: text('counted_from').notNull(),
    dueOn: text('due_on').notNull(),
    ownerId: text('owner_id'),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Done: by the event that proves it, or by somebody with a word. Taking the row away opens the task again. */
export const taskClosures = sqliteTable(
  'task_closures',
  {
    organisationId: text('organisation_id').notNull(),
    taskId: text('task_id').notNull(),
    eventId: text('event_id').notNull(),
    word: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.taskId] })],
)
