import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const identities = sqliteTable('identities', {
  id: text().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  language: text({ enum: ['fr', 'en'] }).notNull(),
  theme: text({ enum: ['system', 'light', 'dark'] })
    .notNull()
    .default('system'),
  keys: text({ enum: ['on', 'off'] })
    .notNull()
    .default('on'),
  at: integer().notNull(),
})

export const operators = sqliteTable('operators', {
  identityId: text('identity_id').primaryKey(),
  at: integer().notNull(),
})

export const disablements = sqliteTable('disablements', {
  identityId: text('identity_id').primaryKey(),
  at: integer().notNull(),
  byId: text('by_id').notNull(),
  reason: text().notNull(),
})

export const logins = sqliteTable('logins', {
  id: text().primaryKey(),
  identityId: text('identity_id').notNull(),
  at: integer().notNull(),
  seenAt: integer('seen_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  provedAt: integer('proved_at').notNull(),
  method: text({ enum: ['password', 'passkey', 'link', 'sso', 'invitation'] }).notNull(),
  factors: integer().notNull(),
  address: text().notNull(),
  device: text().notNull(),
  withinId: text('within_id'),
})

export const passwords = sqliteTable('passwords', {
  identityId: text('identity_id').primaryKey(),
  hash: text().notNull(),
  at: integer().notNull(),
})

export const passkeys = sqliteTable('passkeys', {
  id: text().primaryKey(),
  identityId: text('identity_id').notNull(),
  name: text().notNull(),
  publicKey: text('public_key').notNull(),
  counter: integer().notNull(),
  transports: text().notNull(),
  at: integer().notNull(),
  usedAt: integer('used_at'),
})

export const authenticators = sqliteTable('authenticators', {
  identityId: text('identity_id').primaryKey(),
  secret: text().notNull(),
  lastStep: integer('last_step').notNull(),
  at: integer().notNull(),
  confirmedAt: integer('confirmed_at'),
})

export const recoveryCodes = sqliteTable(
  'recovery_codes',
  { identityId: text('identity_id').notNull(), hash: text().notNull(), at: integer().notNull() },
  (t) => [primaryKey({ columns: [t.identityId, t.hash] })],
)

export const emailChanges = sqliteTable('email_changes', {
  id: text().primaryKey(),
  identityId: text('identity_id').notNull(),
  email: text().notNull(),
  at: integer().notNull(),
})

export const ssoLinks = sqliteTable(
  'sso_links',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    identityId: text('identity_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] })],
)

export const ssoProviders = sqliteTable('sso_providers', {
  id: text().primaryKey(),
  organisationId: text('organisation_id').notNull(),
  name: text().notNull(),
  issuer: text().notNull(),
  clientId: text('client_id').notNull(),
  sealedSecret: text('sealed_secret').notNull(),
  domain: text().notNull(),
  trustsFactors: integer('trusts_factors').notNull(),
  at: integer().notNull(),
})
