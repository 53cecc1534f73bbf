import { FetchRefused, safeFetch } from './safe-fetch.ts'

export type CheckoutAsked = {
  paymentId: string
  /** In cents of euro. */
  amount: number
  title: string
  description: string
  email: string
  language: string
  expiresAt: number
  success: string
  cancel: string
}

export type Checkout = { id: string; address: string }

/** `later`: nobody answered, and the same may be asked again under the same name. `refused`: the key, or what was asked. */
export type StripeRefusal = { refused: 'later' | 'refused'; why: string }

/** Those of trials and restricted ones, never a publishable key. */
export const acceptsStripeKey = (text: string): boolean => /^(sk|rk)_(test|live)_[A-Za-z0-9]{8,240}$/.test(text)

/** A page where somebody pays. Asked twice for one payment, it is the same page: the payment's id names it. */
export async function createCheckout(key: string, asked: CheckoutAsked): Promise<Checkout | StripeRefusal> {
  const { paymentId, amount, title, description, email, language, expiresAt, success, cancel } = asked
  const said = await ask(key, 'checkout/sessions', `checkout-${paymentId}`, {
    mode: 'payment',
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': 'eur',
    'line_items[0][price_data][unit_amount]': String(amount),
    'line_items[0][price_data][product_data][name]': title.slice(0, 240),
    'line_items[0][price_data][product_data][description]': description.slice(0, 240),
    client_reference_id: paymentId,
    'metadata[payment]': paymentId,
    'payment_intent_data[metadata][payment]': paymentId,
    customer_email: email,
    locale: language === 'en' ? 'en' : 'fr',
    expires_at: String(Math.ceil(expiresAt / 1000)),
    success_url: success,
    cancel_url: cancel,
  })
  if (!said.ok) return said.refusal
  const { id, url } = said.answer
  const isPage = typeof id === 'string' && typeof url === 'string' && url.startsWith('https://')
  return isPage ? { id, address: url } : { refused: 'refused', why: 'no page' }
}

/** All of a payment, given back once. */
export async function refundPayment(
  key: string,
  { paymentId, intentId }: { paymentId: string; intentId: string },
): Promise<{ id: string } | StripeRefusal> {
  const said = await ask(key, 'refunds', `refund-${paymentId}`, { payment_intent: intentId })
  if (!said.ok) return said.refusal
  const { id } = said.answer
  return typeof id === 'string' ? { id } : { refused: 'refused', why: 'no refund' }
}

const host = 'api.stripe.com'

type Said = { ok: true; answer: Record<string, unknown> } | { ok: false; refusal: StripeRefusal }

async function ask(key: string, path: string, idempotencyKey: string, fields: Record<string, string>): Promise<Said> {
  const headers = {
    Authorization: `Bearer ${key}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Idempotency-Key': idempotencyKey,
    'Stripe-Version': '2025-09-30.clover',
  }
  try {
    const body = new URLSearchParams(fields).toString()
    const init = { method: 'POST', headers, body }
    return await read(await safeFetch(`https://${host}/v1/${path}`, init, { allow: [host] }))
  } catch (error) {
    if (error instanceof FetchRefused) return { ok: false, refusal: { refused: 'later', why: error.reason } }
    throw error
  }
}

/** What Stripe says of a refusal names its kind, and nobody. */
async function read(response: Response): Promise<Said> {
  const said = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok) return { ok: true, answer: said }
  const error = typeof said.error === 'object' && said.error !== null ? (said.error as Record<string, unknown>) : {}
  const why = `${response.status} ${String(error.code ?? error.type ?? '')}`.trim().slice(0, 100)
  const refused = response.status === 429 || response.status >= 500 ? 'later' : 'refused'
  return { ok: false, refusal: { refused, why } }
}
