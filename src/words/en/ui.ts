import type { Words } from '#words/words.ts'

export const ui: Words['ui'] = {
  skip: 'Skip to content',
}
