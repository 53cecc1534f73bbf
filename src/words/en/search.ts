import type { Words } from '#words/words.ts'

export const search: Words['search'] = {
  title: 'Search',
  lead: 'The pages, people and sites of your organisation.',
  hint: 'Name, site, page',
  pages: 'Pages',
  persons: 'People',
  sites: 'Sites',
  none: (q) => (q ? `Nothing matches “${q}”` : 'Nothing to show here'),
  advice: 'Try the beginning of a name or of a town. Accents do not matter.',
  more: 'There are more answers: add a few letters.',
}
