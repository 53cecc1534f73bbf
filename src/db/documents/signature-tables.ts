import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A paper sent to be signed, by several people in order. */
export const signatureRequests = sqliteTable(
  'signature_requests',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    paperId: text('paper_id').notNull(),
    siteId: text('site_id'),
    consent: text().notNull(),
    paperSha256: text('paper_sha256').notNull(),
    expiresAt: integer('expires_at').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const signatureSigners = sqliteTable(
  'signature_signers',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    requestId: text('request_id').notNull(),
    place: integer().notNull(),
    role: text().notNull(),
    personId: text('person_id'),
    name: text().notNull(),
    email: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** The last code sent to somebody: the code itself is kept nowhere. */
export const signatureCodes = sqliteTable(
  'signature_codes',
  {
    organisationId: text('organisation_id').notNull(),
    signerId: text('signer_id').notNull(),
    number: integer().notNull(),
    nonce: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
    attempts: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.signerId] })],
)

/** Never changed. The hash of each holds that of the one before it. */
export const signatures = sqliteTable(
  'signatures',
  {
    organisationId: text('organisation_id').notNull(),
    signerId: text('signer_id').notNull(),
    requestId: text('request_id').notNull(),
    place: integer().notNull(),
    how: text().notNull(),
    drawing: text().notNull(),
    typed: text().notNull(),
    address: text().notNull(),
    device: text().notNull(),
    consentSha256: text('consent_sha256').notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.signerId] })],
)

/** completed, declined, cancelled or expired: once. */
export const signatureEnds = sqliteTable(
  'signature_ends',
  {
    organisationId: text('organisation_id').notNull(),
    requestId: text('request_id').notNull(),
    how: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.requestId] })],
)

/** The final PDF: the paper, its evidence, and the seal over both. One a request. */
export const signatureSeals = sqliteTable(
  'signature_seals',
  {
    organisationId: text('organisation_id').notNull(),
    requestId: text('request_id').notNull(),
    holdingId: text('holding_id').notNull(),
    fileId: text('file_id').notNull(),
    sha256: text().notNull(),
    kid: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.requestId] })],
)

/** In the directory: every key that has sealed something. */
export const signingKeys = sqliteTable('signing_keys', {
  kid: text().primaryKey(),
  publicKey: text('public_key').notNull(),
  at: integer().notNull(),
})
