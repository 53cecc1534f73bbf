import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One paper issued, as it was printed. */
export const papers = sqliteTable(
  'papers',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    number: text().notNull(),
    title: text().notNull(),
    sessionId: text('session_id'),
    enrolmentId: text('enrolment_id'),
    companyId: text('company_id'),
    personId: text('person_id'),
    programmeId: text('programme_id'),
    siteId: text('site_id'),
    language: text().notNull(),
    body: text().notNull(),
    fileId: text('file_id'),
    sha256: text().notNull(),
    correctsId: text('corrects_id'),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const paperVoids = sqliteTable(
  'paper_voids',
  {
    organisationId: text('organisation_id').notNull(),
    paperId: text('paper_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.paperId] })],
)
