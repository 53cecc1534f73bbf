import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const offices = sqliteTable('offices', {
  organisationId: text('organisation_id').primaryKey(),
  name: text().notNull(),
  siret: text().notNull(),
  nda: text().notNull(),
  legalForm: text('legal_form').notNull().default(''),
  address: text().notNull().default(''),
  email: text().notNull().default(''),
  phone: text().notNull().default(''),
  website: text().notNull().default(''),
  vatNumber: text('vat_number').notNull().default(''),
  legalMentions: text('legal_mentions').notNull().default(''),
  colour: text().notNull().default(''),
  logoId: text('logo_id'),
  nextLogoId: text('next_logo_id'),
  languages: text().notNull().default('fr,en'),
  timeZone: text('time_zone').notNull().default('Europe/Paris'),
  secondFactor: text('second_factor').notNull().default('optional'),
  version: integer().notNull().default(1),
  at: integer().notNull(),
})

export const sites = sqliteTable(
  'sites',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    sortKey: text('sort_key').notNull(),
    street: text().notNull(),
    postalCode: text('postal_code').notNull(),
    town: text().notNull(),
    phone: text().notNull(),
    accessibility: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const siteClosures = sqliteTable(
  'site_closures',
  {
    organisationId: text('organisation_id').notNull(),
    siteId: text('site_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.siteId] })],
)

export const features = sqliteTable(
  'features',
  {
    organisationId: text('organisation_id').notNull(),
    feature: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.feature] })],
)

/** A thing once for each word of its name: `words` begins with that word, `earlier` are those before it. */
export const tokens = sqliteTable(
  'tokens',
  {
    organisationId: text('organisation_id').notNull(),
    kind: text().notNull(),
    words: text().notNull(),
    earlier: text().notNull(),
    id: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind, t.words, t.id] })],
)

/** The open sites as the menu of every page shows them. */
export const siteMenus = sqliteTable('site_menus', {
  organisationId: text('organisation_id').primaryKey(),
  sites: text().notNull(),
})

export const counters = sqliteTable(
  'counters',
  {
    organisationId: text('organisation_id').notNull(),
    name: text().notNull(),
    siteId: text('site_id').notNull(),
    value: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.name, t.siteId] })],
)
