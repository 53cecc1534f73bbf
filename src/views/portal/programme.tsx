import type { PackOfProgramme } from '#db/catalogue/packs.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import type { OfferedDate } from '#db/portal/offers.ts'
import type { Sheet } from '#domain/catalogue/sheet.ts'
import { paths } from '#paths.ts'
import { funderName } from '#views/catalogue/field-lines.ts'
import { Said, SheetContent } from '#views/catalogue/sheet.tsx'
import { type Indicators, PublishedResults } from '#views/surveys/results-published.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Icon } from '#views/ui/icon.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Facts } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { iconOf, modalityName, priceOf, seatsOf } from './catalogue.tsx'

type ProgrammeProps = {
  w: Speech
  office: OfficeRow
  id: string
  sheet: Sheet
  actionType: string
  updatedAt: number
  dates: readonly OfferedDate[]
  packs: readonly PackOfProgramme[]
  /** Of the last year that is known. */
  results: Indicators | null
}

/** One programme for everybody: what is taught, when, for how much, and how to come. */
export function PortalProgramme(props: ProgrammeProps) {
  const { w, office, sheet, updatedAt } = props
  const { catalogue: words, portal } = w
  return (
    <article class="programme">
      <nav class="back" aria-label={w.shell.crumbs}>
        <a href={paths.portal.catalogue(office.organisationId)}>
          <Icon name="chevron-left" />
          {portal.catalogue.title}
        </a>
      </nav>
      <div class="hero">
        <div>
          <h1>{sheet.title}</h1>
          <Facts facts={factsOf(props)} />
          <Places {...props} />
        </div>
      </div>
      <div class="programme-parts">
        <div class="programme-content">
          <h2 class="sr">{words.content}</h2>
          <SheetContent w={w} sheet={sheet} />
          {props.results && <PublishedResults w={w} results={props.results} />}
          <Said
            id="results"
            title={words.fields.results}
            text={sheet.results || (props.results ? '' : portal.programme.noResults)}
          />
        </div>
        <aside class="programme-side" aria-label={portal.programme.coming}>
          <Dates {...props} />
          <Prices w={w} sheet={sheet} />
          <Said id="access" title={words.fields.access} text={sheet.access} />
          <Said id="accessibility" title={words.fields.accessibility} text={sheet.accessibility} />
          <Contact w={w} office={office} />
        </aside>
      </div>
      <p class="mute">
        {portal.programme.updated(w.format.shortDay(updatedAt))}{' '}
        <a href={paths.portal.sheet(office.organisationId, props.id)}>{words.pdf}</a>
      </p>
    </article>
  )
}

function factsOf({ w, sheet, actionType }: ProgrammeProps) {
  const { catalogue: words, format } = w
  const { certification, minutes, halfDays } = sheet
  return [
    { icon: 'clock', text: `${format.duration(minutes)}, ${words.days(halfDays, format.number(halfDays / 2))}` },
    { icon: 'graduation-cap', text: (words.types as Record<string, string>)[actionType] ?? actionType },
    { icon: 'euro', text: `${priceOf(w, sheet.pricePerPerson)} ${sheet.pricePerPerson ? words.perPerson : ''}`.trim() },
    ...(certification
      ? [{ icon: 'award' as const, text: words.certified(certification.register, certification.code) }]
      : []),
  ] as const
}

/** Where it stands in what is sold together. */
function Places({ w: { catalogue: words, format }, packs }: ProgrammeProps) {
  return (
    <>
      {packs.map(({ title, kind, level }) => (
        <p>{kind === 'path' ? words.levelOf(format.number(level), title) : words.inPack(title)}</p>
      ))}
    </>
  )
}

function Dates({ w, office, dates }: ProgrammeProps) {
  const { programme: words } = w.portal
  return (
    <section aria-labelledby="dates-heading">
      <h3 id="dates-heading">{words.coming}</h3>
      {dates.length === 0 && <p>{words.noDate}</p>}
      <ul class="offered r">
        {dates.map((date) => (
          <li>
            <div>
              <b>{w.format.period(date.startsOn, date.endsOn)}</b>
              <small>
                <Icon name={iconOf(date.modality)} />
                {date.modality === 'remote' ? modalityName(w, 'remote') : placeOf(date)}
              </small>
              <small>
                {seatsOf(w, date.seatsLeft)} · {priceOf(w, date.pricePerPerson)}
              </small>
            </div>
            <LinkButton
              tone={date.seatsLeft > 0 ? 'primary' : undefined}
              href={paths.portal.session(office.organisationId, date.id)}
            >
              {date.seatsLeft > 0 ? words.register : words.joinWaiting}
              <span class="sr">{w.format.period(date.startsOn, date.endsOn)}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

const placeOf = ({ place, siteName, town }: OfferedDate): string =>
  place || [siteName, town].filter((text, at, all) => text && all.indexOf(text) === at).join(', ')

function Prices({ w, sheet }: { w: Speech; sheet: Sheet }) {
  const { catalogue: words } = w
  const price = (cents: number) => (cents ? priceOf(w, cents) : '')
  const priced = sheet.pricePerPerson || sheet.pricePerGroup || sheet.pricePerDay || sheet.funderPrices.length
  return (
    <section aria-labelledby="prices-heading">
      <h3 id="prices-heading">{words.prices}</h3>
      {!priced && <p>{words.noPrice}</p>}
      <KeyValues
        pairs={[
          [words.fields.pricePerPerson, price(sheet.pricePerPerson)],
          [words.fields.pricePerGroup, price(sheet.pricePerGroup)],
          [words.fields.pricePerDay, price(sheet.pricePerDay)],
          ...sheet.funderPrices.map(({ kind, price: cents }) => [funderName(w, kind), price(cents)] as const),
        ]}
      />
    </section>
  )
}

function Contact({ w, office }: { w: Speech; office: OfficeRow }) {
  const { programme: words } = w.portal
  const { phone, email } = office
  if (!phone && !email) return null
  return (
    <section aria-labelledby="contact-heading">
      <h3 id="contact-heading">{words.contact}</h3>
      <p>{words.contactHint}</p>
      <p class="links">
        {phone && <a href={`tel:${phone.replaceAll(/[^+0-9]/g, '')}`}>{phone}</a>}
        {email && <a href={`mailto:${email}`}>{email}</a>}
      </p>
    </section>
  )
}
