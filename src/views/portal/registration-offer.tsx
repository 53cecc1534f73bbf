import type { OfferSlot } from '#db/sessions/registrations.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import type { Speech } from '#words/words.ts'
import type { RegistrationScreen } from './registration.tsx'

/** What one registers for, in a few lines; each half-day is there for who wants it. */
export function OfferCard({ w, screen }: { w: Speech; screen: Omit<RegistrationScreen, 'form'> }) {
  const words = w.registrations
  const { organisation, offer, slots, state } = screen
  return (
    <Card title={words.aboutTitle} id="offer">
      <KeyValues
        pairs={[
          [words.dates, offer.startsOn ? w.format.period(offer.startsOn, offer.endsOn) : words.undated],
          [words.hours, slots.length > 0 && <Hours w={w} slots={slots} />],
          [words.place, placeOf(w, screen)],
          [words.duration, w.format.duration(offer.minutes)],
          [words.price, offer.price > 0 ? w.format.amount(offer.price) : words.free],
          [words.seats, state === 'full' ? words.full : words.seatsLeft(offer.seatsMax - offer.taken)],
        ]}
      />
      <p>
        <a href={paths.portal.programme(organisation.id, offer.programmeId)}>{words.programme}</a>
      </p>
    </Card>
  )
}

function Hours({ w, slots }: { w: Speech; slots: readonly OfferSlot[] }) {
  const hours = [...new Set(slots.map(({ startsAt, endsAt }) => w.format.hours(startsAt, endsAt)))]
  return (
    <>
      {hours.length <= 2 && <span>{hours.join(', ')}</span>}
      <details>
        <summary>{w.registrations.allHours(w.format.number(slots.length))}</summary>
        <ul>
          {slots.map(({ day, startsAt, endsAt }) => (
            <li>
              {w.format.longDate(day)}, {w.format.hours(startsAt, endsAt)}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function placeOf(w: Speech, { offer }: Omit<RegistrationScreen, 'form'>): string {
  if (offer.modality === 'remote') return w.registrations.remote
  const site = offer.place || [offer.siteName, offer.siteStreet, `${offer.sitePostalCode} ${offer.siteTown}`.trim()]
  return [site].flat().filter(Boolean).join(', ')
}
