import type { Words } from '#words/words.ts'

export const company: Words['company'] = {
  title: 'My company',
  several: 'My companies',
  tabs: 'My pages',
  people: 'My people',
  papers: 'Papers',
  none: 'You are a contact of no company',
  noneHint: 'The organisation links you to your company: ask for it.',
  nobody: 'No enrolment',
  nobodyHint: 'Those whom you send to training will appear here.',
  underWay: 'Under way and to come',
  past: 'Over',
  presence: (followed, planned) => `${followed} followed out of ${planned}`,
  slots: 'Their slots',
  papersHint: 'Quotes, agreements and invoices will appear here.',
  person: 'person',
  many: 'people',
  sessions: 'Open sessions',
  noSession: 'No open session',
  noSessionHint: 'Sessions to come that are open to all will appear here.',
  perPerson: (price) => `${price} each`,
  full: 'Full, waiting list',
  paidThere: 'paid when registering, one person at a time',
  notOpen: 'Nobody can register for this session, or not any more.',
  whom: 'Whom do you enrol?',
  whomHint:
    'One person a line: First name Last name <address>, or columns copied from a spreadsheet. The address receives the confirmation.',
  consent: (organisation) =>
    `These people know that ${organisation} uses this information to handle their registration and to contact them about it.`,
  consentHint: 'It is used for nothing else. Each of them may see it, correct it or have it erased.',
}
