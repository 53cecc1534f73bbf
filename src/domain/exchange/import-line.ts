import { fold } from '#db/fold.ts'
import { parseAmount } from '#domain/catalogue/hours.ts'
import { isSiret, optionalDay, optionalEmail, optionalPostalCode, phone } from '#domain/fields.ts'
import type { Category } from '#domain/people/person.ts'
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
  details: ImportDetails
  /** The code of the session where they are enrolled, and for how many cents, when the list says. */
  session: string
  price: number | null
  /** Somebody the list has named before, for another session. */
  isNamedAgain: boolean
}

export type ImportDetails = {
  bornOn: string
  street: string
  postalCode: string
  town: string
  job: string
  category: Category | ''
}

export const lineFaults = [
  'no_name',
  'too_long',
  'email',
  'phone',
  'siret',
  'date',
  'postal_code',
  'category',
  'price',
  'twice',
  'session_missing',
  'session_unknown',
  'session_closed',
] as const
export type LineFault = (typeof lineFaults)[number]
export type Refused = { line: number; why: LineFault; field: ImportField | '' }

const longest = 160
const emails = optionalEmail()
const phones = phone()
const days = optionalDay()
const postalCodes = optionalPostalCode()

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
  const details = detailsOf(said)
  if ('why' in details) return { line, ...details }
  const price = said.price ? parseAmount(said.price) : null
  if (said.price && price === null) return { line, why: 'price', field: 'price' }
  const { company = '', job = '', session = '' } = said
  const known = { email: email.data, phone: number.data, company, siret, job }
  return { line, ...names, ...known, details, session, price, isNamedAgain: false }
}

/** What papers and the yearly statement want to know of somebody. */
function detailsOf(said: Partial<Record<ImportField, string>>): ImportDetails | Omit<Refused, 'line'> {
  const bornOn = days.safeParse(dayWritten(said.bornOn ?? ''))
  if (!bornOn.success) return { why: 'date', field: 'bornOn' }
  const code = (said.postalCode ?? '').replaceAll(' ', '')
  const postalCode = postalCodes.safeParse(/^\d{4}$/.test(code) ? `0${code}` : code)
  if (!postalCode.success) return { why: 'postal_code', field: 'postalCode' }
  const category = categoryOf(said.category ?? '')
  if (category === null) return { why: 'category', field: 'category' }
  const { street = '', town = '', job = '' } = said
  return { bornOn: bornOn.data, street, postalCode: postalCode.data, town, job, category }
}

/** 24/11/1985, 24.11.1985, 1985-11-24, and what a spreadsheet adds of hours. */
function dayWritten(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.replace(/[T ]\d{1,2}:.*$/, '')
}

/** As people write it in their lists; null when it is none of them. */
function categoryOf(text: string): Category | '' | null {
  const said = fold(text)
  if (said === '') return ''
  return beginnings.find(([beginning]) => said.startsWith(beginning))?.[1] ?? null
}

const beginnings: readonly (readonly [string, Category])[] = [
  ['salarie', 'employee'],
  ['employe', 'employee'],
  ['apprenti', 'apprentice'],
  ['alternan', 'apprentice'],
  ['demandeu', 'job_seeker'],
  ['chome', 'job_seeker'],
  ['en recherche', 'job_seeker'],
  ['job', 'job_seeker'],
  ['particulier', 'individual'],
  ['individu', 'individual'],
  ['autre', 'other'],
  ['other', 'other'],
  ['agent', 'other'],
  ['independant', 'other'],
  ['benevole', 'other'],
]

export const isRefused = (read: ImportRecord | Refused): read is Refused => 'why' in read

/** Two lines with the same key are the same person: by address, or by name where there is none. */
export const personKeyOf = ({ email, familyName, givenName, company }: ImportRecord): string =>
  email === '' ? `n ${fold(familyName, givenName)} | ${fold(company)}` : `e ${email}`

/** The same person in the same session. */
export const keyOf = (record: ImportRecord): string => `${personKeyOf(record)} | ${fold(record.session)}`

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
