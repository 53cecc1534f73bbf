import { fold } from '#db/fold.ts'

/** The same words without those names, nor any address or telephone number: « le » stays, « Le » of « Le Goff » does not. */
export function unnamed(text: string, ...names: readonly (string | null)[]): string {
  const words = new Set(fold(...names.map((name) => name ?? '')).split(' '))
  return text
    .replace(/[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, hidden)
    .replace(/\+?\d(?:[\s.]?\d){8,}/gu, hidden)
    .replace(/[\p{L}\p{M}]+/gu, (word) => (words.has(fold(word)) && isName(word) ? hidden : word))
}

const hidden = '…'

const isName = (word: string): boolean => word.length > 3 || /^\p{Lu}/u.test(word)
