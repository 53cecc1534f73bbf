import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const proofWords = sqliteTable(
  'proof_words',
  {
    organisationId: text('organisation_id').notNull(),
    word: text().notNull(),
    proofId: text('proof_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.word, t.proofId] })],
)

/** The same by site; '' is everywhere. */
export const proofWordSites = sqliteTable(
  'proof_word_sites',
  {
    organisationId: text('organisation_id').notNull(),
    siteId: text('site_id').notNull(),
    word: text().notNull(),
    proofId: text('proof_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.siteId, t.word, t.proofId] })],
)

export const proofSuggestions = sqliteTable(
  'proof_suggestions',
  {
    organisationId: text('organisation_id').notNull(),
    proofId: text('proof_id').notNull(),
    indicators: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.proofId] })],
)
