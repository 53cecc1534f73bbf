import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  addNeeds,
  deleteClosure,
  insertClosure,
  insertRegistrant,
  insertRegistrantCompany,
  insertRegistration,
  type NewRegistration,
  type OfferRow,
  replaceRegistration,
  selectCompanyBySiret,
  selectRegistered,
  selectRegistrant,
} from '#db/sessions/registrations.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { type Enrolled, enrol } from './enrolments.ts'
import { holdFor, type RegistrationInput } from './registration.ts'

export type Registered = Enrolled & { registrationId: string }

type Said = RegistrationInput & { language: string; consentText: string }

/** As many times as two people may be in each other's way: an address or a company made by somebody else meanwhile. */
const tries = 4

/**
 * Somebody registers from the public page. An address is one person: registering twice changes nothing, and is told to
 * that address alone.
 */
export async function register(scope: Scope, offer: OfferRow, said: Said, paysNow: boolean) {
  for (let turn = 0; turn < tries; turn += 1) {
    const [[known], [before], [company]] = await batch(scope.db, [
      selectRegistrant(scope, offer.id, said.email),
      selectRegistered(scope, offer.id, said.email),
      selectCompanyBySiret(scope, said.companySiret),
    ])
    if (known?.enrolmentId && known.state && known.endedAt === null) {
      const found = { enrolmentId: known.enrolmentId, state: known.state as Enrolled['state'] }
      // The same form sent twice: it has been answered already.
      if (before?.id === said.id) return yes<Registered>({ ...found, was: 'already', registrationId: said.id })
      return repeated(scope, offer, said, found, before?.id)
    }
    const heldUntil = paysNow ? scope.clock.now() + holdFor : 0
    const personId = known?.personId ?? scope.ids.next()
    const enrolmentId = known?.enrolmentId ?? scope.ids.next()
    const newCompany = said.payer === 'company' && said.companySiret !== '' && !company ? scope.ids.next() : null
    const companyId = said.payer === 'company' ? (company?.id ?? newCompany) : null
    const registration = rowOf(offer, said, enrolmentId)
    const registrationId = before?.id ?? said.id
    const { givenName, familyName, email, phone } = said
    const person = { id: personId, givenName, familyName, email, phone }

    const outcome = await enrol(
      scope,
      {
        id: enrolmentId,
        sessionId: offer.id,
        personId,
        companyId,
        price: offer.price,
        plannedMinutes: offer.minutes,
        source: 'public',
        heldUntil,
        siteId: offer.siteId,
        name: `${givenName} ${familyName}`,
      },
      [
        ...(known ? [] : [insertRegistrant(scope, person)]),
        ...(newCompany
          ? [insertRegistrantCompany(scope, { id: newCompany, name: said.companyName, siret: said.companySiret })]
          : []),
        ...(said.needs === '' ? [] : [addNeeds(scope, personId, said.needs)]),
        record(
          scope,
          'registration_received',
          registrationId,
          { session: offer.id, reference: offer.code },
          offer.siteId,
        ),
      ],
      () => [before ? replaceRegistration(scope, before.id, registration) : insertRegistration(scope, registration)],
    )
    if (outcome.ok && outcome.after.was !== 'already') return yes<Registered>({ ...outcome.after, registrationId })
    if (!outcome.ok && outcome.refusal !== 'taken') return outcome
  }
  return no('overtaken')
}

/** Nobody registers from the public page any more, until it opens again. */
export const closeRegistration = (scope: Scope, session: { id: string; code: string; siteId: string }) =>
  commit(scope, [
    insertClosure(scope, session.id),
    record(scope, 'registration_closed', session.id, { reference: session.code }, session.siteId),
  ])

export const openRegistration = (scope: Scope, session: { id: string; code: string; siteId: string }) =>
  commit(scope, [
    deleteClosure(scope, session.id),
    exactlyOne(scope),
    record(scope, 'registration_opened', session.id, { reference: session.code }, session.siteId),
  ])

type Known = { enrolmentId: string; state: Enrolled['state'] }

/** Here already: said once more by mail to whoever has the address, and the same answer on the screen as to anybody. */
async function repeated(scope: Scope, offer: OfferRow, said: Said, known: Known, registrationId: string | undefined) {
  const id = registrationId ?? said.id
  const outcome = await commit(scope, [
    ...(registrationId ? [] : [insertRegistration(scope, rowOf(offer, said, known.enrolmentId))]),
    record(scope, 'registration_repeated', id, { session: offer.id, reference: offer.code }, offer.siteId),
  ])
  // Asked twice at the same moment: the other one has said it.
  if (!outcome.ok && outcome.refusal === 'overtaken') return outcome
  return yes<Registered>({ ...known, was: 'already', registrationId: id })
}

function rowOf(offer: OfferRow, said: Said, enrolmentId: string): NewRegistration {
  const { id, givenName, familyName, email, phone, payer, companyName, companySiret, message, language } = said
  return {
    id,
    sessionId: offer.id,
    enrolmentId,
    givenName,
    familyName,
    email,
    phone,
    payer,
    companyName: payer === 'company' ? companyName : '',
    companySiret: payer === 'company' ? companySiret : '',
    wantsCall: said.wantsCall ? 1 : 0,
    message,
    language,
    consent: said.consentText,
  }
}
