import { fold } from '#db/fold.ts'
import { isSiret, optionalEmail, phone } from '#domain/fields.ts'
import type { Columns, ImportField } from './import-columns.ts'

export type ImportRecord = {
  line: number
  givenName: string
  familyName: string
  email: string
  phone: string
  company: string
  siret: string
  job: string
}

export const lineFaults = ['no_name', 'too_long', 'email', 'phone', 'siret', 'twice', 'session_closed'] as const
export type LineFault = (typeof lineFaults)[number]
export type Refused = { line: number; why: LineFault; field: ImportField | '' }

const longest = 160
const emails = optionalEmail()
const phones = phone()

/** One line as somebody, or why it cannot be one. */
export function parseImportLine(line: number, cells: readonly string[], columns: Columns): ImportRecord | Refused {
  const said = Object.fromEntries(
    columns.flatMap((field, at) => (field === '' ? [] : [[field, tidy(cells[at] ?? '')]])),
  ) as Partial<Record<ImportField, string>>
  const long = (Object.entries(said) as [ImportField, string][]).find(([, text]) => text.length > longest)
  if (long) return { line, why: 'too_long', field: long[0] }
  const names = namesOf(said)
  if (!names) return { line, why: 'no_name', field: said.fullName === undefined ? 'familyName' : 'fullName' }
  const email = emails.safeParse(said.email ?? '')
  if (!email.success) return { line, why: 'email', field: 'email' }
  const number = phones.safeParse(dialled(said.phone ?? ''))
  if (!number.success) return { line, why: 'phone', field: 'phone' }
  const siret = (said.siret ?? '').replaceAll(/\s/g, '')
  if (siret !== '' && !isSiret(siret)) return { line, why: 'siret', field: 'siret' }
  const { company = '', job = '' } = said
  return { line, ...names, email: email.data, phone: number.data, company, siret, job }
}

export const isRefused = (read: ImportRecord | Refused): read is Refused => 'why' in read

/** Two lines with the same key are the same person: by address, or by name where there is none. */
export const keyOf = ({ email, familyName, givenName, company }: ImportRecord): string =>
  email === '' ? `n ${fold(familyName, givenName)} | ${fold(company)}` : `e ${email}`

export const nameKeyOf = ({ familyName, givenName }: Pick<ImportRecord, 'familyName' | 'givenName'>): string =>
  fold(familyName, givenName)

function namesOf({ givenName = '', familyName = '', fullName = '' }: Partial<Record<ImportField, string>>) {
  if (familyName !== '' && givenName !== '') return { givenName, familyName }
  if (fullName === '') return null
  const words = fullName.split(' ')
  const loud = words.filter((word) => word === word.toUpperCase() && /\p{L}{2}/u.test(word))
  // MARTIN Cléo and Cléo MARTIN: the loud words are the family's.
  if (loud.length > 0 && loud.length < words.length) {
    return { givenName: words.filter((word) => !loud.includes(word)).join(' '), familyName: loud.join(' ') }
  }
  const [given = '', ...family] = words
  return family.length > 0 ? { givenName: given, familyName: family.join(' ') } : null
}

/** A spreadsheet takes a number for a number, and its first nought away. */
const dialled = (text: string): string => (/^[1-9]\d{8}$/.test(text) ? `0${text}` : text)

const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
