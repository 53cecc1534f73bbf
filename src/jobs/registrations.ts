import { batch } from '#db/database.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Owed } from '#db/scope.ts'
import { type SeatRow, selectHoldsPast, selectSeat } from '#db/sessions/registration-seats.ts'
import {
  type OfferRow,
  type OfferSlot,
  selectOffer,
  selectOfferSlots,
  selectRegistration,
  selectRegistrationOf,
} from '#db/sessions/registrations.ts'
import { shardsOf } from '#db/shards.ts'
import type { WordedKind } from '#domain/messages/template.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded } from '#domain/messages/wording.ts'
import { offerCalendar } from '#domain/sessions/offer-calendar.ts'
import { releaseHold } from '#domain/sessions/registration-seats.ts'
import { signRegistration } from '#domain/sessions/registration-token.ts'
import { log } from '#edge/log.ts'
import type { Attachment } from '#edge/mail.ts'
import { tokens } from '#edge/tokens.ts'
import type { Bindings } from '#env.ts'
import { paths } from '#paths.ts'
import { type Speech, speech } from '#words/words.ts'
import { type Ambient, type Job, jobScope } from './job.ts'
import { letterTo } from './letter.tsx'
import { sendMail } from './mail.ts'
import { send } from './send.ts'
import { settledHere } from './sendings.ts'

/** How somebody stands, told to the address they gave: the first time, and each time they register again. */
export async function mailRegistration(job: Job): Promise<void> {
  const [[registration]] = await batch(job.scope.db, [selectRegistration(job.scope, job.event.subjectId)])
  if (!registration || registration.endedAt !== null) return job.settle([])
  return write(job, registration.enrolmentId, registration.language, kindOf[registration.state])
}

/** The payment has come in: the seat is theirs, or they wait for one. */
export async function mailConfirmation(job: Job): Promise<void> {
  const { action, payload } = job.event
  const enrolmentId = String(payload.enrolment ?? '')
  return write(job, enrolmentId, null, action === 'payment_too_late' ? 'registration-waiting' : 'registration')
}

/** Given a seat by hand: whoever had registered themselves is told as they were told that they wait. */
export async function mailPromotion(job: Job): Promise<void> {
  const { scope, event } = job
  const [[registered], [seat]] = await batch(scope.db, [
    selectRegistrationOf(scope, event.subjectId),
    selectSeat(scope, event.subjectId),
  ])
  if (!registered || seat?.state !== 'enrolled' || seat.endedAt !== null) return job.settle([])
  return write(job, event.subjectId, registered.language, 'registration')
}

/** From cron: seats that were kept for a payment that did not come. One that fails stops no other. */
export async function releaseHolds(env: Bindings, ambient: Ambient): Promise<number> {
  const owed: Owed[] = []
  let released = 0
  for (const shard of shardsOf(env).keys()) {
    for (const { organisationId, id } of await settledHere(env, ambient, shard, selectHoldsPast)) {
      const scope = jobScope(env, ambient, shard, organisationId, 'releaseHolds', owed)
      try {
        const [[seat]] = await batch(scope.db, [selectSeat(scope, id)])
        if (seat && (await releaseHold(scope, seat)).ok) released += 1
      } catch (error) {
        log(
          'error',
          { handler: 'releaseHolds', organisation: organisationId, enrolment: id, error: String(error) },
          error,
        )
      }
    }
  }
  await send(env, owed)
  return released
}

const kindOf = { enrolled: 'registration', waiting: 'registration-waiting', held: 'registration-payment' } as const

type Kind = Extract<WordedKind, 'registration' | 'registration-waiting' | 'registration-payment' | 'seat-offered'>

async function write(job: Job, enrolmentId: string, spoken: string | null, kind: Kind): Promise<void> {
  const written = await seatLetter(job, enrolmentId, spoken, kind)
  if (!written) return job.settle([])
  await sendMail(job, kind, written.mail, written.version)
}

/** How somebody stands in a session, as it is written to them; null when nobody can be written to, or nothing is held. */
export async function seatLetter(job: Job, enrolmentId: string, spoken: string | null, kind: Kind) {
  const { scope, env } = job
  const [[seat], [office], wordings, [registered]] = await batch(scope.db, [
    selectSeat(scope, enrolmentId),
    selectOffice(scope),
    selectWordings(scope, [
      [kind, 'fr'],
      [kind, 'en'],
    ]),
    selectRegistrationOf(scope, enrolmentId),
  ])
  if (!seat || !office || seat.email === '') return null
  const [[offer], slots] = await batch(scope.db, [
    selectOffer(scope, seat.sessionId),
    selectOfferSlots(scope, seat.sessionId),
  ])
  if (!offer || offer.cancelledAt !== null) return null

  const chosen = spoken ?? registered?.language ?? office.languages
  const language = chosen.startsWith('en') ? 'en' : 'fr'
  const w = await speech(language, office.timeZone)
  const { subject, body, version } = worded(kind, language, wordings, w.messages.ownWords[kind], {
    ...valuesOf(seat, office),
    'session.title': offer.title,
    'session.dates': offer.startsOn ? w.format.period(offer.startsOn, offer.endsOn) : w.registrations.undated,
    'session.place': placeOf(offer, w.registrations.remote),
    'seat.until': w.format.hour(seat.heldUntil),
    'seat.price': w.format.amount(seat.price),
  })
  const action = { href: env.ORIGIN + (await addressOf(job, seat)), label: verbOf(w.registrations, kind) }
  const calendar = env.ORIGIN + paths.portal.calendar(scope.organisationId, offer.id)
  const after = offer.startsOn && offer.isPublic === 1 ? w.registrations.mailCalendar(calendar) : undefined
  const letter = letterTo(seat.email, { w, subject, body, after, action, ending: office.name })
  const attachments = kind === 'registration' && slots.length > 0 ? [calendarFile(job, offer, slots)] : []
  return { mail: { ...letter, fromName: office.name, attachments }, version, personId: seat.personId }
}

function calendarFile({ scope, env }: Job, offer: OfferRow, slots: readonly OfferSlot[]): Attachment {
  const address = offer.isPublic === 1 ? env.ORIGIN + paths.portal.session(scope.organisationId, offer.id) : ''
  const calendar = offerCalendar(scope.organisationId, offer, slots, address, scope.clock.now())
  return { ...calendar, type: 'text/calendar; charset=utf-8; method=PUBLISH' }
}

async function addressOf({ scope, env }: Job, { enrolmentId, sessionId }: SeatRow): Promise<string> {
  const token = { organisation: scope.organisationId, session: sessionId, enrolment: enrolmentId }
  const signed = await signRegistration(tokens(env.SECRET), token, scope.clock.now())
  return paths.portal.registered(scope.organisationId, signed)
}

function verbOf(words: Speech['registrations'], kind: Kind): string {
  if (kind === 'registration-payment') return words.mailPay
  return kind === 'seat-offered' ? words.mailTake : words.mailVerb
}

const placeOf = ({ modality, place, siteName, siteTown }: OfferRow, remote: string): string =>
  modality === 'remote' ? remote : place || [siteName, siteTown].filter(Boolean).join(', ')
