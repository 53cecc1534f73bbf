import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who may teach what. */
export const qualifications = sqliteTable(
  'qualifications',
  {
    organisationId: text('organisation_id').notNull(),
    programmeId: text('programme_id').notNull(),
    personId: text('person_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.programmeId, t.personId] })],
)

export const unavailabilities = sqliteTable(
  'unavailabilities',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
