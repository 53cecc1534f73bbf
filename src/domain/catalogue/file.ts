import { acceptContent } from './content.ts'
import { type ActionType, actionTypes, type Sheet } from './sheet.ts'

/** A programme out of its organisation: what it says, and how it is filed. */
export type FiledProgramme = { actionType: ActionType; nsf: string; sheet: Sheet }

const format = 'lisiere.programme'
const schema = 1

/** Lines are for who reads it; the schema is for who imports it, here or later. */
export function writeProgramme({ actionType, nsf, sheet }: FiledProgramme): string {
  return `${JSON.stringify({ format, schema, actionType, nsf, ...sheet }, null, 2)}\n`
}

/** What such a file says, or why it cannot be read. */
export function parseProgramme(text: string): FiledProgramme | 'not_a_programme' | 'newer_programme' {
  const read = asObject(text)
  if (read?.format !== format || typeof read.schema !== 'number') return 'not_a_programme'
  if (read.schema > schema) return 'newer_programme'
  const content = acceptContent(read)
  const actionType = actionTypes.find((one) => one === read.actionType)
  const { title, nsf } = read
  const amounts = amountsOf(read)
  if (!content || !actionType || !amounts || !isName(title) || typeof nsf !== 'string') return 'not_a_programme'
  const filed = { actionType, nsf: nsf.slice(0, 4), sheet: { title, ...amounts, ...content } }
  return isKept(JSON.stringify(filed)) ? filed : 'not_a_programme'
}

const numbers = ['minutes', 'halfDays', 'pricePerPerson', 'pricePerGroup', 'pricePerDay'] as const

type Amounts = Record<(typeof numbers)[number], number>

function amountsOf(read: Record<string, unknown>): Amounts | null {
  const found = numbers.map((name) => [name, read[name]] as const)
  return found.every(([, value]) => Number.isSafeInteger(value) && (value as number) >= 0)
    ? (Object.fromEntries(found) as Amounts)
    : null
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200

/** As the database keeps it: JSON writes NUL and half characters as escapes, and a backslash twice. */
const isKept = (json: string): boolean => !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(json) && json.length <= 200_000

function asObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
