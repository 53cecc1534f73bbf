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

/** One signature for one slot: somebody enrolled, or a trainer, when there is no enrolment. Never changed once written. */
export const slotSignatures = sqliteTable(
  'slot_signatures',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    slotId: text('slot_id').notNull(),
    enrolmentId: text('enrolment_id'),
    personId: text('person_id').notNull(),
    mode: text().notNull(),
    path: text().notNull(),
    typed: text().notNull(),
    at: integer().notNull(),
    deviceAt: integer('device_at'),
    isLate: integer('is_late').notNull(),
    address: text().notNull(),
    device: text().notNull(),
    deviceId: text('device_id').notNull(),
    identified: text().notNull(),
    byId: text('by_id').notNull(),
    number: integer().notNull(),
    previous: text().notNull(),
    sha256: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** What proves an absence. */
export const absenceProofs = sqliteTable(
  'absence_proofs',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    holdingId: text('holding_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId, t.enrolmentId, t.holdingId] })],
)

/** A page that was printed to be signed by hand: its code leads back to its slots. */
export const sheets = sqliteTable(
  'sheets',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    code: text().notNull(),
    day: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** A photo or a scan of it, as it came back. */
export const sheetScans = sqliteTable(
  'sheet_scans',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sheetId: text('sheet_id').notNull(),
    holdingId: text('holding_id').notNull(),
    sha256: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** The half-days followed from afar whose personal links have left. */
export const slotLinkRounds = sqliteTable(
  'slot_link_rounds',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId] })],
)
