import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a trainer says of a slot, at the hour it had then: moved, it is asked again. */
export const slotAnswers = sqliteTable(
  'slot_answers',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    personId: text('person_id').notNull(),
    startsAt: integer('starts_at').notNull(),
    answer: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId, t.personId] })],
)
