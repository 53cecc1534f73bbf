import type { OfferRow, OfferSlot } from '#db/sessions/registrations.ts'
import { calendarOf } from '#edge/calendar.ts'

/** The half-days of a session, for the calendar of whoever comes. The same half-day is always the same moment. */
export function offerCalendar(
  organisationId: string,
  offer: OfferRow,
  slots: readonly OfferSlot[],
  address: string,
  now: number,
): { name: string; text: string } {
  const place = offer.place || [offer.siteName, offer.siteTown].filter(Boolean).join(', ')
  const moments = slots.map(({ id, startsAt, endsAt, title }) => ({
    uid: `${id}@${organisationId}.lisiere`,
    startsAt,
    endsAt,
    title: [offer.title, title].filter(Boolean).join(' : '),
    place: offer.modality === 'remote' ? '' : place,
    address,
  }))
  const name = offer.code.replaceAll(/[^\w-]/g, '').slice(0, 60) || 'session'
  return { name: `${name}.ics`, text: calendarOf(offer.title, moments, now) }
}
