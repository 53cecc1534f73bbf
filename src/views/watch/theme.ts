import type { Theme } from '#domain/quality/watch/themes.ts'
import type { Speech } from '#words/words.ts'

export const themeChoices = ({ watch }: Speech) =>
  Object.entries(watch.themes).map(([value, label]) => ({ value, label }))

export const themeOf = ({ watch }: Speech, theme: string): string => watch.themes[theme as Theme] ?? ''
