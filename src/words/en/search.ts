import type { Words } from '#words/words.ts'

export const search: Words['search'] = {
  title: 'Search',
  lead: 'Pages, people, companies, sessions, programmes and sites.',
  hint: 'Name, company, session, page',
  pages: 'Pages',
  persons: 'People',
  companies: 'Companies',
  sessions: 'Sessions',
  programmes: 'Training programmes',
  sites: 'Sites',
  none: (q) => (q ? `Nothing matches “${q}”` : 'Nothing to show here'),
  advice: 'Try the beginning of a name or of a town. Accents do not matter.',
  more: 'There are more answers: add a few letters.',
}
