import { Tokens } from './pdf-tokens.ts'

/** How the codes of a font are read. */
export type Letters = (codes: string) => string

const mostCodes = 70_000

/** Without a map of its own, a font of one byte a letter is nearly always written as Windows writes. */
export const plainLetters: Letters = (codes) =>
  new TextDecoder('windows-1252').decode(Uint8Array.from(codes, (one) => one.charCodeAt(0) & 255))

/** What a ToUnicode map says: each code, of one byte or two, and what it is read as. */
export function lettersFrom(map: string): Letters {
  const { known, width } = codesIn(map)
  return (codes) => {
    const letters: string[] = []
    for (let at = 0; at < codes.length; at += width)
      letters.push(known.get(numberOf(codes.slice(at, at + width))) ?? '')
    return letters.join('')
  }
}

function codesIn(map: string): { known: ReadonlyMap<number, string>; width: number } {
  const known = new Map<number, string>()
  const tokens = new Tokens(map)
  let width = 1
  let strings: (string | readonly string[])[] = []
  for (let token = tokens.next(); token && known.size < mostCodes; token = tokens.next()) {
    if (token.kind === 'string') strings.push(token.value)
    else if (token.kind === 'open' && token.value === '[') strings.push(stringsIn(tokens))
    else if (token.kind === 'word') {
      const codes = strings.filter((one) => typeof one === 'string')
      if (token.value === 'endcodespacerange') width = Math.min(2, Math.max(1, codes[0]?.length ?? 1))
      if (token.value === 'endbfchar') for (let at = 0; at + 1 < codes.length; at += 2) tell(codes[at], codes[at + 1])
      if (token.value === 'endbfrange') for (let at = 0; at + 2 < strings.length; at += 3) tellRange(strings.slice(at))
      strings = []
    }
  }
  return { known, width }

  function tell(code = '', letters = ''): void {
    known.set(numberOf(code), utf16(letters))
  }

  function tellRange([from, to, letters]: readonly (string | readonly string[])[]): void {
    if (typeof from !== 'string' || typeof to !== 'string' || letters === undefined) return
    const first = numberOf(from)
    const last = Math.min(numberOf(to), first + 0xffff)
    for (let code = first; code <= last && known.size < mostCodes; code++) {
      known.set(
        code,
        typeof letters === 'string' ? next(utf16(letters), code - first) : utf16(letters[code - first] ?? ''),
      )
    }
  }
}

function stringsIn(tokens: Tokens): readonly string[] {
  const strings: string[] = []
  for (let token = tokens.next(); token && token.kind !== 'close'; token = tokens.next()) {
    if (token.kind === 'string') strings.push(token.value)
  }
  return strings
}

/** The last letter of a range goes up with its code. */
function next(letters: string, by: number): string {
  const all = [...letters]
  const last = all.pop()?.codePointAt(0)
  return last === undefined || last + by > 0x10ffff ? '' : all.join('') + String.fromCodePoint(last + by)
}

const numberOf = (bytes: string): number =>
  [...bytes].reduce((sum, one) => (sum * 256 + one.charCodeAt(0)) % 2 ** 32, 0)

const utf16 = (bytes: string): string =>
  new TextDecoder('utf-16be').decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0) & 255))
