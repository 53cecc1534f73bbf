import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const organisationId = text('organisation_id').notNull()
const personId = text('person_id').notNull()

export const sendingStates = ['waiting', 'claimed', 'sent', 'refused', 'uncertain', 'bounced', 'withheld'] as const
export type SendingState = (typeof sendingStates)[number]

export const sendings = sqliteTable(
  'sendings',
  {
    organisationId,
    id: text().notNull(),
    eventId: text('event_id').notNull(),
    handler: text().notNull(),
    channel: text().notNull().default('mail'),
    kind: text().notNull(),
    family: text().notNull().default(''),
    personId: text('person_id'),
    recipient: text().notNull(),
    state: text({ enum: sendingStates }).notNull(),
    reason: text().notNull().default(''),
    providerId: text('provider_id'),
    wording: integer().notNull().default(0),
    at: integer().notNull(),
    dueAt: integer('due_at'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const sendingTexts = sqliteTable(
  'sending_texts',
  {
    organisationId,
    sendingId: text('sending_id').notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    html: text().notNull(),
    fromName: text('from_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sendingId] })],
)

export const notifications = sqliteTable(
  'notifications',
  {
    organisationId,
    id: text().notNull(),
    personId,
    eventId: text('event_id').notNull(),
    action: text().notNull(),
    subjectId: text('subject_id').notNull(),
    body: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('notifications_of_event').on(t.organisationId, t.eventId, t.personId),
  ],
)

export const unreadNotifications = sqliteTable(
  'unread_notifications',
  { organisationId, personId, at: integer().notNull(), notificationId: text('notification_id').notNull() },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId, t.at, t.notificationId] })],
)

export const noticeChoices = sqliteTable(
  'notice_choices',
  {
    organisationId,
    personId,
    family: text().notNull(),
    channel: text().notNull(),
    choice: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId, t.family, t.channel] })],
)

export const noticeHours = sqliteTable(
  'notice_hours',
  {
    organisationId,
    personId,
    quietFrom: text('quiet_from').notNull(),
    quietUntil: text('quiet_until').notNull(),
    digestEvery: text('digest_every', { enum: ['day', 'week'] }).notNull(),
    digestDay: integer('digest_day').notNull(),
    digestHour: text('digest_hour').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

export const digestItems = sqliteTable(
  'digest_items',
  {
    organisationId,
    personId,
    eventId: text('event_id').notNull(),
    family: text().notNull(),
    action: text().notNull(),
    subjectId: text('subject_id').notNull(),
    body: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId, t.eventId] })],
)

export const digestDues = sqliteTable(
  'digest_dues',
  { organisationId, personId, period: text().notNull(), dueAt: integer('due_at').notNull() },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)

export const reminders = sqliteTable(
  'reminders',
  {
    organisationId,
    id: text().notNull(),
    kind: text().notNull(),
    subjectId: text('subject_id').notNull(),
    personId: text('person_id'),
    at: integer().notNull(),
    dueAt: integer('due_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const wordings = sqliteTable(
  'wordings',
  {
    organisationId,
    kind: text().notNull(),
    language: text().notNull(),
    version: integer().notNull(),
    subject: text(),
    body: text(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    /** The last version, kept by a trigger. */
    isCurrent: integer('is_current').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind, t.language, t.version] })],
)
