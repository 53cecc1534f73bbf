import type { Words } from '#words/words.ts'

export const gate: Words['gate'] = {
  accessibility: 'Accessibility',
  privacy: 'Personal data',
  back: 'Back to the start',
  notThereTitle: 'This page does not exist',
  notThere: 'It may have moved, or it is not open to you. Nothing was changed.',
  wrongFormTitle: 'This request was not taken into account',
  wrongForm:
    'It came from a page opened for another organisation, or from elsewhere. Nothing was changed: open the page again and start over.',
  unreadableTitle: 'This request cannot be read',
  unreadable: 'What was sent is too large, or is not a form. Nothing was changed.',
  tooManyTitle: 'Too many attempts',
  tooMany: (when) => `Wait ${when}, then try again. Your account is not locked.`,
  movingTitle: 'One moment',
  moving:
    'Your organisation is changing databases. Reading still works; try again in a few minutes, nothing was changed.',
  brokenTitle: 'Something did not work',
  broken: (reference) => `Nothing was left half done. If it happens again, give us this reference: ${reference}.`,
}
