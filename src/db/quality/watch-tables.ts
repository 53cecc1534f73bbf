import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const watchSources = sqliteTable(
  'watch_sources',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    address: text().notNull(),
    theme: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const watchSourcePauses = sqliteTable(
  'watch_source_pauses',
  {
    organisationId: text('organisation_id').notNull(),
    sourceId: text('source_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sourceId] })],
)

export const watchReadings = sqliteTable(
  'watch_readings',
  {
    organisationId: text('organisation_id').notNull(),
    sourceId: text('source_id').notNull(),
    dueAt: integer('due_at').notNull(),
    readAt: integer('read_at'),
    etag: text().notNull(),
    lastModified: text('last_modified').notNull(),
    error: text().notNull(),
    failures: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sourceId] })],
)

export const watchItems = sqliteTable(
  'watch_items',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    sourceId: text('source_id').notNull(),
    source: text().notNull(),
    guid: text().notNull(),
    title: text().notNull(),
    address: text().notNull(),
    summary: text().notNull(),
    happenedOn: text('happened_on').notNull(),
    theme: text().notNull(),
    indicators: text().notNull(),
    holdingId: text('holding_id'),
    state: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const watchUses = sqliteTable(
  'watch_uses',
  {
    organisationId: text('organisation_id').notNull(),
    itemId: text('item_id').notNull(),
    changed: text().notNull(),
    indicators: text().notNull(),
    programmes: text().notNull(),
    decidedOn: text('decided_on').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.itemId] })],
)
