import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const risks = sqliteTable(
  'risks',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    title: text().notNull(),
    cause: text().notNull(),
    likelihood: integer().notNull(),
    severity: integer().notNull(),
    measure: text().notNull(),
    ownerId: text('owner_id'),
    reviewOn: text('review_on').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const riskClosures = sqliteTable(
  'risk_closures',
  {
    organisationId: text('organisation_id').notNull(),
    riskId: text('risk_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.riskId] })],
)

export const partners = sqliteTable(
  'partners',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    companyId: text('company_id'),
    personId: text('person_id'),
    role: text().notNull(),
    nda: text().notNull(),
    certificate: text().notNull(),
    certifiedUntil: text('certified_until').notNull(),
    contract: text().notNull(),
    contractUntil: text('contract_until').notNull(),
    followed: text().notNull(),
    reviewOn: text('review_on').notNull(),
    dueOn: text('due_on').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const networkContacts = sqliteTable(
  'network_contacts',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    kinds: text().notNull(),
    role: text().notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    website: text().notNull(),
    contactedOn: text('contacted_on').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const referents = sqliteTable(
  'referents',
  {
    organisationId: text('organisation_id').notNull(),
    kind: text().notNull(),
    personId: text('person_id').notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    isPublic: integer('is_public').notNull(),
    sinceOn: text('since_on').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind] })],
)

/** One piece of a trainer's file, as it is today. */
export const credentials = sqliteTable(
  'credentials',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    givenOn: text('given_on').notNull(),
    renewOn: text('renew_on').notNull(),
    holdingId: text('holding_id'),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const developments = sqliteTable(
  'developments',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    need: text().notNull(),
    training: text().notNull(),
    plannedOn: text('planned_on').notNull(),
    doneOn: text('done_on').notNull(),
    outcome: text().notNull(),
    holdingId: text('holding_id'),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
