import type { Words } from '#words/words.ts'

export const events: Words['events'] = {
  history: 'History',
  none: 'Nothing yet.',
  automatic: 'Lisière',
  actions: {
    site_opened: 'Site opened',
    site_changed: 'Site changed',
    site_closed: 'Site closed',
    site_reopened: 'Site reopened',
  },
}
