import { ui } from '#words/en/ui.ts'
import type { Words } from '#words/words.ts'

export const en: Words = { ui }
