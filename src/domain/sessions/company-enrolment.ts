import type { Scope } from '#db/scope.ts'
import { insertRegistrationOnce, type OfferRow } from '#db/sessions/registrations.ts'
import { record } from '#domain/events/commit.ts'
import { sha256 } from '#edge/digest.ts'
import type { Listed } from './enrolment-list.ts'
import { type Comer, enrolSeveral } from './enrolment-lot.ts'

/** As many as one batch writes with the letter of each. */
export const mostSent = 40

type Company = { id: string; name: string; siret: string }

type Said = { language: string; consentText: string }

type Known = Parameters<typeof enrolSeveral>[4]['there']

/** Somebody speaks for a company and enrols its people: each is told by mail, as whoever registers alone. */
export function enrolColleagues(
  scope: Scope,
  offer: OfferRow,
  company: Company,
  comers: readonly Comer[],
  there: Known,
  { language, consentText }: Said,
) {
  const beside = ({ givenName, familyName, email }: Comer, enrolmentId: string) => {
    if (email === '') return []
    const id = scope.ids.next()
    const registration = {
      ...{ id, sessionId: offer.id, enrolmentId, givenName, familyName, email, phone: '' },
      ...{ payer: 'company' as const, companyName: company.name, companySiret: company.siret },
      ...{ wantsCall: 0, message: '', language, consent: consentText },
    }
    const told = { session: offer.id, reference: offer.code }
    return [insertRegistrationOnce(scope, registration), record(scope, 'registration_received', id, told, offer.siteId)]
  }
  const session = { id: offer.id, siteId: offer.siteId, pricePerPerson: offer.price, plannedMinutes: offer.minutes }
  return enrolSeveral(scope, session, company, comers, { seats: offer, there }, { source: 'company', beside })
}

/** Whoever is new has the id of their line in that form: sent twice, even at once, it makes them known once. */
export async function newIdOf(scope: Scope, form: string, { email, givenName, familyName }: Listed): Promise<string> {
  const digest = await sha256(`${scope.actor.id} ${form} ${email || `${givenName} ${familyName}`}`)
  return digest.slice(0, 26)
}
