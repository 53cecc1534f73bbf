import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import Stripe from 'stripe'
import { beforeAll, expect, test, vi } from 'vitest'
import { makeApp } from '#app.ts'
import { consequenceOf, parseCheckout } from '#domain/sessions/payment.ts'
import { seal } from '#edge/seal.ts'
import { releaseHolds } from '#jobs/registrations.ts'
import { remindDue } from '#jobs/reminders.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { browser, now, visitor, world } from '#test/visit.ts'

const queue = makeQueue()
const app = makeApp(queue.ambient, rooms)
const minute = 60_000
const secret = 'whsec_only_for_tests'
const stripe = new Stripe('sk_test_only_for_tests')
const outside = vi.spyOn(globalThis, 'fetch')
let number = 0

beforeAll(async () => {
  await world()
  const sealed = await seal(env.SECRET, 'hook-secret', 'lisiere.stripe', secret)
  await run(
    "INSERT INTO hook_sources VALUES ('lisiere', 'stripe', 'pay', 'stripe', 'Stripe', ?, '', 0, 0, NULL, 0, 'test')",
    sealed,
  )
  await run("INSERT INTO hook_endpoints VALUES ('pay', 'lisiere', 'stripe', 'stripe', ?, '', 0)", sealed)
  await run("UPDATE sessions SET is_paid_online = 1 WHERE organisation_id = 'lisiere' AND id = 'avenir'")
})

const run = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .run()
const first = async (sql: string, ...values: unknown[]) =>
  (await env.SHARD_1.prepare(sql)
    .bind(...values)
    .first<Record<string, unknown>>()) ?? {}

const visit = () => browser(app, '', '', { 'CF-Connecting-IP': `192.0.2.${number}` })

/** Somebody new has a seat kept, and the page where it is paid. */
async function holds() {
  number += 1
  const email = `payeur.${number}@essai.example`
  const answer = await visit().post('/o/lisiere/sessions/avenir', {
    id: `01kaq2v7m8k3d5f6g7h9${String(number).padStart(6, '0')}`,
    givenName: 'Nora',
    familyName: `Payeur ${number}`,
    email,
    phone: '',
    payer: 'self',
    companyName: '',
    companySiret: '',
    needs: '',
    message: '',
    consent: 'on',
    fax: '',
  })
  expect(answer.status).toBe(303)
  const location = (answer.headers.get('Location') ?? '').replace(env.ORIGIN, '')
  return { location, ...(await seatOf(email)) }
}

async function seatOf(email: string) {
  const seat = await first(
    `SELECT enrolments.id AS enrolment, enrolments.state, how, payments.id AS payment, payments.state AS paid, amount, address FROM persons
      JOIN enrolments ON enrolments.organisation_id = persons.organisation_id AND person_id = persons.id AND enrolments.session_id = 'avenir'
      LEFT JOIN enrolment_ends ON enrolment_ends.organisation_id = persons.organisation_id AND enrolment_ends.enrolment_id = enrolments.id
      LEFT JOIN payments ON payments.organisation_id = persons.organisation_id AND payments.enrolment_id = enrolments.id
      WHERE persons.organisation_id = 'lisiere' AND email = ?`,
    email,
  )
  return { email, ...seat } as {
    email: string
    enrolment: string
    state: string
    how: string | null
    payment: string
    paid: string
    amount: number
    address: string
  }
}

type Said = { type?: string; event?: string; amount?: number; with?: string }

/** What Stripe sends, signed by its own library. */
async function says(
  payment: { payment: string; amount: number },
  { type = 'completed', event, amount, with: key = secret }: Said = {},
) {
  const paid = type !== 'expired'
  const at = queue.ambient.clock.now()
  const payload = JSON.stringify({
    id: event ?? `evt_${payment.payment}_${type}`,
    object: 'event',
    type: `checkout.session.${type}`,
    created: Math.floor(at / 1000),
    data: {
      object: {
        id: `cs_test_${payment.payment}`,
        object: 'checkout.session',
        client_reference_id: payment.payment,
        amount_total: amount ?? payment.amount,
        currency: 'eur',
        payment_status: paid ? 'paid' : 'unpaid',
        payment_intent: paid ? `pi_${payment.payment}` : null,
      },
    },
  })
  const header = await stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret: key,
    timestamp: Math.floor(at / 1000),
  })
  const context = createExecutionContext()
  const request = new Request(`${env.ORIGIN}/hooks/stripe/pay`, {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': header },
  })
  const { status } = await app.fetch(request, queue.env, context)
  await waitOnExecutionContext(context)
  return status
}

