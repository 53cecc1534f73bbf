import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const events = sqliteTable(
  'events',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    seq: integer().notNull(),
    siteId: text('site_id'),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    subjectId: text('subject_id').notNull(),
    requestId: text('request_id').notNull(),
    at: integer().notNull(),
    payloadHash: text('payload_hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('events_in_order').on(t.organisationId, t.seq),
    index('events_of_actor').on(t.organisationId, t.actorId, t.seq),
    index('events_of_action').on(t.organisationId, t.action, t.seq),
  ],
)

export const eventPayloads = sqliteTable(
  'event_payloads',
  {
    organisationId: text('organisation_id').notNull(),
    eventId: text('event_id').notNull(),
    salt: text().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.eventId] })],
)

const owed = {
  organisationId: text('organisation_id').notNull(),
  eventId: text('event_id').notNull(),
  handler: text().notNull(),
  at: integer().notNull(),
}

export const outbox = sqliteTable(
  'outbox',
  {
    ...owed,
    dueAt: integer('due_at').notNull().default(0),
    attempts: integer().notNull().default(0),
    error: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.eventId, t.handler] })],
)

export const receipts = sqliteTable('receipts', owed, (t) => [
  primaryKey({ columns: [t.organisationId, t.eventId, t.handler] }),
])

export const removals = sqliteTable('removals', {
  organisationId: text('organisation_id').primaryKey(),
  reason: text({ enum: ['move', 'departure'] }).notNull(),
  counts: text().notNull(),
  at: integer().notNull(),
})

export const seals = sqliteTable(
  'seals',
  {
    organisationId: text('organisation_id').notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.seq] })],
)

export const payloadErasures = sqliteTable(
  'payload_erasures',
  {
    organisationId: text('organisation_id').notNull(),
    eventId: text('event_id').notNull(),
    erasureId: text('erasure_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.eventId] })],
)

export const verifications = sqliteTable('verifications', {
  organisationId: text('organisation_id').primaryKey(),
  seq: integer().notNull(),
  hash: text().notNull(),
  tail: integer().notNull(),
  begunAt: integer('begun_at').notNull(),
  at: integer().notNull(),
  wholeSeq: integer('whole_seq').notNull(),
  wholeAt: integer('whole_at'),
  brokenSeq: integer('broken_seq'),
  brokenWhat: text('broken_what'),
  anchoredOn: text('anchored_on').notNull(),
  anchoredSeq: integer('anchored_seq').notNull(),
})
