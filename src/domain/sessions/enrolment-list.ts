import { fold } from '#db/fold.ts'
import { email, line } from '#domain/fields.ts'

export type Listed = { line: number; givenName: string; familyName: string; email: string }

export const mostListed = 100

/**
 * People as a company sends them: « Prénom Nom <adresse> », cells copied from a spreadsheet, with or without a line of
 * titles. A name in capitals is the family name. Somebody named twice counts once. Lines that do not read come back.
 */
export function parsePeople(text: string): { people: readonly Listed[]; unread: readonly number[] } {
  const lines = text.split(/\r\n|\n|\r/)
  const titles = titlesOf(lines.find((one) => one.trim() !== '') ?? '')
  const found = new Map<string, Listed>()
  const unread: number[] = []
  let isFirst = true
  for (const [index, written] of lines.entries()) {
    if (written.trim() === '') continue
    const isTitles = isFirst && titles !== null
    isFirst = false
    if (isTitles) continue
    const read = readLine(written, titles)
    if (!read) unread.push(index + 1)
    else {
      const key = read.email || fold(read.familyName, read.givenName)
      if (!found.has(key)) found.set(key, { line: index + 1, ...read })
    }
  }
  return { people: [...found.values()], unread }
}

type Name = { givenName: string; familyName: string }
type Titles = { given: number; family: number }

function readLine(written: string, titles: Titles | null): (Name & { email: string }) | null {
  const addresses = written.match(/[^\s;,<>"()]+@[^\s;,<>"()]+/g) ?? []
  if (addresses.length > 1) return null
  const address = addresses[0] ?? ''
  const parsed = address === '' ? null : email().safeParse(address)
  if (parsed && !parsed.success) return null
  const name = titles ? byTitles(cellsOf(written), titles) : byLook(written.replace(address, ' '))
  const [given, family] = [line(80).safeParse(name.givenName), line(80).safeParse(name.familyName)]
  if (!given.success || !family.success || !hasLetter(given.data) || !hasLetter(family.data)) return null
  return { givenName: given.data, familyName: family.data, email: parsed?.data ?? '' }
}

/** Which columns a line of titles names; null when it names none: it is somebody. */
function titlesOf(written: string): Titles | null {
  const cells = cellsOf(written).map((cell) => fold(cell))
  const given = cells.findIndex((cell) => ['prenom', 'prenoms', 'given name', 'first name', 'firstname'].includes(cell))
  const family = cells.findIndex((cell) =>
    ['nom', 'nom de famille', 'nom d usage', 'family name', 'last name', 'lastname', 'surname'].includes(cell),
  )
  return given < 0 || family < 0 ? null : { given, family }
}

const byTitles = (cells: readonly string[], { given, family }: Titles): Name => ({
  givenName: cells[given] ?? '',
  familyName: cells[family] ?? '',
})

function byLook(written: string): Name {
  const cells = cellsOf(written).filter((cell) => hasLetter(cell) && !isCivility(cell))
  const [first = '', second] = cells
  if (second !== undefined) return inOrder(first, second)
  const words = first.split(/\s+/).filter((word) => !isCivility(word))
  const capitals = words.filter(isCapitals)
  if (capitals.length > 0 && capitals.length < words.length) {
    return { givenName: words.filter((word) => !isCapitals(word)).join(' '), familyName: capitals.join(' ') }
  }
  const [givenName = '', ...family] = words
  return { givenName, familyName: family.join(' ') }
}

/** Two cells: the one in capitals is the family name, otherwise the given name comes first. */
const inOrder = (first: string, second: string): Name =>
  isCapitals(first) && !isCapitals(second)
    ? { givenName: second, familyName: first }
    : { givenName: first, familyName: second }

const cellsOf = (written: string): string[] =>
  written.split(written.includes('\t') ? '\t' : /[;,]/).map((cell) => cell.replaceAll(/["<>()]/g, ' ').trim())

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

const isCivility = (text: string): boolean => /^(m|mr|mme|mlle|madame|monsieur)\.?$/i.test(text)

const hasLetter = (text: string): boolean => /\p{L}/u.test(text)
