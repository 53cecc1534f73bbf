import { fold } from '#db/fold.ts'

/** What a search asks for: a few words as the texts are kept by them, the longest first, since it finds the fewest. */
export const askedWords = (text: string): string[] =>
  [...new Set(searchedWords(text))]
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWords)

const mostWords = 4

/** The words of a text without accents, capitals nor final s or x: the plural is found by the singular. */
export const searchedWords = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter(({ length }) => length >= 3 && length <= 40)
    .map((word) => (word.length > 3 ? word.replace(/[sx]+$/, '') : word))
