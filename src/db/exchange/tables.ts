import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const hookSources = sqliteTable(
  'hook_sources',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    endpoint: text().notNull(),
    provider: text().notNull(),
    name: text().notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    oldSealedSecret: text('old_sealed_secret').notNull(),
    oldUntil: integer('old_until').notNull(),
    refused: integer().notNull().default(0),
    refusedAt: integer('refused_at'),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const hookSourceRemovals = sqliteTable(
  'hook_source_removals',
  {
    organisationId: text('organisation_id').notNull(),
    sourceId: text('source_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sourceId] })],
)

export const incoming = sqliteTable(
  'incoming',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sourceId: text('source_id').notNull(),
    sender: text().notNull(),
    eventId: text('event_id').notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    version: integer().notNull(),
    state: text({ enum: ['waiting', 'applied', 'superseded', 'unknown', 'failed'] }).notNull(),
    error: text().notNull().default(''),
    at: integer().notNull(),
    settledAt: integer('settled_at'),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    headers: text().notNull(),
    body: text(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('incoming_once').on(t.organisationId, t.sender, t.eventId),
  ],
)

export const incomingHeads = sqliteTable(
  'incoming_heads',
  {
    organisationId: text('organisation_id').notNull(),
    sender: text().notNull(),
    subject: text().notNull(),
    version: integer().notNull(),
    eventId: text('event_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sender, t.subject] })],
)

export const subscriptions = sqliteTable(
  'subscriptions',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    address: text().notNull(),
    kinds: text().notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    oldSealedSecret: text('old_sealed_secret').notNull(),
    oldUntil: integer('old_until').notNull(),
    failingSince: integer('failing_since'),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const subscriptionStops = sqliteTable(
  'subscription_stops',
  {
    organisationId: text('organisation_id').notNull(),
    subscriptionId: text('subscription_id').notNull(),
    why: text({ enum: ['paused', 'gone', 'failing', 'removed'] }).notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.subscriptionId] })],
)

export const deliveries = sqliteTable(
  'deliveries',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    subscriptionId: text('subscription_id').notNull(),
    eventId: text('event_id').notNull(),
    kind: text().notNull(),
    state: text({ enum: ['due', 'sending', 'delivered', 'failed', 'dropped'] }).notNull(),
    attempts: integer().notNull(),
    replayedAtAttempt: integer('replayed_at_attempt').notNull().default(0),
    dueAt: integer('due_at'),
    at: integer().notNull(),
    body: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('deliveries_once').on(t.organisationId, t.subscriptionId, t.eventId),
    index('deliveries_to_send').on(t.organisationId, t.dueAt),
  ],
)

export const deliveryAttempts = sqliteTable(
  'delivery_attempts',
  {
    organisationId: text('organisation_id').notNull(),
    deliveryId: text('delivery_id').notNull(),
    attempt: integer().notNull(),
    at: integer().notNull(),
    status: integer().notNull(),
    error: text().notNull(),
    took: integer().notNull(),
    answer: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.deliveryId, t.attempt] })],
)
