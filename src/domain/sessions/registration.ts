import * as z from 'zod'
import { choice, email, isSiret, line, optionalLine, optionalText, phone, ticked } from '#domain/fields.ts'

const id = z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

/** The id is made with the form, so that a form sent twice is one registration. */
export const RegistrationInput = z
  .strictObject({
    id,
    givenName: line(80),
    familyName: line(80),
    email: email(),
    phone: phone(),
    payer: choice(['self', 'company']),
    companyName: optionalLine(160),
    companySiret: optionalLine(24)
      .transform((text) => text.replaceAll(/\s/gu, ''))
      .refine((text) => text === '' || isSiret(text), { error: 'siret' }),
    wantsCall: ticked(),
    needs: optionalText(1000),
    message: optionalText(1000),
    consent: ticked().refine((agreed) => agreed, { error: 'unsure' }),
    /** Shown to nobody: only a program fills it. */
    fax: optionalLine(200),
  })
  .superRefine(({ payer, companyName }, context) => {
    if (payer === 'company' && companyName === '') {
      context.addIssue({ code: 'custom', path: ['companyName'], message: 'required' })
    }
  })
export type RegistrationInput = z.output<typeof RegistrationInput>

/** How long a seat is kept while somebody pays. */
export const holdFor = 30 * 60_000

export type Offer = {
  isPublic: number
  startsOn: string
  cancelledAt: number | null
  closedAt: number | null
  seatsMax: number
  taken: number
  waiting: number
  price: number
  isPaidOnline: number
}

export type OfferState = 'open' | 'full' | 'closed' | 'begun' | 'cancelled'

/** Whether somebody may register on that day, and for what. */
export function stateOfOffer(offer: Offer, today: string): OfferState {
  if (offer.cancelledAt !== null) return 'cancelled'
  if (offer.closedAt !== null) return 'closed'
  if (offer.startsOn !== '' && offer.startsOn <= today) return 'begun'
  return hasRoom(offer) ? 'open' : 'full'
}

/** Whoever waits comes first. */
export const hasRoom = ({ taken, seatsMax, waiting }: Pick<Offer, 'taken' | 'seatsMax' | 'waiting'>): boolean =>
  taken < seatsMax && waiting === 0

export const isPaidNow = ({ isPaidOnline, price }: Pick<Offer, 'isPaidOnline' | 'price'>): boolean =>
  isPaidOnline === 1 && price > 0

/** The day it is, there. */
export const dayIn = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
