import type { Facts, Payer, Sale, Scheme } from './facts.ts'
import { isWithin, shareOf } from './followed.ts'
import { wholeEuros } from './lines.ts'
import type { Reading } from './reading.ts'

const single = {
  company: 'C1',
  public_employer: 'C3',
  europe: 'C4',
  state: 'C5',
  region: 'C6',
  france_travail: 'C7',
  other_public: 'C8',
  individual: 'C9',
  training_organisation: 'C10',
  other: 'C11',
  transitions_pro: 'C2d',
  cdc: 'C2e',
  faf: 'C2g',
} as const satisfies Partial<Record<Payer, string>>

const funds = {
  apprenticeship: 'C2a',
  professionalisation: 'C2b',
  alternation: 'C2c',
  job_seekers: 'C2f',
  plan: 'C2h',
} as const satisfies Record<Scheme, string>

export const fundLines = ['C2a', 'C2b', 'C2c', 'C2d', 'C2e', 'C2f', 'C2g', 'C2h'] as const
export const productLines = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11'] as const

/** The line of the form where what somebody pays belongs. A fund for the self-employed who pays for those seeking work says so. */
export function productLineOf(payer: Payer, scheme: Scheme | null) {
  if (payer === 'opco') return funds[scheme ?? 'plan']
  if (payer === 'faf' && scheme === 'job_seekers') return funds.job_seekers
  return single[payer]
}

/** Where what a fund pays goes by its scheme. */
export const isByScheme = (line: string): boolean => line === single.faf || Object.values<string>(funds).includes(line)

/** A part of a sale on its line of the form, in cents. */
export type Sold = { sale: string; line: string; amount: number }

export function soldIn(facts: Facts, reading: Reading): Sold[] {
  return facts.sales.flatMap((sale) => {
    const share = shareOfSale(sale, facts, reading)
    return share === 0 ? [] : partsOf(sale).map(({ line, amount }) => ({ sale: sale.id, line, amount: amount * share }))
  })
}

/** Frame C: who really paid. */
export function productsOf(sold: readonly Pick<Sold, 'line' | 'amount'>[], turnover: number) {
  const cents = new Map<string, number>()
  for (const { line, amount } of sold) cents.set(line, (cents.get(line) ?? 0) + amount)
  const line = (code: string): number => wholeEuros(cents.get(code) ?? 0)
  const parts = linesFor(fundLines, line)
  const C2 = sum(Object.values(parts))
  const lines = linesFor(productLines, (code) => (code === 'C2' ? C2 : line(code)))
  const CT = sum(Object.values(lines))
  return { ...lines, ...parts, CT, CP: partOf(CT, turnover) }
}

const linesFor = <const Code extends string>(codes: readonly Code[], line: (code: Code) => number) =>
  Object.fromEntries(codes.map((code) => [code, line(code)])) as Record<Code, number>

/** Frame D. */
export function chargesOf({ charges, purchases, period }: Pick<Facts, 'charges' | 'purchases' | 'period'>) {
  const bought = sum(purchases.filter(({ day }) => isWithin(period, day)).map(({ amount }) => amount))
  return {
    DT: wholeEuros(charges.total),
    D1: wholeEuros(charges.trainerSalaries),
    D2: wholeEuros(charges.purchases ?? bought),
  }
}

/** What is left after those who pay their part straight to us is the customer's. */
function partsOf({ customer, scheme, amount, subrogated }: Sale): { line: string; amount: number }[] {
  const paid = subrogated.map((part) => ({ line: productLineOf(part.payer, part.scheme), amount: part.amount }))
  return [...paid, { line: productLineOf(customer, scheme), amount: amount - sum(paid.map((part) => part.amount)) }]
}

function shareOfSale({ day, action, persons }: Sale, facts: Facts, reading: Reading): number {
  const known = reading.products === 'accrued' && facts.actions.find(({ id }) => id === action)
  if (known) return shareOf(known, persons, facts, reading)
  return isWithin(facts.period, day) ? 1 : 0
}

const partOf = (euros: number, turnover: number): number =>
  turnover === 0 ? 0 : Math.floor((euros * 100 * 100) / turnover + 0.5)

const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0)
