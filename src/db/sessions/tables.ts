import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const sessions = sqliteTable(
  'sessions',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    programmeId: text('programme_id').notNull(),
    programmeVersionId: text('programme_version_id').notNull(),
    siteId: text('site_id').notNull(),
    code: text().notNull(),
    title: text().notNull(),
    sortKey: text('sort_key').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    modality: text().notNull(),
    spaceId: text('space_id'),
    place: text().notNull(),
    remoteLink: text('remote_link').notNull(),
    seatsMin: integer('seats_min').notNull(),
    seatsWanted: integer('seats_wanted').notNull(),
    seatsMax: integer('seats_max').notNull(),
    goOn: text('go_on').notNull(),
    pricePerPerson: integer('price_per_person').notNull(),
    pricePerGroup: integer('price_per_group').notNull(),
    isPublic: integer('is_public').notNull(),
    isPaidOnline: integer('is_paid_online').notNull(),
    ownerId: text('owner_id'),
    notes: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const sessionCancellations = sqliteTable(
  'session_cancellations',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)

/** A half-day, or whatever is signed for at once. */
export const slots = sqliteTable(
  'slots',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    day: text().notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    minutes: integer().notNull(),
    spaceId: text('space_id'),
    remoteLink: text('remote_link').notNull(),
    title: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    /** That of its session, kept by triggers. */
    siteId: text('site_id').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** The hours are the slot's own, kept by a trigger: somebody's week is read without the slots of others. */
export const slotTrainers = sqliteTable(
  'slot_trainers',
  {
    organisationId: text('organisation_id').notNull(),
    slotId: text('slot_id').notNull(),
    personId: text('person_id').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.slotId, t.personId] })],
)

export const enrolments = sqliteTable(
  'enrolments',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    personId: text('person_id').notNull(),
    companyId: text('company_id'),
    state: text().notNull(),
    sortKey: text('sort_key').notNull().default(''),
    price: integer().notNull(),
    plannedMinutes: integer('planned_minutes').notNull(),
    source: text().notNull(),
    heldUntil: integer('held_until').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Withdrawn, abandoned, refused…: the seat is free again. Taking the row away gives it back. */
export const enrolmentEnds = sqliteTable(
  'enrolment_ends',
  {
    organisationId: text('organisation_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    how: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.enrolmentId] })],
)

export const fundings = sqliteTable(
  'fundings',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    funderId: text('funder_id').notNull(),
    amount: integer().notNull(),
    minutes: integer().notNull(),
    reference: text().notNull(),
    state: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Seats taken and people waiting, kept by triggers. Rebuilt, never copied. */
export const sessionSeats = sqliteTable(
  'session_seats',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    taken: integer().notNull(),
    waiting: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)

/** It takes place, or does not, as somebody said. */
export const sessionDecisions = sqliteTable(
  'session_decisions',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    decision: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)

export const sessionCosts = sqliteTable(
  'session_costs',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    label: text().notNull(),
    planned: integer().notNull(),
    spent: integer(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** Dates that moved, with those of before. */
export const sessionPostponements = sqliteTable(
  'session_postponements',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on').notNull(),
    former: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

/** A session made of a part of another. */
export const sessionSplits = sqliteTable(
  'session_splits',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    fromId: text('from_id').notNull(),
    moved: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)

export const conflictPolicies = sqliteTable(
  'conflict_policies',
  {
    organisationId: text('organisation_id').notNull(),
    policy: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId] })],
)

/** An address that a calendar reads: only its hash is kept. */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    hash: text().notNull(),
    kind: text().notNull(),
    siteId: text('site_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
