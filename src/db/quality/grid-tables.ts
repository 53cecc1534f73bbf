import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How ready it was, day by day; site '' is the whole organisation. */
export const readinessDays = sqliteTable(
  'readiness_days',
  {
    organisationId: text('organisation_id').notNull(),
    siteId: text('site_id').notNull(),
    day: text().notNull(),
    grid: text().notNull(),
    covered: integer().notNull(),
    applicable: integer().notNull(),
    majors: integer().notNull(),
    minors: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.siteId, t.day] })],
)

/** What an administrator has corrected of a grid that is still provisional. */
export const gridCorrections = sqliteTable(
  'grid_corrections',
  {
    organisationId: text('organisation_id').notNull(),
    grid: text().notNull(),
    indicator: integer().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    grading: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    isAdapted: integer('is_adapted'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.grid, t.indicator, t.version] })],
)

/** A grid that the house does not know yet. */
export const grids = sqliteTable(
  'grids',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    fromDay: text('from_day').notNull(),
    content: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
