import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const memberships = sqliteTable(
  'memberships',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    role: text().notNull(),
    allSites: integer('all_sites').notNull(),
    sortKey: text('sort_key').notNull().default(''),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const membershipSites = sqliteTable(
  'membership_sites',
  {
    organisationId: text('organisation_id').notNull(),
    membershipId: text('membership_id').notNull(),
    siteId: text('site_id').notNull(),
    personId: text('person_id').notNull().default(''),
    sortKey: text('sort_key').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.membershipId, t.siteId] })],
)

export const grants = sqliteTable(
  'grants',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    permission: text().notNull(),
    siteId: text('site_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId, t.permission, t.siteId] })],
)

export const suspensions = sqliteTable(
  'suspensions',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
    sortKey: text('sort_key').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

export const secondFactors = sqliteTable(
  'second_factors',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

export const unprotectedStaff = sqliteTable(
  'unprotected_staff',
  {
    organisationId: text('organisation_id').notNull(),
    sortKey: text('sort_key').notNull(),
    personId: text('person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sortKey, t.personId] })],
)

export const checklistDismissals = sqliteTable(
  'checklist_dismissals',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

export const invitations = sqliteTable(
  'invitations',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    email: text().notNull(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    role: text().notNull(),
    allSites: integer('all_sites').notNull(),
    siteIds: text('site_ids').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    sentAt: integer('sent_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const invitationEnds = sqliteTable(
  'invitation_ends',
  {
    organisationId: text('organisation_id').notNull(),
    invitationId: text('invitation_id').notNull(),
    how: text({ enum: ['accepted', 'revoked'] }).notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.invitationId] })],
)

export const apiKeys = sqliteTable(
  'api_keys',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    hash: text().notNull(),
    scopes: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedOn: text('used_on').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const apiKeyRevocations = sqliteTable(
  'api_key_revocations',
  {
    organisationId: text('organisation_id').notNull(),
    keyId: text('key_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.keyId] })],
)

export const apiRefreshes = sqliteTable(
  'api_refreshes',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    keyId: text('key_id').notNull(),
    familyId: text('family_id').notNull(),
    at: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
