import { type Formats, formats } from '#words/format.ts'
import { fr } from '#words/fr.ts'
import { roomByRoom } from '#words/typography.ts'

export type Language = 'fr' | 'en'
export const languages = ['fr', 'en'] as const

/** The French dictionary gives the shape; any other language that misses a word does not compile. */
export type Words = Same<typeof fr>

/** What a view needs to speak: the words of a language, and its way to write dates, hours and amounts. */
export type Speech = Words & { language: Language; format: Formats }

/** French is there when the Worker starts; English is read the first time it is spoken. */
export async function speech(language: Language, timeZone = 'Europe/Paris'): Promise<Speech> {
  const key = `${language} ${timeZone}`
  const known = spoken.get(key)
  if (known) return known

  const words = language === 'en' ? (await import('#words/en.ts')).en : french
  // Behind it rather than within it: a copy would read every room.
  const made: Speech = Object.assign(Object.create(words), {
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

const french: Words = roomByRoom(fr)

/** Holds nothing of a request: words and formatters only, one entry a language and time zone. */
const spoken = new Map<string, Speech>()

type Same<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Same<T[Key]> }
