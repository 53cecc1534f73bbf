import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const audits = sqliteTable(
  'audits',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    onDay: text('on_day').notNull(),
    auditType: text('audit_type').notNull(),
    grid: text().notNull(),
    category: text().notNull(),
    siteId: text('site_id'),
    auditor: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** What is looked at: an indicator as its grid words it, or a question of our own (indicator 0). */
export const auditPoints = sqliteTable(
  'audit_points',
  {
    organisationId: text('organisation_id').notNull(),
    auditId: text('audit_id').notNull(),
    number: integer().notNull(),
    indicator: integer().notNull(),
    question: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.auditId, t.number] })],
)

export const auditVerdicts = sqliteTable(
  'audit_verdicts',
  {
    organisationId: text('organisation_id').notNull(),
    auditId: text('audit_id').notNull(),
    number: integer().notNull(),
    verdict: text().notNull(),
    comment: text().notNull(),
    proofs: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.auditId, t.number] })],
)

/** What must be mended, and by when. Numbers under 1 are majors that five minors make together. */
export const auditFindings = sqliteTable(
  'audit_findings',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    auditId: text('audit_id').notNull(),
    number: integer().notNull(),
    indicator: integer().notNull(),
    grade: text().notNull(),
    said: text().notNull(),
    dueOn: text('due_on').notNull(),
    ticketId: text('ticket_id').notNull(),
    foundBy: text('found_by').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    isOpen: integer('is_open').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const auditFindingClosures = sqliteTable(
  'audit_finding_closures',
  {
    organisationId: text('organisation_id').notNull(),
    findingId: text('finding_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    note: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.findingId] })],
)

export const auditConclusions = sqliteTable(
  'audit_conclusions',
  {
    organisationId: text('organisation_id').notNull(),
    auditId: text('audit_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    summary: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.auditId] })],
)

/** Files and proofs drawn for an audit: the same seed draws the same ones. */
export const auditSamples = sqliteTable(
  'audit_samples',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    auditId: text('audit_id').notNull(),
    seed: text().notNull(),
    files: integer().notNull(),
    proofs: integer().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** One thing that an auditor asks to see, as it was when it was opened. */
export const auditSamplePieces = sqliteTable(
  'audit_sample_pieces',
  {
    organisationId: text('organisation_id').notNull(),
    sampleId: text('sample_id').notNull(),
    number: integer().notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    indicator: integer().notNull(),
    piece: text().notNull(),
    sourceId: text('source_id').notNull(),
    label: text().notNull(),
    siteId: text('site_id').notNull(),
    state: text().notNull(),
    ms: integer().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sampleId, t.number] })],
)

/** A door for one auditor, who reads and changes nothing, between two instants. */
export const auditRooms = sqliteTable(
  'audit_rooms',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    auditId: text('audit_id').notNull(),
    name: text().notNull(),
    email: text().notNull(),
    body: text().notNull(),
    siteIds: text('site_ids').notNull(),
    opensAt: integer('opens_at').notNull(),
    closesAt: integer('closes_at').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const auditRoomRevocations = sqliteTable(
  'audit_room_revocations',
  {
    organisationId: text('organisation_id').notNull(),
    roomId: text('room_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.roomId] })],
)

/** The last code that was asked for, and how often somebody has tried it. */
export const auditRoomCodes = sqliteTable(
  'audit_room_codes',
  {
    organisationId: text('organisation_id').notNull(),
    roomId: text('room_id').notNull(),
    nonce: text().notNull(),
    number: integer().notNull(),
    attempts: integer().notNull(),
    at: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.roomId] })],
)
