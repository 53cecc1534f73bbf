import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const files = sqliteTable(
  'files',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    use: text().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const fileVariants = sqliteTable(
  'file_variants',
  {
    organisationId: text('organisation_id').notNull(),
    fileId: text('file_id').notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.fileId, t.name] })],
)

export const fileRefusals = sqliteTable(
  'file_refusals',
  {
    organisationId: text('organisation_id').notNull(),
    fileId: text('file_id').notNull(),
    refusal: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.fileId] })],
)

export const fileChecks = sqliteTable(
  'file_checks',
  {
    organisationId: text('organisation_id').notNull(),
    fileId: text('file_id').notNull(),
    findings: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.fileId] })],
)

export const fileRemovals = sqliteTable(
  'file_removals',
  {
    organisationId: text('organisation_id').notNull(),
    sha256: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sha256] })],
)
