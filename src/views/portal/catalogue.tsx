import type { Page } from '#db/listing.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import type { OfferLine } from '#db/portal/offers.ts'
import type { PublicReferent } from '#db/quality/registers-network.ts'
import { paths } from '#paths.ts'
import { typeName } from '#views/catalogue/frame.tsx'
import { PublicReferents } from '#views/registers/public-referents.tsx'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Icon } from '#views/ui/icon.tsx'
import { Facts } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

type CatalogueProps = {
  w: Speech
  office: OfficeRow
  page: Page<OfferLine>
  searched: string
  address: string
  after: string | undefined
  referents: readonly PublicReferent[]
}

/** All that an organisation offers to everybody. */
export function PortalCatalogue({ w, office, page, searched, address, after, referents }: CatalogueProps) {
  const { catalogue: words } = w.portal
  return (
    <>
      <div class="hero">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead(office.name)}</p>
        </div>
      </div>
      <section class="stacked wide4" aria-label={words.offers}>
        <form class="actions" method="get" action={paths.portal.catalogue(office.organisationId)}>
          <search class="affix grow">
            <Icon name="search" />
            <input
              class="input"
              type="search"
              name="q"
              value={searched}
              aria-label={words.search}
              placeholder={words.searchHint}
              enterkeyhint="search"
            />
          </search>
          <Button>{words.find}</Button>
        </form>
        {page.items.length === 0 && <Empty level={2} icon="book-open" title={words.noneFound(searched)} />}
        <ul class="offers r">
          {page.items.map((offer) => (
            <Offer w={w} organisation={office.organisationId} offer={offer} />
          ))}
        </ul>
        {after && (
          <p class="actions">
            <span class="push" />
            <LinkButton href={withParameters(address, { after })} trailing="chevron-right">
              {words.more}
            </LinkButton>
          </p>
        )}
        <PublicReferents w={w} referents={referents} />
        <p>
          <a href={paths.portal.complaint(office.organisationId)}>{w.improvement.complaint.begin}</a>
        </p>
      </section>
    </>
  )
}

function Offer({ w, organisation, offer }: { w: Speech; organisation: string; offer: OfferLine }) {
  const { catalogue: words, format } = w
  const { title, actionType, minutes, halfDays, summary, modality } = offer
  return (
    <li class="offer">
      <div>
        <p class="kind">{typeName(words, actionType)}</p>
        <h2>
          <a href={paths.portal.programme(organisation, offer.id)}>{title}</a>
        </h2>
      </div>
      <div class="stacked">
        {summary && <p>{summary}</p>}
        <Facts
          facts={[
            {
              icon: 'clock',
              text: `${format.duration(minutes)}, ${words.days(halfDays, format.number(halfDays / 2))}`,
            },
            ...(modality ? [{ icon: iconOf(modality), text: modalityName(w, modality) }] : []),
          ]}
        />
      </div>
      <div class="next">
        <div>{offer.startsOn ? <NextDate w={w} offer={offer} day={offer.startsOn} /> : w.portal.catalogue.undated}</div>
        <b>{priceOf(w, offer.sessionPrice || offer.pricePerPerson)}</b>
      </div>
    </li>
  )
}

function NextDate({ w, offer, day }: { w: Speech; offer: OfferLine; day: string }) {
  return (
    <>
      <small>{offer.modality === 'remote' ? w.portal.catalogue.online : offer.town}</small>
      {w.format.date(day)}
      <small>{seatsOf(w, offer.seatsLeft ?? 0)}</small>
    </>
  )
}

export const priceOf = ({ catalogue: words, format }: Speech, cents: number): string =>
  cents ? `${format.amount(cents)} ${words.exclVat}` : words.noPrice

export const seatsOf = ({ portal: { catalogue: words }, format }: Speech, left: number): string =>
  left === 0 ? words.waiting : format.count(left, words.seat, words.seats)

export const iconOf = (modality: string) =>
  modality === 'remote' ? ('monitor' as const) : modality === 'mixed' ? ('blend' as const) : ('map-pin' as const)

export const modalityName = ({ portal: { catalogue: words } }: Speech, modality: string): string =>
  (words.modalities as Record<string, string>)[modality] ?? ''
