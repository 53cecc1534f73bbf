import type { Statements } from '#db/database.ts'
import { insertRule } from '#db/quality/rules.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { ProofRuleInput, RuleStanding } from './rule-choice.ts'
import { proofRules } from './rules.ts'

/** From now on the rule writes that, or nothing; what it has written stays as it was. */
export async function changeRule<const T extends Statements>(
  scope: Scope,
  { rule, version }: RuleStanding,
  input: ProofRuleInput,
  show: T,
) {
  if (input.version !== version) return no('overtaken')
  const own: readonly number[] = proofRules[rule].indicators
  const indicators = own.filter((indicator) => input.indicators.includes(indicator))
  const isOn = input.on && indicators.length > 0
  const writes = [
    insertRule(scope, { rule, version: version + 1, isOn: Number(isOn), indicators: JSON.stringify(indicators) }),
    record(scope, 'proof_rule_changed', rule, { name: rule, on: isOn, indicators: indicators.join(', ') }),
  ]
  return commit(scope, writes, ...show)
}
