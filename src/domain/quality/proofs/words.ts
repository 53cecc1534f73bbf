import { fold } from '#db/fold.ts'

const mostWords = 800
const mostSearched = 5

/** The words by which a proof is found, each once: neither accents, case, nor a plural hide one. */
export function wordsOf(...texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => fold(text).split(' ')).filter(isKept)
  return [...new Set(words.map(singular))].slice(0, mostWords)
}

/** What is looked for, the longest word first: it most likely belongs to the fewest. */
export const searchedWords = (typed: string): string[] =>
  wordsOf(typed.slice(0, 200))
    .slice(0, mostSearched)
    .sort((one, other) => other.length - one.length)

const isKept = ({ length }: string): boolean => length >= 2 && length <= 40

const singular = (word: string): string => (word.length > 3 ? word.replace(/[sx]+$/, '') : word)
