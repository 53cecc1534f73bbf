import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const surveys = sqliteTable(
  'surveys',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    title: text().notNull(),
    purpose: text().notNull(),
    audience: text().notNull(),
    anonymous: integer().notNull(),
    smallestGroup: integer('smallest_group').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    sortKey: text('sort_key').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Every version stays: an answer is read with the questions that it answered. */
export const surveyVersions = sqliteTable(
  'survey_versions',
  {
    organisationId: text('organisation_id').notNull(),
    surveyId: text('survey_id').notNull(),
    version: integer().notNull(),
    content: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.surveyId, t.version] })],
)

/** It is sent no more; what was answered stays. */
export const surveyArchives = sqliteTable(
  'survey_archives',
  {
    organisationId: text('organisation_id').notNull(),
    surveyId: text('survey_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.surveyId] })],
)

/** When each session asks it. */
export const surveyRules = sqliteTable(
  'survey_rules',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    surveyId: text('survey_id').notNull(),
    programmeId: text('programme_id'),
    anchor: text().notNull(),
    days: integer().notNull(),
    presentOnly: integer('present_only').notNull(),
    reminders: text().notNull(),
    closesAfter: integer('closes_after').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** One survey asked about one session. */
export const askings = sqliteTable(
  'askings',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    surveyId: text('survey_id').notNull(),
    version: integer().notNull(),
    sessionId: text('session_id').notNull(),
    ruleId: text('rule_id').notNull(),
    opensOn: text('opens_on').notNull(),
    closesOn: text('closes_on').notNull(),
    reminders: text().notNull(),
    presentOnly: integer('present_only').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Somebody who is asked. It never tells what was answered. */
export const participations = sqliteTable(
  'participations',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    askingId: text('asking_id').notNull(),
    askedId: text('asked_id').notNull(),
    name: text().notNull(),
    email: text().notNull(),
    language: text().notNull(),
    sent: integer().notNull(),
    sentOn: text('sent_on').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** How it ended: answered, or silent once the asking has closed. */
export const participationEnds = sqliteTable(
  'participation_ends',
  {
    organisationId: text('organisation_id').notNull(),
    participationId: text('participation_id').notNull(),
    outcome: text().notNull(),
    onDay: text('on_day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.participationId] })],
)

/** What somebody has begun to say, until it is sent. */
export const answerDrafts = sqliteTable(
  'answer_drafts',
  {
    organisationId: text('organisation_id').notNull(),
    participationId: text('participation_id').notNull(),
    said: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.participationId] })],
)

/** What was said. It names who answered only where nothing else was promised. */
export const answers = sqliteTable(
  'answers',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    surveyId: text('survey_id').notNull(),
    version: integer().notNull(),
    sessionId: text('session_id').notNull(),
    programmeId: text('programme_id').notNull(),
    siteId: text('site_id'),
    participationId: text('participation_id'),
    said: text().notNull(),
    satisfaction: integer(),
    recommendation: integer(),
    alerts: text().notNull(),
    onDay: text('on_day').notNull(),
    source: text().notNull(),
    sourceId: text('source_id'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
