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
}
