import { signatureSigners } from '#db/documents/signature-tables.ts'
import { papers } from '#db/documents/tables.ts'
import { personalLinks } from '#db/people/personal-link-tables.ts'
import { standings } from '#db/people/standing-tables.ts'
import { companyPlaces, ofCompany, ofPerson, personPlaces } from '#db/sessions/enrolment-merges.ts'
import { calendarFeeds } from '#db/sessions/tables.ts'
import { credentials, developments, partners, referents } from './registers-tables.ts'
import { tickets } from './tickets-tables.ts'

/** A decision is one for each party: it passes to who has none of their own. */
const standing = {
  table: standings,
  organisation: standings.organisationId,
  owner: standings.partyId,
  key: standings.organisationId,
  field: 'partyId',
} as const

/** All that passes with somebody, from every room: this one comes last, and knows them all. */
export const allOfPerson = {
  ...personPlaces,
  papers: ofPerson(papers, papers.id),
  signers: ofPerson(signatureSigners, signatureSigners.id),
  links: ofPerson(personalLinks, personalLinks.id),
  feeds: ofPerson(calendarFeeds, calendarFeeds.id),
  standing,
  partners: ofPerson(partners, partners.organisationId),
  referents: ofPerson(referents, referents.kind),
  developments: ofPerson(developments, developments.id),
  credentials: ofPerson(credentials, credentials.id),
  tickets: ofPerson(tickets, tickets.id),
} as const

export const allOfCompany = {
  ...companyPlaces,
  papers: ofCompany(papers, papers.id),
  standing,
  partners: ofCompany(partners, partners.organisationId),
  tickets: ofCompany(tickets, tickets.id),
} as const
