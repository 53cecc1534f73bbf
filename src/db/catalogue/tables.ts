import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A training as it is sold. What it says is in its versions; the one sold today is named here. */
export const programmes = sqliteTable(
  'programmes',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    title: text().notNull(),
    sortKey: text('sort_key').notNull(),
    actionType: text('action_type').notNull(),
    nsf: text().notNull(),
    versionId: text('version_id').notNull(),
    isPublic: integer('is_public').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Never changed once written: what was sold stays as it was sold. */
export const programmeVersions = sqliteTable(
  'programme_versions',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    programmeId: text('programme_id').notNull(),
    major: integer().notNull(),
    minor: integer().notNull(),
    title: text().notNull(),
    minutes: integer().notNull(),
    halfDays: integer('half_days').notNull(),
    pricePerPerson: integer('price_per_person').notNull(),
    pricePerGroup: integer('price_per_group').notNull(),
    pricePerDay: integer('price_per_day').notNull(),
    content: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const programmeArchives = sqliteTable(
  'programme_archives',
  {
    organisationId: text('organisation_id').notNull(),
    programmeId: text('programme_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.programmeId] })],
)

/** Programmes sold together: a pack at once, a path by levels in order. */
export const packs = sqliteTable(
  'packs',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    title: text().notNull(),
    sortKey: text('sort_key').notNull(),
    kind: text().notNull(),
    description: text().notNull(),
    price: integer().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const packProgrammes = sqliteTable(
  'pack_programmes',
  {
    organisationId: text('organisation_id').notNull(),
    packId: text('pack_id').notNull(),
    level: integer().notNull(),
    programmeId: text('programme_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.packId, t.level] })],
)
