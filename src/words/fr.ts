import { ui } from '#words/fr/ui.ts'

export const fr = { ui }
