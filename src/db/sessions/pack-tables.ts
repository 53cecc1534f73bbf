import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A pack sold whole to somebody: its title and its price as they were then. */
export const packSales = sqliteTable(
  'pack_sales',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    packId: text('pack_id').notNull(),
    title: text().notNull(),
    price: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** The enrolments it was made of, in the order of its programmes. */
export const packSaleSeats = sqliteTable(
  'pack_sale_seats',
  {
    organisationId: text('organisation_id').notNull(),
    saleId: text('sale_id').notNull(),
    level: integer().notNull(),
    enrolmentId: text('enrolment_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.saleId, t.level] })],
)

/** Undone as a whole, with the enrolments that ended then. Taking the row away brings it back. */
export const packSaleReversals = sqliteTable(
  'pack_sale_reversals',
  {
    organisationId: text('organisation_id').notNull(),
    saleId: text('sale_id').notNull(),
    ended: text().notNull(),
    reason: text().notNull(),
    told: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.saleId] })],
)
