import { en } from '#words/en.ts'
import { type Formats, formats } from '#words/format.ts'
import { fr } from '#words/fr.ts'
import { roomByRoom } from '#words/typography.ts'

export type Language = 'fr' | 'en'
export const languages = ['fr', 'en'] as const

/** The French dictionary gives the shape; any other language that misses a word does not compile. */
export type Words = Same<typeof fr>

/** What a view needs to speak: the words of a language, and its way to write dates, hours and amounts. */
export type Speech = Words & { language: Language; format: Formats }

export function speech(language: Language, timeZone = 'Europe/Paris'): Speech {
  const key = `${language} ${timeZone}`
  const known = spoken.get(key)
  if (known) return known

  // Behind it rather than within it: a copy would read every room.
  const made: Speech = Object.assign(Object.create(dictionaries[language]), {
    language,
    format: formats(language, timeZone),
  })
  spoken.set(key, made)
  return made
}

/** The first language of the browser that we speak, else French. */
export function preferred(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return asked.find((code): code is Language => code === 'fr' || code === 'en') ?? 'fr'
}

const dictionaries: Record<Language, Words> = { fr: roomByRoom(fr), en }

/** Holds nothing of a request: words and formatters only, one entry a language and time zone. */
const spoken = new Map<string, Speech>()

type Same<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Same<T[Key]> }
