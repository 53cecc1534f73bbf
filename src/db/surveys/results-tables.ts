import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a group of answers of one survey comes to. Kept by triggers. Rebuilt, never copied. */
export const surveyGroups = sqliteTable(
  'survey_groups',
  {
    organisationId: text('organisation_id').notNull(),
    surveyId: text('survey_id').notNull(),
    dimension: text().notNull(),
    subjectId: text('subject_id').notNull(),
    parentId: text('parent_id').notNull(),
    asked: integer().notNull(),
    answered: integer().notNull(),
    silent: integer().notNull(),
    answers: integer().notNull(),
    satisfied: integer().notNull(),
    satisfaction: integer().notNull(),
    promoters: integer().notNull(),
    passives: integer().notNull(),
    detractors: integer().notNull(),
    /** Hundredths of a percent of satisfaction; -1 of a group too small to be told, or that says nothing of it. */
    score: integer().notNull().default(-1),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.surveyId, t.dimension, t.subjectId] })],
)

/** How many gave each value, in each group. Kept by triggers. Rebuilt, never copied. */
export const surveyTallies = sqliteTable(
  'survey_tallies',
  {
    organisationId: text('organisation_id').notNull(),
    surveyId: text('survey_id').notNull(),
    dimension: text().notNull(),
    subjectId: text('subject_id').notNull(),
    line: text().notNull(),
    value: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.surveyId, t.dimension, t.subjectId, t.line, t.value] })],
)

/** The texts, apart from the answers that hold them. Kept by triggers. Rebuilt, never copied. */
export const verbatims = sqliteTable(
  'verbatims',
  {
    organisationId: text('organisation_id').notNull(),
    answerId: text('answer_id').notNull(),
    field: text().notNull(),
    surveyId: text('survey_id').notNull(),
    question: text().notNull(),
    programmeId: text('programme_id').notNull(),
    sessionId: text('session_id').notNull(),
    siteId: text('site_id').notNull(),
    month: text().notNull(),
    words: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.answerId, t.field] })],
)

/** The words of the texts, as they are searched. Kept by triggers. Rebuilt, never copied. */
export const verbatimWords = sqliteTable(
  'verbatim_words',
  {
    organisationId: text('organisation_id').notNull(),
    surveyId: text('survey_id').notNull(),
    word: text().notNull(),
    month: text().notNull(),
    answerId: text('answer_id').notNull(),
    field: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.surveyId, t.word, t.month, t.answerId, t.field] })],
)

/** Read by those who may edit surveys alone, and why. */
export const verbatimHidings = sqliteTable(
  'verbatim_hidings',
  {
    organisationId: text('organisation_id').notNull(),
    answerId: text('answer_id').notNull(),
    field: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.answerId, t.field] })],
)

/** What a programme comes to in a year, for everybody. */
export const programmeResults = sqliteTable(
  'programme_results',
  {
    organisationId: text('organisation_id').notNull(),
    programmeId: text('programme_id').notNull(),
    year: text().notNull(),
    asked: integer().notNull(),
    answered: integer().notNull(),
    answers: integer().notNull(),
    satisfied: integer().notNull(),
    satisfaction: integer().notNull(),
    promoters: integer().notNull(),
    passives: integer().notNull(),
    detractors: integer().notNull(),
    enrolled: integer().notNull(),
    givenUp: integer('given_up').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.programmeId, t.year] })],
)
