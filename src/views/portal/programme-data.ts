import type { OfficeRow } from '#db/organisations/offices.ts'
import type { OfferedDate } from '#db/portal/offers.ts'
import type { Sheet } from '#domain/catalogue/sheet.ts'

type Told = {
  office: OfficeRow
  sheet: Sheet
  dates: readonly OfferedDate[]
  /** Where this page is, and where one registers for a session. */
  address: string
  registration: (sessionId: string) => string
  language: string
}

/** The programme as schema.org has it: a Course, with an instance for each session that can be joined. */
export function courseOf({ office, sheet, dates, address, registration, language }: Told) {
  const provider = {
    '@type': 'EducationalOrganization',
    name: office.name,
    ...(office.website ? { sameAs: office.website } : {}),
    ...(office.phone ? { telephone: office.phone } : {}),
    ...(office.email ? { email: office.email } : {}),
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: sheet.title,
    description: summaryOf(sheet) || sheet.title,
    url: address,
    inLanguage: language,
    provider,
    timeRequired: durationOf(sheet.minutes),
    ...(sheet.prerequisites ? { coursePrerequisites: sheet.prerequisites } : {}),
    ...(sheet.objectives.length ? { teaches: sheet.objectives.map(({ text }) => text) } : {}),
    ...(sheet.audience ? { audience: { '@type': 'Audience', audienceType: sheet.audience } } : {}),
    ...(sheet.certification ? { educationalCredentialAwarded: credentialOf(sheet.certification) } : {}),
    offers: [offerOf(sheet.pricePerPerson, address)],
    hasCourseInstance: dates.map((date) => ({
      '@type': 'CourseInstance',
      name: sheet.title,
      courseMode: modes[date.modality] ?? 'Onsite',
      courseWorkload: durationOf(sheet.minutes),
      startDate: date.startsOn,
      endDate: date.endsOn,
      maximumAttendeeCapacity: date.seatsMax,
      remainingAttendeeCapacity: date.seatsLeft,
      location: locationOf(date, registration(date.id)),
      offers: {
        ...offerOf(date.pricePerPerson, registration(date.id)),
        availability: `https://schema.org/${date.seatsLeft > 0 ? 'InStock' : 'SoldOut'}`,
      },
    })),
  }
}

/** What a search engine shows under the title: the objectives, in one sentence of a fair length. */
export const summaryOf = ({ objectives, audience }: Sheet): string =>
  shortened([...objectives.map(({ text }) => text), audience].filter(Boolean).join('. '))

const modes: Readonly<Record<string, string>> = { in_person: 'Onsite', remote: 'Online', mixed: 'Blended' }

function locationOf(date: OfferedDate, url: string) {
  if (date.modality === 'remote') return { '@type': 'VirtualLocation', url }
  return {
    '@type': 'Place',
    name: date.place || date.siteName,
    address: {
      '@type': 'PostalAddress',
      ...(date.place ? {} : { streetAddress: date.street, postalCode: date.postalCode, addressLocality: date.town }),
      addressCountry: 'FR',
    },
  }
}

/** A price on request is no price of nothing. */
const offerOf = (cents: number, url: string) => ({
  '@type': 'Offer',
  category: 'Paid',
  ...(cents > 0 ? { price: (cents / 100).toFixed(2), priceCurrency: 'EUR' } : {}),
  url,
})

const credentialOf = ({ register, code, title }: NonNullable<Sheet['certification']>): string =>
  [`${register} ${code}`.trim(), title].filter(Boolean).join(', ')

const durationOf = (minutes: number): string =>
  `PT${Math.floor(minutes / 60)}H${minutes % 60 ? `${minutes % 60}M` : ''}`

const shortened = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 299).trimEnd()}…`)
