import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a rule finds in a slot; it goes when the rule finds it no more. */
export const anomalies = sqliteTable(
  'anomalies',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    slotId: text('slot_id').notNull(),
    rule: text().notNull(),
    personId: text('person_id').notNull(),
    facts: text().notNull(),
    at: integer().notNull(),
    isOpen: integer('is_open').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const anomalyResolutions = sqliteTable(
  'anomaly_resolutions',
  {
    organisationId: text('organisation_id').notNull(),
    anomalyId: text('anomaly_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.anomalyId] })],
)

/** How far each slot is: who has signed, whose absence is known, whether something looks wrong. Kept by triggers. */
export const slotAttendance = sqliteTable(
  'slot_attendance',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    sessionId: text('session_id').notNull(),
    endsAt: integer('ends_at').notNull(),
    signed: integer().notNull(),
    countersigned: integer().notNull(),
    accounted: integer().notNull(),
    anomalies: integer().notNull(),
    isOpen: integer('is_open').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId] })],
)

const totals = {
  minutes: integer().notNull(),
  present: integer().notNull(),
  partial: integer().notNull(),
  absent: integer().notNull(),
  justified: integer().notNull(),
}

/** What each person has followed each month. Kept by triggers. */
export const attendanceMonths = sqliteTable(
  'attendance_months',
  {
    organisationId: text('organisation_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    month: text().notNull(),
    sessionId: text('session_id').notNull(),
    ...totals,
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.enrolmentId, t.month] })],
)

/** What all of a session have followed. Kept by triggers. */
export const sessionAttendance = sqliteTable(
  'session_attendance',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    ...totals,
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)

/** Half-days somebody has still to sign, by site: for who sees some. Kept by triggers. */
export const openSlots = sqliteTable(
  'open_slots',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    siteId: text('site_id').notNull(),
    endsAt: integer('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId] })],
)

/** The months somebody has followed, by site: for who sees some. Kept by triggers. */
export const siteMonths = sqliteTable(
  'site_months',
  {
    organisationId: text('organisation_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    month: text().notNull(),
    siteId: text('site_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.enrolmentId, t.month] })],
)
