import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const sendings = sqliteTable(
  'sendings',
  {
    organisationId: text('organisation_id').notNull(),
    eventId: text('event_id').notNull(),
    handler: text().notNull(),
    recipient: text().notNull(),
    kind: text().notNull(),
    state: text({ enum: ['claimed', 'sent', 'refused', 'uncertain'] }).notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.eventId, t.handler] })],
)
