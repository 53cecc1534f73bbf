import type { Content } from './content.ts'

export const actionTypes = ['AF', 'BC', 'VAE', 'CFA'] as const
export type ActionType = (typeof actionTypes)[number]

/** A programme as one version sells it: everything that a version keeps. Amounts in cents, durations in minutes. */
export type Sheet = Content & {
  title: string
  minutes: number
  halfDays: number
  pricePerPerson: number
  pricePerGroup: number
  pricePerDay: number
}

/** What is taught and how it is proved: another programme, as soon as one of them changes. */
export const contentFields = [
  'title',
  'minutes',
  'halfDays',
  'objectives',
  'audience',
  'prerequisites',
  'methods',
  'means',
  'assessment',
  'sanction',
  'modules',
  'certification',
] as const satisfies readonly (keyof Sheet)[]

/** How it is sold and run: the same programme, otherwise arranged. */
export const organisationFields = [
  'access',
  'accessibility',
  'results',
  'pricePerPerson',
  'pricePerGroup',
  'pricePerDay',
  'funderPrices',
  'resources',
  'tasks',
  'papers',
] as const satisfies readonly (keyof Sheet)[]

export const sheetFields = [...contentFields, ...organisationFields] as const
export type SheetField = (typeof sheetFields)[number]

/** The columns of a version, and the rest of it as one text. */
export function columnsOf({ title, minutes, halfDays, pricePerPerson, pricePerGroup, pricePerDay, ...content }: Sheet) {
  return { title, minutes, halfDays, pricePerPerson, pricePerGroup, pricePerDay, content: JSON.stringify(content) }
}

export const sameField = (one: Sheet, other: Sheet, field: SheetField): boolean =>
  canonical(one[field]) === canonical(other[field])

/** What the modules add up to, and what is missing from the whole, or too much in them. */
export function durationsOf({ minutes, modules }: Pick<Sheet, 'minutes' | 'modules'>) {
  const planned = modules.reduce((sum, module) => sum + module.minutes, 0)
  return { planned, missing: minutes - planned }
}

/** The order in which an object was written says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
