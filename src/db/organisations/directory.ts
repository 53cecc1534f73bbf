import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const organisations = sqliteTable('organisations', {
  id: text().primaryKey(),
  name: text().notNull(),
  siret: text().notNull(),
  shard: text().notNull(),
  at: integer().notNull(),
})

export const affiliations = sqliteTable(
  'affiliations',
  {
    identityId: text('identity_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.identityId, t.organisationId] })],
)

export const signUps = sqliteTable('sign_ups', {
  id: text().primaryKey(),
  organisationName: text('organisation_name').notNull(),
  siret: text().notNull(),
  nda: text().notNull(),
  siteName: text('site_name').notNull(),
  sitePostalCode: text('site_postal_code').notNull(),
  siteTown: text('site_town').notNull(),
  givenName: text('given_name').notNull(),
  familyName: text('family_name').notNull(),
  email: text().notNull(),
  language: text().notNull(),
  at: integer().notNull(),
  confirmedAt: integer('confirmed_at'),
})

export const moves = sqliteTable('moves', {
  organisationId: text('organisation_id').primaryKey(),
  fromShard: text('from_shard').notNull(),
  toShard: text('to_shard').notNull(),
  at: integer().notNull(),
})

export const clearances = sqliteTable('clearances', {
  organisationId: text('organisation_id').primaryKey(),
  shard: text().notNull(),
  at: integer().notNull(),
})

export const departures = sqliteTable('departures', {
  organisationId: text('organisation_id').primaryKey(),
  at: integer().notNull(),
  byId: text('by_id').notNull(),
  dueAt: integer('due_at').notNull(),
  begunAt: integer('begun_at'),
})
