import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const persons = sqliteTable(
  'persons',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    sortKey: text('sort_key').notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    identityId: text('identity_id'),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const portraits = sqliteTable(
  'portraits',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    fileId: text('file_id'),
    nextFileId: text('next_file_id'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

export const companies = sqliteTable(
  'companies',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    sortKey: text('sort_key').notNull(),
    siret: text().notNull(),
    naf: text().notNull(),
    idcc: text().notNull(),
    opco: text().notNull(),
    vatNumber: text('vat_number').notNull(),
    street: text().notNull(),
    postalCode: text('postal_code').notNull(),
    town: text().notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    representative: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Whoever speaks for a company here. */
export const companyContacts = sqliteTable(
  'company_contacts',
  {
    organisationId: text('organisation_id').notNull(),
    companyId: text('company_id').notNull(),
    personId: text('person_id').notNull(),
    title: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.companyId, t.personId] })],
)

/** Where somebody works or has worked; days as 2026-11-24, '' for what is not known or has not ended. */
export const employments = sqliteTable(
  'employments',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    companyId: text('company_id').notNull(),
    title: text().notNull(),
    since: text().notNull(),
    until: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const funders = sqliteTable(
  'funders',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    sortKey: text('sort_key').notNull(),
    kind: text().notNull(),
    siret: text().notNull(),
    email: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** What is known of somebody beyond a name: what papers and the yearly statement want, and nothing more. */
export const personDetails = sqliteTable(
  'person_details',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    bornOn: text('born_on').notNull(),
    street: text().notNull(),
    postalCode: text('postal_code').notNull(),
    town: text().notNull(),
    job: text().notNull(),
    category: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

/** Read one at a time, and each reading is recorded. */
export const personNeeds = sqliteTable(
  'person_needs',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    needs: text().notNull(),
    arrangements: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

/** Somebody has looked: the skills operator named is theirs, not a suggestion. */
export const opcoConfirmations = sqliteTable(
  'opco_confirmations',
  {
    organisationId: text('organisation_id').notNull(),
    companyId: text('company_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.companyId] })],
)

/** Two persons, or two companies, who were one. */
export const merges = sqliteTable(
  'merges',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    keptId: text('kept_id').notNull(),
    goneId: text('gone_id').notNull(),
    moved: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const mergeReversals = sqliteTable(
  'merge_reversals',
  {
    organisationId: text('organisation_id').notNull(),
    mergeId: text('merge_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.mergeId] })],
)
