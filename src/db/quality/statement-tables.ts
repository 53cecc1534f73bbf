import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const statements = sqliteTable(
  'statements',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    reading: text().notNull(),
    turnover: integer().notNull(),
    charges: integer().notNull(),
    trainerSalaries: integer('trainer_salaries').notNull(),
    purchases: integer().notNull(),
    answer: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Under which number it was counted; nothing here: for the whole organisation. */
export const statementDeclarations = sqliteTable(
  'statement_declarations',
  {
    organisationId: text('organisation_id').notNull(),
    statementId: text('statement_id').notNull(),
    declarationId: text('declaration_id').notNull(),
    number: text().notNull(),
    region: text().notNull(),
    sites: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.statementId] })],
)

/** What each trainee counts for. */
export const statementTrainees = sqliteTable(
  'statement_trainees',
  {
    organisationId: text('organisation_id').notNull(),
    statementId: text('statement_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    sessionId: text('session_id').notNull(),
    personId: text('person_id').notNull(),
    status: text().notNull(),
    isGuessed: integer('is_guessed').notNull(),
    category: text().notNull(),
    certification: text().notNull(),
    purpose: text().notNull(),
    nsf: text().notNull(),
    seconds: integer().notNull(),
    givenSeconds: integer('given_seconds').notNull(),
    counts: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.statementId, t.enrolmentId] })],
)

export const statementTaught = sqliteTable(
  'statement_taught',
  {
    organisationId: text('organisation_id').notNull(),
    statementId: text('statement_id').notNull(),
    slotId: text('slot_id').notNull(),
    trainerId: text('trainer_id').notNull(),
    sessionId: text('session_id').notNull(),
    status: text().notNull(),
    minutes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.statementId, t.slotId, t.trainerId] })],
)

export const statementSold = sqliteTable(
  'statement_sold',
  {
    organisationId: text('organisation_id').notNull(),
    statementId: text('statement_id').notNull(),
    line: text().notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    number: integer().notNull(),
    sessionId: text('session_id').notNull(),
    amount: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.statementId, t.line, t.enrolmentId, t.number] })],
)

/** The level of the certification that a programme leads to, as the statement counts it. */
export const certificationLevels = sqliteTable(
  'certification_levels',
  {
    organisationId: text('organisation_id').notNull(),
    programmeId: text('programme_id').notNull(),
    level: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.programmeId] })],
)

/** What a fund pays for in one enrolment, once somebody has said it. */
export const enrolmentSchemes = sqliteTable(
  'enrolment_schemes',
  {
    organisationId: text('organisation_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    scheme: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.enrolmentId] })],
)
