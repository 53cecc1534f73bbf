import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The key with which a provider takes payments for the organisation. */
export const paymentAccounts = sqliteTable(
  'payment_accounts',
  {
    organisationId: text('organisation_id').notNull(),
    provider: text().notNull(),
    sealedKey: text('sealed_key').notNull(),
    ending: text().notNull(),
    isTest: integer('is_test').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.provider] })],
)

/** One checkout: what was asked, and what came of it. */
export const payments = sqliteTable(
  'payments',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    sessionId: text('session_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    provider: text({ enum: ['stripe', 'stand_in'] }).notNull(),
    checkoutId: text('checkout_id'),
    intentId: text('intent_id'),
    address: text().notNull(),
    amount: integer().notNull(),
    state: text({ enum: ['asked', 'paid', 'expired', 'waiting', 'refunding', 'refunded'] }).notNull(),
    refundId: text('refund_id'),
    expiresAt: integer('expires_at').notNull(),
    paidAt: integer('paid_at'),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
