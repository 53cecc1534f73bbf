import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What went wrong or may. Its steps are the rows of the tables below. */
export const tickets = sqliteTable(
  'tickets',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    source: text().notNull(),
    sourceId: text('source_id').notNull(),
    personId: text('person_id'),
    companyId: text('company_id'),
    sessionId: text('session_id'),
    siteId: text('site_id'),
    name: text().notNull(),
    email: text().notNull(),
    language: text().notNull(),
    receivedOn: text('received_on').notNull(),
    acknowledgeBy: text('acknowledge_by').notNull(),
    dueOn: text('due_on').notNull(),
    ownerId: text('owner_id'),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const ticketAcknowledgements = sqliteTable(
  'ticket_acknowledgements',
  {
    organisationId: text('organisation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    reply: text().notNull(),
    mailed: integer().notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ticketId] })],
)

export const ticketCauses = sqliteTable(
  'ticket_causes',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    ticketId: text('ticket_id').notNull(),
    family: text().notNull(),
    text: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const ticketActions = sqliteTable(
  'ticket_actions',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    ticketId: text('ticket_id').notNull(),
    round: integer().notNull(),
    what: text().notNull(),
    ownerId: text('owner_id'),
    dueOn: text('due_on').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const ticketActionEnds = sqliteTable(
  'ticket_action_ends',
  {
    organisationId: text('organisation_id').notNull(),
    actionId: text('action_id').notNull(),
    word: text().notNull(),
    holdingId: text('holding_id'),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.actionId] })],
)

export const ticketClosures = sqliteTable(
  'ticket_closures',
  {
    organisationId: text('organisation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    round: integer().notNull(),
    word: text().notNull(),
    mailed: integer().notNull(),
    checkOn: text('check_on').notNull(),
    onDay: text('on_day').notNull(),
    dueOn: text('due_on').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ticketId, t.round] })],
)

export const ticketChecks = sqliteTable(
  'ticket_checks',
  {
    organisationId: text('organisation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    round: integer().notNull(),
    effective: integer().notNull(),
    word: text().notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ticketId, t.round] })],
)

/** It opens again: what was done has not worked, or it came back. */
export const ticketReopenings = sqliteTable(
  'ticket_reopenings',
  {
    organisationId: text('organisation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    round: integer().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ticketId, t.round] })],
)

/** A day that has passed, or has come, told once. */
export const ticketCalls = sqliteTable(
  'ticket_calls',
  {
    organisationId: text('organisation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    stage: text().notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ticketId, t.stage, t.onDay] })],
)

/** The delays that an organisation holds itself to. */
export const ticketTargets = sqliteTable(
  'ticket_targets',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    targets: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
