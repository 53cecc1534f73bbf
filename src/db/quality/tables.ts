import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const qualityProfiles = sqliteTable(
  'quality_profiles',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    categories: text().notNull(),
    certifying: integer().notNull(),
    alternating: integer().notNull(),
    workplace: integer().notNull(),
    subcontracting: integer().notNull(),
    isOnlySubcontractor: integer('is_only_subcontractor').notNull(),
    isNewEntrant: integer('is_new_entrant').notNull(),
    certifiedOn: text('certified_on').notNull(),
    auditOn: text('audit_on').notNull(),
    auditType: text('audit_type').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    isRecognised: integer('is_recognised').notNull().default(0),
    newCategories: text('new_categories').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const proofs = sqliteTable(
  'proofs',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    rule: text().notNull(),
    label: text().notNull(),
    subjectId: text('subject_id').notNull(),
    indicators: text().notNull(),
    happenedOn: text('happened_on').notNull(),
    validUntil: text('valid_until').notNull(),
    note: text().notNull(),
    link: text().notNull(),
    holdingId: text('holding_id'),
    siteId: text('site_id'),
    sha256: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    ruleVersion: integer('rule_version').notNull().default(0),
    sites: text().notNull().default('[]'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** It no longer proves anything. Taking the row away gives it back. */
export const proofWithdrawals = sqliteTable(
  'proof_withdrawals',
  {
    organisationId: text('organisation_id').notNull(),
    proofId: text('proof_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.proofId] })],
)

/** The proofs that stand, once for each of their indicators, by day. Rebuilt, never copied. */
export const proofIndicators = sqliteTable(
  'proof_indicators',
  {
    organisationId: text('organisation_id').notNull(),
    indicator: integer().notNull(),
    happenedOn: text('happened_on').notNull(),
    proofId: text('proof_id').notNull(),
    freshUntil: text('fresh_until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.indicator, t.happenedOn, t.proofId] })],
)

/** The same by site; '' is everywhere. Rebuilt, never copied. */
export const proofSites = sqliteTable(
  'proof_sites',
  {
    organisationId: text('organisation_id').notNull(),
    indicator: integer().notNull(),
    siteId: text('site_id').notNull(),
    freshUntil: text('fresh_until').notNull(),
    proofId: text('proof_id').notNull(),
    happenedOn: text('happened_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.indicator, t.siteId, t.freshUntil, t.proofId] })],
)
