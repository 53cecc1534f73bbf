import * as z from 'zod'
import { choice, euros, line, optionalLine, version } from '#domain/fields.ts'

export const fundingStates = ['asked', 'granted', 'refused'] as const

export const FundingInput = z.strictObject({
  id: z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional(),
  funder: line(40),
  amount: euros(),
  reference: optionalLine(80),
  state: choice(fundingStates),
})
export type FundingInput = z.output<typeof FundingInput>

export const FundingChange = FundingInput.omit({ id: true }).extend({ version: version() })
export type FundingChange = z.output<typeof FundingChange>

type Part = { amount: number; state: string }

/** What is granted and asked, against the price; what is refused counts for nothing. */
export function balanceOf(price: number, parts: readonly Part[]) {
  const sum = (state: string) =>
    parts.filter((part) => part.state === state).reduce((all, { amount }) => all + amount, 0)
  const granted = sum('granted')
  return { granted, asked: sum('asked'), rest: Math.max(0, price - granted), over: Math.max(0, granted - price) }
}
