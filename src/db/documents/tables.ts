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
    timetableId: text('timetable_id'),
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

/** The slots as papers found them, once for all those that were made of the same. */
export const timetables = sqliteTable(
  'timetables',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    id: text().notNull(),
    slots: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId, t.id] })],
)

/** What said days that are no more, and the change that voided it. */
export const stalePapers = sqliteTable(
  'stale_papers',
  {
    organisationId: text('organisation_id').notNull(),
    paperId: text('paper_id').notNull(),
    sessionId: text('session_id').notNull(),
    changeId: text('change_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.paperId] })],
)

export const paperTemplates = sqliteTable(
  'paper_templates',
  {
    organisationId: text('organisation_id').notNull(),
    kind: text().notNull(),
    siteId: text('site_id').notNull(),
    version: integer().notNull(),
    body: text(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    /** The last version, kept by a trigger. */
    isCurrent: integer('is_current').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind, t.siteId, t.version] })],
)

export const paperMentions = sqliteTable('paper_mentions', {
  organisationId: text('organisation_id').primaryKey(),
  version: integer().notNull(),
  said: text().notNull(),
  at: integer().notNull(),
  byId: text('by_id').notNull(),
})

export const paperNumbers = sqliteTable(
  'paper_numbers',
  {
    organisationId: text('organisation_id').notNull(),
    kind: text().notNull(),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind, t.year] })],
)

export const paperSendings = sqliteTable(
  'paper_sendings',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    paperId: text('paper_id').notNull(),
    personId: text('person_id'),
    email: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const paperBatches = sqliteTable(
  'paper_batches',
  {
    organisationId: text('organisation_id').notNull(),
    choreId: text('chore_id').notNull(),
    paperId: text('paper_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.choreId, t.paperId] })],
)
