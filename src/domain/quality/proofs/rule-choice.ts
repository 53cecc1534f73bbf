import * as z from 'zod'
import { ticked } from '#domain/fields.ts'
import { type ProofRule, type ProofRuleName, proofRules } from './rules.ts'

/** The version of the rules as the house wrote them. */
export const houseVersion = 0

/** What somebody makes of a rule; she has seen that version of it. */
export const ProofRuleInput = z.strictObject({
  on: ticked(),
  indicators: z
    .union([z.string(), z.array(z.union([z.string(), z.number()]))], { error: 'choice' })
    .default([])
    .transform((typed) => [typed].flat().map(Number))
    .pipe(z.array(z.number({ error: 'choice' }).int({ error: 'choice' }).min(1, { error: 'choice' }).max(60)).max(33)),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(houseVersion, { error: 'number' }),
})
export type ProofRuleInput = z.output<typeof ProofRuleInput>

export type KeptRule = { rule: string; version: number; isOn: number; indicators: string }

export type RuleStanding = {
  rule: ProofRuleName
  version: number
  isOn: boolean
  indicators: readonly number[]
}

/** A rule as an organisation has it: what it has made of it, or the house’s own. */
export function ruleAs(rule: ProofRuleName, kept: Omit<KeptRule, 'rule'> | undefined): RuleStanding {
  const own: readonly number[] = proofRules[rule].indicators
  if (!kept) return { rule, version: houseVersion, isOn: true, indicators: own }
  return {
    rule,
    version: kept.version,
    isOn: kept.isOn === 1,
    indicators: JSON.parse(kept.indicators) as readonly number[],
  }
}

/** The indicators that an event serves: those of the rule, or those it names among them. */
export function servedBy(
  { rule, isOn, indicators }: RuleStanding,
  payload: Readonly<Record<string, unknown>>,
): readonly number[] {
  if (!isOn) return []
  const { isNamed }: ProofRule = proofRules[rule]
  if (!isNamed || !Array.isArray(payload.indicators)) return indicators
  const named = payload.indicators.map(Number)
  return indicators.filter((indicator) => named.includes(indicator))
}
