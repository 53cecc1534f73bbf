import type { Words } from '#words/words.ts'

export const slots: Words['sessions']['slots'] = {
  title: 'Slots',
}
