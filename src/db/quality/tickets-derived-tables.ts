import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Where each ticket stands, kept by triggers. Rebuilt, never copied. */
export const ticketStandings = sqliteTable(
  'ticket_standings',
  {
    organisationId: text('organisation_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    stage: text().notNull(),
    onDay: text('on_day').notNull(),
    kind: text().notNull(),
    siteId: text('site_id').notNull(),
    ownerId: text('owner_id').notNull(),
    acknowledgeBy: text('acknowledge_by').notNull(),
    dueOn: text('due_on').notNull(),
    acknowledged: integer().notNull(),
    acted: integer().notNull(),
    closed: integer().notNull(),
    checked: integer().notNull(),
    reopened: integer().notNull(),
    actionOn: text('action_on').notNull(),
    checkOn: text('check_on').notNull(),
    closedOn: text('closed_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.ticketId] })],
)

/** What the yearly review says, kept by triggers. Rebuilt, never copied. */
export const ticketFigures = sqliteTable(
  'ticket_figures',
  {
    organisationId: text('organisation_id').notNull(),
    year: text().notNull(),
    name: text().notNull(),
    subject: text().notNull(),
    value: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.year, t.name, t.subject] })],
)
