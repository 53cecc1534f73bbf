import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What somebody has made of a rule of the house. Every version stays. */
export const proofRules = sqliteTable(
  'proof_rules',
  {
    organisationId: text('organisation_id').notNull(),
    rule: text().notNull(),
    version: integer().notNull(),
    isOn: integer('is_on').notNull(),
    indicators: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.rule, t.version] })],
)

export const proofSessions = sqliteTable(
  'proof_sessions',
  {
    organisationId: text('organisation_id').notNull(),
    proofId: text('proof_id').notNull(),
    sessionId: text('session_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.proofId, t.sessionId] })],
)

/** A proof takes the place of another, once. */
export const proofSuccessions = sqliteTable(
  'proof_successions',
  {
    organisationId: text('organisation_id').notNull(),
    proofId: text('proof_id').notNull(),
    replacedId: text('replaced_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.proofId] })],
)

export const proofValidations = sqliteTable(
  'proof_validations',
  {
    organisationId: text('organisation_id').notNull(),
    proofId: text('proof_id').notNull(),
    id: text().notNull(),
    verdict: text().notNull(),
    comment: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.proofId, t.id] })],
)

/** It has been told that its validity ends. */
export const proofNotices = sqliteTable(
  'proof_notices',
  {
    organisationId: text('organisation_id').notNull(),
    proofId: text('proof_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.proofId] })],
)
