import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A form of a provider that stands for one of our surveys. */
export const surveyMappings = sqliteTable(
  'survey_mappings',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    // No foreign key: sources are of a room that knows surveys, and are copied after them. None is ever deleted (a removal is
    // a row of its own), and a form is linked in the request that has just read its source.
    sourceId: text('source_id').notNull(),
    formId: text('form_id').notNull(),
    formName: text('form_name').notNull(),
    surveyId: text('survey_id').notNull(),
    fields: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
