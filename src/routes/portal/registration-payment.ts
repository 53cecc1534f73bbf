import { batch } from '#db/database.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { selectSeat } from '#db/sessions/registration-seats.ts'
import type { OfferRow } from '#db/sessions/registrations.ts'
import type { Gateway } from '#domain/sessions/payment-gateway.ts'
import { askPayment } from '#domain/sessions/payments.ts'
import { signRegistration } from '#domain/sessions/registration-token.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'

type Where = { scope: Scope; office: OfficeRow; offer: OfferRow; gateway: Gateway | null }

/** Asks for the page where a seat that is kept is paid. Refused now, it may be asked again from the page after. */
export async function askForSeat(c: Context, { scope, office, offer, gateway }: Where, enrolmentId: string) {
  const [[seat]] = await batch(scope.db, [selectSeat(scope, enrolmentId)])
  if (!gateway || !seat || seat.state !== 'held' || seat.endedAt !== null || seat.heldUntil === 0) return null
  const { w } = c.var
  const organisation = office.organisationId
  const token = { organisation, session: offer.id, enrolment: enrolmentId }
  const signed = await signRegistration(tokens(c.env.SECRET), token, scope.clock.now())
  const back = c.var.origin + paths.portal.registered(organisation, signed)
  return askPayment(scope, gateway, {
    enrolmentId,
    sessionId: offer.id,
    siteId: offer.siteId,
    amount: seat.price,
    heldUntil: seat.heldUntil,
    title: offer.title,
    description: offer.startsOn ? w.format.period(offer.startsOn, offer.endsOn) : offer.code,
    email: seat.email,
    language: w.language,
    success: back,
    cancel: back,
  })
}
