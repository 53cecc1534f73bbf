import type { Words } from '#words/words.ts'

export const portal: Words['portal'] = {
  frame: {
    ownSpace: 'My space',
    website: 'Our website',
    registered: (nda: string) =>
      `Registered as a training provider under number ${nda}. This registration is not an approval by the State.`,
  },
  catalogue: {
    title: 'Courses',
    offers: 'Courses on offer',
    lead: (name) => `The courses of ${name}, with their dates, their prices and the seats left.`,
    search: 'Search for a course',
    searchHint: 'A trade, a subject',
    find: 'Search',
    noneFound: (q) => (q ? `No course matches “${q}”` : 'No course for the moment'),
    more: 'See the next ones',
    undated: 'Dates on request',
    online: 'Online',
    waiting: 'Waiting list',
    seat: 'seat',
    seats: 'seats',
    modalities: { in_person: 'In person', remote: 'Remote', mixed: 'Blended' },
  },
  programme: {
    coming: 'Next dates',
    noDate: 'No public date for the moment. Call us: we open some on request.',
    register: 'Register',
    joinWaiting: 'Waiting list',
    contact: 'A question',
    contactHint: 'For a group, funding or a particular need, let us talk before you register.',
    updated: (day) => `Programme updated on ${day}.`,
    noResults: 'Results are given as soon as enough people have taken this course.',
  },
}
