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
