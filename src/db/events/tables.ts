import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

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

export const outbox = sqliteTable('outbox', owed, (t) => [
  primaryKey({ columns: [t.organisationId, t.eventId, t.handler] }),
])

export const receipts = sqliteTable('receipts', owed, (t) => [
  primaryKey({ columns: [t.organisationId, t.eventId, t.handler] }),
])

export const removals = sqliteTable('removals', {
  organisationId: text('organisation_id').primaryKey(),
  reason: text({ enum: ['move', 'departure'] }).notNull(),
  counts: text().notNull(),
  at: integer().notNull(),
})
