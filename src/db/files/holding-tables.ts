import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const holdings = sqliteTable(
  'holdings',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    use: text().notNull(),
    name: text().notNull(),
    sortKey: text('sort_key').notNull(),
    fileId: text('file_id').notNull(),
    rule: text().notNull(),
    startsOn: text('starts_on'),
    dueOn: text('due_on'),
    trashed: integer().notNull().default(0),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const holdingVersions = sqliteTable(
  'holding_versions',
  {
    organisationId: text('organisation_id').notNull(),
    holdingId: text('holding_id').notNull(),
    number: integer().notNull(),
    fileId: text('file_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.holdingId, t.number] }),
    uniqueIndex('holding_versions_of_file').on(t.organisationId, t.fileId),
  ],
)

export const holdingTrash = sqliteTable(
  'holding_trash',
  {
    organisationId: text('organisation_id').notNull(),
    holdingId: text('holding_id').notNull(),
    at: integer().notNull(),
    dueAt: integer('due_at').notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.holdingId] })],
)

export const fileLinks = sqliteTable(
  'file_links',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    holdingId: text('holding_id').notNull(),
    hash: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    expiresAt: integer('expires_at').notNull(),
    uses: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const fileLinkRevocations = sqliteTable(
  'file_link_revocations',
  {
    organisationId: text('organisation_id').notNull(),
    linkId: text('link_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.linkId] })],
)

export const retentionRules = sqliteTable(
  'retention_rules',
  {
    organisationId: text('organisation_id').notNull(),
    rule: text().notNull(),
    months: integer(),
    reason: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.rule] })],
)

export const destructions = sqliteTable(
  'destructions',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    holdingId: text('holding_id').notNull(),
    use: text().notNull(),
    name: text().notNull(),
    content: text().notNull(),
    rule: text().notNull(),
    cause: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
