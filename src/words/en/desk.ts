import type { Words } from '#words/words.ts'
export const desk: Words['desk'] = {
  title: 'Today',
  lead: (day) => `${day}.`,
}
