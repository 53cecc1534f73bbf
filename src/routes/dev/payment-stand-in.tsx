import { batch, read } from '#db/database.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import { selectPayment } from '#db/sessions/payments.ts'
import { receive } from '#domain/exchange/incoming.ts'
import { addSource } from '#domain/exchange/sources.ts'
import { signRegistration } from '#domain/sessions/registration-token.ts'
import { standInEnvelope, standInSecret } from '#edge/stripe-stand-in.ts'
import { tokens } from '#edge/tokens.ts'
import { verifyAny } from '#edge/webhooks/provider.ts'
import { providers } from '#edge/webhooks/providers.ts'
import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import { officeOf } from '#http/office.ts'
import { NotThere, WrongSignature } from '#http/refusals.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { StandInPage } from '#views/sessions/payment-stand-in.tsx'

/** Where the page of Stripe would be, on one's own machine: what it says comes back by the same way, signed the same. */
export const paymentStandIn = room('/dev/checkout/:organisation/:payment', { development: true })

  .get(
    '/',
    async (c) => {
      const { payment, organisation } = await load(c)
      const { w } = c.var
      const action = paths.standIn(organisation, payment.id)
      return gate(c, w.registrations.standInTitle, <StandInPage w={w} payment={payment} action={action} />)
    },
    { rows: 50, deep: 2 },
  )

  .post(
    '/',
    async (c) => {
      const { office, payment, organisation } = await load(c)
      const leaves = (await readFields(c)).get('leave') !== undefined
      if (!leaves) await tell(c, { office, payment, organisation })
      const token = { organisation, session: payment.sessionId, enrolment: payment.enrolmentId }
      const signed = await signRegistration(tokens(c.env.SECRET), token, office.clock.now())
      return c.redirect(paths.portal.registered(organisation, signed), 303)
    },
    { rows: 100, deep: 6 },
  )

const sourceId = 'payments-stand-in'

type Loaded = Awaited<ReturnType<typeof load>>

async function tell(c: Context, { office, payment }: Loaded): Promise<void> {
  await addSource(office, c.env.SECRET, {
    id: sourceId,
    provider: 'stripe',
    name: c.var.w.registrations.standInTitle,
    secret: standInSecret,
  })
  const at = office.clock.now()
  const { id, amount } = payment
  const envelope = await standInEnvelope({
    id: `evt_stand_in_${id}`,
    type: 'checkout.session.completed',
    at,
    payment: { id, amount, checkoutId: `cs_stand_in_${id}`, intentId: `pi_stand_in_${id}` },
  })
  if ((await verifyAny(providers.stripe, [standInSecret], envelope, at)) !== 'good') throw new WrongSignature()
  const said = providers.stripe.read(envelope, JSON.parse(new TextDecoder().decode(envelope.body)))
  await receive(office, c.env.FILES, { sourceId, provider: 'stripe', said, headers: {}, body: envelope.body })
}

async function load(c: Context) {
  const { directory } = c.var
  const organisation = c.req.param('organisation') ?? ''
  await read(c.var.scope)
  const [[place]] = await batch(directory.db, [selectPlace(directory, organisation)])
  if (!place) throw new NotThere()
  const office = officeOf(c, organisation, place.shard, { kind: 'visitor', id: 'stand-in' })
  const [[payment]] = await batch(office.db, [selectPayment(office, c.req.param('payment') ?? '')])
  if (payment?.provider !== 'stand_in') throw new NotThere()
  return { office, payment, organisation }
}
