import { selectAccount, selectPaymentsOf } from '#db/sessions/payments.ts'
import { selectSeat } from '#db/sessions/registration-seats.ts'
import { selectOffer, selectOfferSlots } from '#db/sessions/registrations.ts'
import { gatewayOf } from '#domain/sessions/payment-gateway.ts'
import { dayIn, isPaidNow, stateOfOffer } from '#domain/sessions/registration.ts'
import { takeSeat } from '#domain/sessions/registration-seats.ts'
import { readRegistration } from '#domain/sessions/registration-token.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import {
  type DoneScreen,
  type DoneState,
  RegistrationDonePage,
  RegistrationGonePage,
} from '#views/portal/registration-done.tsx'
import { askForSeat } from './registration-payment.ts'

/** What follows a registration: said to who has just registered, or has the address by mail. */
export const registrationDone = room('/o/:organisation/registrations/:token', { public: true })

  .get(
    '/',
    async (c) => {
      const loaded = await load(c)
      return loaded ? show(c, loaded) : gone(c)
    },
    { rows: 50 },
  )

  .post(
    '/payment',
    async (c) => {
      const loaded = await present(c)
      const { seat } = loaded
      const asked = seat ? await askForSeat(c, loaded, seat.enrolmentId) : null
      if (asked && !asked.ok) return show(c, loaded, asked.refusal, 409)
      return back(c, loaded)
    },
    { rows: 160 },
  )

  .post(
    '/seat',
    async (c) => {
      const loaded = await present(c)
      const { scope, seat, paysNow } = loaded
      if (!seat) throw new NotThere()
      const outcome = await takeSeat(scope, seat, paysNow)
      if (!outcome.ok && outcome.refusal === 'seat_gone') return show(c, loaded, 'seat_gone', 409)
      if (outcome.ok && paysNow) await askForSeat(c, loaded, seat.enrolmentId)
      return back(c, loaded)
    },
    { rows: 160 },
  )

async function load(c: Context) {
  const { directory } = c.var
  const organisation = c.req.param('organisation') ?? ''
  const signed = c.req.param('token') ?? ''
  const token = await readRegistration(tokens(c.env.SECRET), organisation, signed, directory.clock.now())
  if (!token) return null
  const enrolment = token.enrolment ?? ''
  const { scope, office, answers } = await visitOrganisation(c, (there) => [
    selectOffer(there, token.session),
    selectOfferSlots(there, token.session),
    selectAccount(there),
    selectSeat(there, enrolment),
    selectPaymentsOf(there, enrolment),
  ])
  const [[offer], slots, [account], [seat], payments] = answers
  if (!offer) return null
  const gateway = await gatewayOf(
    scope,
    c.env,
    account,
    (payment) => c.var.origin + paths.standIn(organisation, payment),
  )
  const paysNow = isPaidNow(offer) && gateway !== null
  return { scope, office, offer, slots, token, signed, gateway, paysNow, seat, payments }
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>

async function present(c: Context): Promise<Loaded> {
  const loaded = await load(c)
  if (!loaded) throw new NotThere()
  return loaded
}

/** An address that was never ours, or is too old. */
async function gone(c: Context): Promise<Response> {
  const { office } = await visitOrganisation(c, () => [])
  const { w } = c.var
  return portal(
    c,
    office,
    w.registrations.linkGone,
    <RegistrationGonePage w={w} organisation={office.organisationId} />,
  )
}

const back = (c: Context, { office, signed }: Loaded): Response =>
  c.redirect(paths.portal.registered(office.organisationId, signed), 303)

function show(c: Context, loaded: Loaded, problem?: DoneScreen['problem'], status: 200 | 409 = 200) {
  const { scope, office, offer, slots, paysNow, seat, signed, payments } = loaded
  const { w } = c.var
  const done = stateOf(loaded)
  const open = payments.find(({ state, address }) => state === 'asked' && address !== '')
  const screen: DoneScreen = {
    organisation: { id: office.organisationId, name: office.name },
    offer,
    slots,
    state: stateOfOffer(offer, dayIn(scope.clock.now(), office.timeZone)),
    paysNow,
    done,
    token: signed,
    heldUntil: seat?.heldUntil ?? 0,
    payment: open?.address,
    problem,
    mayTake: done === 'waiting' && seat !== undefined && seat.seatsLeft > 0 && seat.cancelledAt === null,
  }
  return portal(c, office, w.registrations.doneTitle[done], <RegistrationDonePage w={w} screen={screen} />, { status })
}

function stateOf({ token, seat, scope }: Loaded): DoneState {
  if (!seat) return token.shown ?? 'received'
  if (seat.endedAt !== null || (seat.state === 'held' && seat.heldUntil <= scope.clock.now())) return 'ended'
  return seat.state
}