/** What visits have left in the outbox too, as cron would find it. */
async function settle() {
  const { results } = await env.SHARD_1.prepare(
    "SELECT event_id, handler FROM outbox WHERE organisation_id = 'lisiere'",
  ).all<{ event_id: string; handler: string }>()
  queue.lose()
  for (const { event_id: eventId, handler } of results)
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId, handler })
  while ((await queue.deliver()) > 0);
}
const later = (milliseconds: number) => queue.set(queue.ambient.clock.now() + milliseconds)
const fill = (left: number) =>
  run(
    "UPDATE sessions SET seats_max = (SELECT taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'avenir') + ? WHERE organisation_id = 'lisiere' AND id = 'avenir'",
    left,
  )
const told = async (action: string, subject: string) =>
  (
    await first(
      'SELECT count(*) AS n FROM events WHERE organisation_id = ? AND action = ? AND subject_id = ?',
      'lisiere',
      action,
      subject,
    )
  ).n

test('a seat is kept while it is paid, and the page after leads to the payment', async () => {
  await fill(20)
  const seat = await holds()
  expect(seat).toMatchObject({ state: 'held', paid: 'asked', amount: 98_000 })
  const text = await (await visit().get(seat.location)).text()
  expect(text).toContain('Votre place est gardée')
  expect(text).toContain(`href="${env.ORIGIN}/dev/checkout/lisiere/${seat.payment}"`)
})

test('the payment confirms the seat once, said twice or again later', async () => {
  const seat = await holds()
  expect(await says(seat)).toBe(200)
  expect(await says(seat)).toBe(200)
  expect(await says(seat, { type: 'async_payment_succeeded' })).toBe(200)
  await settle()
  expect(await seatOf(seat.email)).toMatchObject({ state: 'enrolled', paid: 'paid', how: null })
  expect(await told('payment_received', seat.enrolment)).toBe(1)
  later(40 * minute)
  expect(await says(seat, { type: 'expired' })).toBe(200)
  await settle()
  await releaseHolds(queue.env, queue.ambient)
  expect(await seatOf(seat.email)).toMatchObject({ state: 'enrolled', paid: 'paid', how: null })
})

test('what is not signed by the account, or not of that amount, confirms nothing', async () => {
  const seat = await holds()
  expect(await says(seat, { with: 'whsec_of_somebody_else' })).toBe(401)
  expect(await says(seat, { amount: 100, event: 'evt_less' })).toBe(200)
  await settle()
  expect(await seatOf(seat.email)).toMatchObject({ state: 'held', paid: 'asked' })
  expect(await told('payment_mismatched', 'avenir')).toBe(1)
})

test('abandoned, the seat is free after half an hour and not before, and who waits first is told', async () => {
  await fill(1)
  const seat = await holds()
  const next = await holds()
  expect(next.state).toBe('waiting')
  later(29 * minute)
  await releaseHolds(queue.env, queue.ambient)
  expect((await seatOf(seat.email)).how).toBeNull()
  later(2 * minute)
  await Promise.all([releaseHolds(queue.env, queue.ambient), releaseHolds(queue.env, queue.ambient)])
  expect(await seatOf(seat.email)).toMatchObject({ how: 'abandoned', paid: 'expired' })
  expect(await told('seat_released', seat.enrolment)).toBe(1)
  await settle()
  const mail = await first("SELECT kind FROM sendings WHERE recipient = ? AND kind = 'seat-offered'", next.email)
  expect(mail.kind).toBe('seat-offered')

  const { body } = await first(
    "SELECT body FROM sending_texts JOIN sendings ON sendings.id = sending_id WHERE recipient = ? AND kind = 'seat-offered'",
    next.email,
  )
  expect(body).toContain('Prendre cette place')
})

test('a seat that is offered and let pass is offered to who waits next, once each', async () => {
  const offered = async () => {
    const found = await run("SELECT recipient FROM sendings WHERE kind = 'seat-offered' ORDER BY at, recipient")
    return found.results.map((row) => (row as { recipient: string }).recipient)
  }
  const last = await holds()
  expect(last.state).toBe('waiting')
  const before = await offered()
  const day = 24 * 60 * minute
  for (const _ of [1, 2, 3]) {
    later(2 * day + minute)
    await Promise.all([remindDue(queue.env, queue.ambient), remindDue(queue.env, queue.ambient)])
    await settle()
  }
  expect(await offered()).toEqual([...before, last.email])
  expect(await told('seat_unanswered', last.enrolment)).toBe(1)
})

