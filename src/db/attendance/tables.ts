import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What somebody did in a slot: present, absent, justified or partial, with the minutes that count. */
export const presences = sqliteTable(
  'presences',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    sessionId: text('session_id').notNull(),
    state: text().notNull(),
    minutes: integer().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId, t.enrolmentId] })],
)
