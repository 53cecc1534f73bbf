import type { OfficeRow } from '#db/organisations/offices.ts'
import { selectAccount } from '#db/sessions/payments.ts'
import { type OfferRow, type OfferSlot, selectOffer, selectOfferSlots } from '#db/sessions/registrations.ts'
import { gatewayOf } from '#domain/sessions/payment-gateway.ts'
import { dayIn, hasRoom, isPaidNow, RegistrationInput, stateOfOffer } from '#domain/sessions/registration.ts'
import { signRegistration } from '#domain/sessions/registration-token.ts'
import { register } from '#domain/sessions/registrations.ts'
import { tokens } from '#edge/tokens.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { RegistrationPage } from '#views/portal/registration.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { askForSeat } from './registration-payment.ts'

/** Anybody registers here for a session that is public. Whoever is known already is told so by mail, and here as anybody. */
export const registration = room('/o/:organisation/sessions/:id', { public: true })

  .get('/', async (c) => show(c, await load(c), freshForm(c)), { rows: 50 })

  .post(
    '/',
    async (c) => {
      const loaded = await load(c)
      const form = await readForm(c, RegistrationInput)
      if (!form.ok) return show(c, loaded, form.state, 422)
      const { scope, office, offer, state, paysNow } = loaded
      if (state !== 'open' && state !== 'full') return show(c, loaded, form.state, 409)
      // A program has filled what nobody sees: it is thanked, and nothing is kept.
      if (form.value.fax !== '') return done(c, loaded, { shown: 'received' })

      const attempt = await askAttempt(c, `registration ${office.organisationId} ${form.value.email}`, undefined)
      if (!attempt.allowed) return show(c, loaded, tooManyAttempts(c, form.state, attempt.retryAfter), 422)
      const { w } = c.var
      const said = { ...form.value, language: w.language, consentText: w.registrations.consent(office.name) }
      const outcome = await register(scope, offer, said, paysNow)
      if (!outcome.ok) {
        const refusal = outcome.refusal === 'session_closed' ? 'session_closed' : 'overtaken'
        return show(c, loaded, withRefusal(c, form.state, refusal), 409)
      }
      const { enrolmentId: enrolment, state: seat, was } = outcome.after
      if (seat === 'held') {
        await askForSeat(c, loaded, enrolment)
        return done(c, loaded, { enrolment })
      }
      // Somebody who is here already is shown what anybody would be at this moment.
      const shown = was === 'already' ? (paysNow ? 'received' : hasRoom(offer) ? 'enrolled' : 'waiting') : seat
      return done(c, loaded, { shown })
    },
    { rows: 160 },
  )

export type Loaded = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const id = c.req.param('id') ?? ''
  const { scope, office, answers } = await visitOrganisation(c, (there) => [
    selectOffer(there, id),
    selectOfferSlots(there, id),
    selectAccount(there),
  ])
  const [[offer], slots, [account]] = answers
  if (!offer || offer.isPublic === 0) throw new NotThere()
  const gateway = await gatewayOf(
    scope,
    c.env,
    account,
    (payment) => c.var.origin + paths.standIn(office.organisationId, payment),
  )
  const paysNow = isPaidNow(offer) && gateway !== null
  return { scope, office, offer, slots, gateway, ...standing(scope.clock.now(), office, offer), paysNow }
}

const standing = (now: number, { timeZone }: OfficeRow, offer: OfferRow) => ({
  state: stateOfOffer(offer, dayIn(now, timeZone)),
})

const freshForm = (c: Context): FormState => ({ values: { id: c.var.scope.ids.next() }, errors: {} })

function show(
  c: Context,
  { office, offer, slots, state, paysNow }: Shown,
  form: FormState,
  status: 200 | 409 | 422 = 200,
) {
  const { w } = c.var
  const organisation = { id: office.organisationId, name: office.name }
  const title = w.registrations.title(offer.title)
  const screen = { organisation, offer, slots, state, paysNow, form }
  return portal(
    c,
    office,
    status === 200 ? title : w.ui.errorTitle(title),
    <RegistrationPage w={w} screen={screen} />,
    { status, description: title },
  )
}

type Shown = Pick<Loaded, 'office' | 'offer' | 'state' | 'paysNow'> & { slots: readonly OfferSlot[] }

type Told = { enrolment?: string; shown?: 'enrolled' | 'waiting' | 'received' }

async function done(c: Context, { scope, office, offer }: Loaded, told: Told): Promise<Response> {
  const organisation = office.organisationId
  const token = { organisation, session: offer.id, ...told }
  const signed = await signRegistration(tokens(c.env.SECRET), token, scope.clock.now())
  return c.redirect(paths.portal.registered(organisation, signed), 303)
}
