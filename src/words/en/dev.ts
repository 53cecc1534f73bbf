import type { Words } from '#words/words.ts'

export const dev: Words['dev'] = {
  mails: 'Mails held back',
  lead: 'No mail leaves this machine: they all arrive here, the latest first.',
  none: 'No mail for the moment.',
  to: (address: string) => `To ${address}`,
  all: 'All mails',
}
