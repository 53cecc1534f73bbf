import { walks } from './password-walks.ts'
import { folded, meanings, repeatedPart } from './password-words.ts'

export type PasswordRefusal = 'too_short' | 'too_long' | 'repeated' | 'keyboard' | 'personal' | 'common'

export type Person = { email: string; organisation?: string | undefined }

export const shortestPassword = 12

/**
 * Long, and not the first thing an attacker tries. Nothing is asked of its characters, and nothing is cut off.
 * `listed` knows the common words, folded: see `#edge/breached.ts`.
 */
export function refusePassword(
  plain: string,
  person: Person,
  listed: (word: string) => boolean,
): PasswordRefusal | null {
  const text = plain.normalize('NFC')
  if ([...text].length < shortestPassword) return 'too_short'
  if (new TextEncoder().encode(text).length > 1024) return 'too_long'

  const word = folded(text)
  if (new Set(word).size < 5 || repeatedPart(word).length < 6) return 'repeated'
  if (walks(text.toLowerCase())) return 'keyboard'
  if (isAbout(person, word)) return 'personal'
  return meanings(word).some(listed) ? 'common' : null
}

/** Holds the person's address or organisation, or little beside pieces of them. */
function isAbout({ email, organisation = '' }: Person, word: string): boolean {
  const names = [email.replace(/@.*$/s, '').replace(/\+.*$/s, ''), organisation].map(folded)
  const text = plainLetters(word)
  if (names.map(plainLetters).some((name) => name.length >= 4 && text.includes(name))) return true

  const pieces = names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((piece) => piece.length >= 3)
  const left = pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), text)
  return left.length < text.length && left.length < 8
}

const plainLetters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
