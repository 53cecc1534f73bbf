import type { Scope } from '#db/scope.ts'
import type { AccountRow } from '#db/sessions/payments.ts'
import { seal, unseal } from '#edge/seal.ts'
import { type Checkout, type CheckoutAsked, createCheckout, refundPayment, type StripeRefusal } from '#edge/stripe.ts'

/** Who takes a payment: Stripe with the organisation's own key, or a stand-in on one's own machine. */
export type Gateway = {
  readonly provider: 'stripe' | 'stand_in'
  checkout(asked: CheckoutAsked): Promise<Checkout | StripeRefusal>
  refund(payment: { paymentId: string; intentId: string }): Promise<{ id: string } | StripeRefusal>
}

type Surroundings = { MODE: 'development' | 'test' | 'production'; SECRET: string }

/** Null when nobody can take payments: registering is then not paid for at once. */
export async function gatewayOf(
  { organisationId }: Pick<Scope, 'organisationId'>,
  { MODE, SECRET }: Surroundings,
  account: AccountRow | undefined,
  standInAddress: (paymentId: string) => string,
): Promise<Gateway | null> {
  const key = account && (await unseal(SECRET, 'payment-key', organisationId, account.sealedKey))
  if (key) {
    return {
      provider: 'stripe',
      checkout: (asked) => createCheckout(key, asked),
      refund: (payment) => refundPayment(key, payment),
    }
  }
  return MODE === 'production' ? null : standIn(standInAddress)
}

export const sealAccount = ({ organisationId }: Pick<Scope, 'organisationId'>, secret: string, key: string) =>
  seal(secret, 'payment-key', organisationId, key)

const standIn = (address: (paymentId: string) => string): Gateway => ({
  provider: 'stand_in',
  checkout: async ({ paymentId }) => ({ id: `cs_stand_in_${paymentId}`, address: address(paymentId) }),
  refund: async ({ paymentId }) => ({ id: `re_stand_in_${paymentId}` }),
})
