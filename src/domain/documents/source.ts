import type { Content } from '#domain/catalogue/content.ts'
import type { Mentions } from './mentions.ts'

/** What is known of a session when its papers are made. Without a session, only the organisation speaks. */
export type Source = {
  office: Office
  mentions: Mentions
  session: Session | null
  content: Content | null
  slots: readonly Slot[]
  trainers: readonly Trainer[]
  enrolments: readonly Enrolment[]
  companies: readonly Company[]
  fundings: readonly Funding[]
  absences: readonly Absence[]
}

export type Office = {
  organisationId: string
  name: string
  siret: string
  nda: string
  legalForm: string
  address: string
  email: string
  phone: string
  website: string
  vatNumber: string
  legalMentions: string
  timeZone: string
  logoId: string | null
}

export type Session = {
  id: string
  code: string
  title: string
  siteId: string
  startsOn: string
  endsOn: string
  modality: string
  place: string
  remoteLink: string
  spaceName: string | null
  siteStreet: string
  sitePostalCode: string
  siteTown: string
  siteAccessibility: string
  /** Of a site that has its own declaration of activity. */
  siteNda: string | null
  siteNdaRegion: string | null
  programmeId: string
  programmeTitle: string
  actionType: string
  major: number
  minor: number
  versionAt: number
  minutes: number
  pricePerPerson: number
  pricePerGroup: number
  content: string
}

export type Slot = {
  id: string
  day: string
  startsAt: number
  endsAt: number
  minutes: number
  title: string
  spaceId: string | null
  spaceName: string | null
  trainers: string | null
  /** A list, as JSON. */
  trainerIds: string
}
export type Trainer = { id: string; name: string; email: string }
export type Enrolment = {
  id: string
  sortKey: string
  personId: string
  givenName: string
  familyName: string
  email: string
  companyId: string | null
  companyName: string | null
  price: number
  plannedMinutes: number
  doneMinutes: number
}
export type Company = {
  id: string
  name: string
  siret: string
  street: string
  postalCode: string
  town: string
  email: string
  representative: string
  vatNumber: string
  contactId: string | null
  contactEmail: string | null
}
export type Funding = { enrolmentId: string; funder: string; amount: number; reference: string; state: string }
export type Absence = {
  enrolmentId: string
  day: string
  startsAt: number
  endsAt: number
  lost: number
  reason: string
}

/** Of whom one paper speaks. */
export type Subject = { enrolmentId?: string; companyId?: string; trainerId?: string }

/** How a paper writes dates, sums and the few words that values are made of. */
export type Voice = {
  format: {
    longDate: (iso: string) => string
    period: (first: string, last: string) => string
    hours: (from: number, to: number) => string
    duration: (minutes: number) => string
    amount: (cents: number) => string
    count: (value: number, one: string, many: string) => string
  }
  typeset: (text: string) => string
}

export type Asked = Readonly<Record<string, string>>