test('a payment that comes late takes a seat that is free, or waits and staff are told', async () => {
  await fill(5)
  await run(
    "DELETE FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM registrations WHERE registrations.organisation_id = 'lisiere' AND enrolment_id = enrolments.id)",
  )
  await run(
    "INSERT INTO enrolment_ends SELECT organisation_id, id, 'withdrawn', 0, 'test', '' FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND state = 'waiting'",
  )
  const [lucky, late] = [await holds(), await holds()]
  later(31 * minute)
  await releaseHolds(queue.env, queue.ambient)
  await says(lucky)
  await settle()
  expect(await seatOf(lucky.email)).toMatchObject({ state: 'enrolled', how: null, paid: 'paid' })
  await fill(0)
  await says(late)
  await settle()
  expect(await seatOf(late.email)).toMatchObject({ state: 'waiting', how: null, paid: 'waiting' })
  expect(await told('payment_too_late', 'avenir')).toBe(1)

  queue.set(now)
  const owner = await visitor('odile', 'lisiere', 2, 'lisiere', app)
  const page = await (await owner.get('/sessions/avenir/registration-page')).text()
  expect(page).toContain('Payé trop tard')
  const answer = await owner.post('/sessions/avenir/refunds', { payment: late.payment })
  expect(answer.status).toBe(303)
  await settle()
  expect((await seatOf(late.email)).paid).toBe('refunded')
})

test('the stand-in pays by the same way, on one’s own machine', async () => {
  await fill(3)
  await run(
    "INSERT OR IGNORE INTO enrolment_ends SELECT organisation_id, id, 'withdrawn', 0, 'test', '' FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'avenir' AND state = 'waiting'",
  )
  const seat = await holds()
  const page = await visit().get(`/dev/checkout/lisiere/${seat.payment}`)
  expect(await page.text()).toContain('Paiement d’essai')
  expect((await visit().post(`/dev/checkout/lisiere/${seat.payment}`)).status).toBe(303)
  await settle()
  expect(await seatOf(seat.email)).toMatchObject({ state: 'enrolled', paid: 'paid' })
})

test('with a key, Stripe is asked once for a page, and again when it did not answer', async () => {
  await fill(3)
  queue.set(now)
  const owner = await visitor('odile', 'lisiere', 2, 'lisiere', app)
  expect((await owner.get('/settings/payments')).status).toBe(200)
  expect((await owner.post('/settings/payments', { key: 'pk_test_0123456789' })).status).toBe(422)
  expect((await owner.post('/settings/payments', { key: 'sk_test_0123456789abcd' })).status).toBe(303)
  const { sealed_key: kept } = await first("SELECT sealed_key FROM payment_accounts WHERE organisation_id = 'lisiere'")
  expect(kept).not.toContain('sk_test')
  const asked: { key: string | null; body: string }[] = []
  outside.mockImplementation(async (_, init) => {
    const headers = new Headers(init?.headers)
    asked.push({ key: headers.get('Idempotency-Key'), body: String(init?.body) })
    if (asked.length === 1) return new Response('{}', { status: 503 })
    return Response.json({ id: 'cs_test_one', url: 'https://checkout.stripe.com/c/pay/cs_test_one' })
  })
  const seat = await holds()
  expect(seat).toMatchObject({ state: 'held', paid: 'asked', address: '' })
  expect(await (await visit().get(seat.location)).text()).toContain('Réessayer')
  expect((await visit().post(`${seat.location}/payment`)).status).toBe(303)
  expect((await visit().post(`${seat.location}/payment`)).status).toBe(303)
  expect(asked).toHaveLength(2)
  expect(asked[0]?.key).toBe(asked[1]?.key)
  expect(new URLSearchParams(asked[1]?.body).get('line_items[0][price_data][unit_amount]')).toBe('98000')
  expect((await seatOf(seat.email)).address).toBe('https://checkout.stripe.com/c/pay/cs_test_one')
})

test('whatever is sent as a checkout, it is read whole or not at all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const word = parseCheckout(body)
      if (word) expect([typeof word.paymentId, Number.isInteger(word.amount)]).toEqual(['string', true])
    }),
    { numRuns: runs(200) },
  )
  const states = ['asked', 'paid', 'expired', 'waiting', 'refunding', 'refunded'] as const
  fc.assert(
    fc.property(
      fc.record({
        amount: fc.constantFrom(100, 200),
        state: fc.constantFrom(...states),
        enrolmentState: fc.constantFrom('held', 'enrolled', 'waiting'),
        endedAt: fc.constantFrom(null, 1),
        endedHow: fc.constantFrom(null, 'abandoned', 'withdrawn'),
        cancelledAt: fc.constantFrom(null, 1),
        hasRoom: fc.boolean(),
      }),
      fc.boolean(),
      (paid, isPaid) => {
        const word = { paymentId: 'p', checkoutId: 'c', intentId: 'i', amount: 100, isPaid }
        const follows = consequenceOf(paid, word)
        if (!isPaid || !['asked', 'expired'].includes(paid.state)) expect(follows).toBe('nothing')
        if (follows === 'return') expect([paid.hasRoom, paid.cancelledAt]).toEqual([true, null])
        if (follows === 'confirm') expect([paid.endedAt, paid.cancelledAt]).toEqual([null, null])
      },
    ),
    { numRuns: runs(300) },
  )
  report('payments', 'late, twice or in disorder: 0 seats beyond the last')
})
