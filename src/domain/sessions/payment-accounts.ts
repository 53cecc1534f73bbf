import * as z from 'zod'
import type { Scope } from '#db/scope.ts'
import { deleteAccount, saveAccount } from '#db/sessions/payments.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { line } from '#domain/fields.ts'
import { acceptsStripeKey } from '#edge/stripe.ts'
import { sealAccount } from './payment-gateway.ts'

export const PaymentAccountInput = z.strictObject({
  key: line(255).refine(acceptsStripeKey, { error: 'stripe_key' }),
})
export type PaymentAccountInput = z.output<typeof PaymentAccountInput>

export const RefundInput = z.strictObject({ payment: line(64) })

/** The key of the organisation's own account: sealed, and shown never more than by its last signs. */
export async function linkAccount(scope: Scope, secret: string, { key }: PaymentAccountInput) {
  const isTest = key.includes('_test_') ? 1 : 0
  const account = { sealedKey: await sealAccount(scope, secret, key), ending: key.slice(-4), isTest }
  return commit(scope, [
    saveAccount(scope, account),
    record(scope, 'payment_account_linked', scope.organisationId, { ending: account.ending }),
  ])
}

export const unlinkAccount = (scope: Scope) =>
  commit(scope, [
    deleteAccount(scope),
    exactlyOne(scope),
    record(scope, 'payment_account_removed', scope.organisationId),
  ])
