import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Whether a company or a person may train here, and until when. */
export const standings = sqliteTable(
  'standings',
  {
    organisationId: text('organisation_id').notNull(),
    partyId: text('party_id').notNull(),
    verdict: text().notNull(),
    until: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.partyId] })],
)
