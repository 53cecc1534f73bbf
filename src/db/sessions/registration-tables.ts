import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What somebody said when registering, as it was typed; who they turned out to be is in the enrolment. */
export const registrations = sqliteTable(
  'registrations',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    payer: text({ enum: ['self', 'company'] }).notNull(),
    companyName: text('company_name').notNull(),
    companySiret: text('company_siret').notNull(),
    wantsCall: integer('wants_call').notNull(),
    message: text().notNull(),
    language: text().notNull(),
    consent: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const registrationClosures = sqliteTable(
  'registration_closures',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)
