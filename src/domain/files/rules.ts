import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import { deleteRule, updateDueDays, writeRule } from '#db/files/retention.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { line } from '#domain/fields.ts'
import { type RetentionRule, retention } from './retention.ts'

export const RuleInput = z.strictObject({
  /** Nothing is destroyed by itself when it is left empty. */
  months: z
    .string({ error: 'number' })
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().regex(/^(|\d{1,3})$/, { error: 'number' })),
  reason: line(200),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type RuleInput = z.output<typeof RuleInput>

export function chooseRule<const T extends Statements>(scope: Scope, rule: RetentionRule, input: RuleInput, show: T) {
  const months = input.months === '' ? null : Number(input.months)
  const { reason } = input
  const writes = [
    writeRule(scope, input.version, { rule, months, reason }),
    exactlyOne(scope),
    updateDueDays(scope, rule, months),
    record(scope, 'retention_rule_chosen', rule, { rule, months, reason }),
  ]
  return commit(scope, writes, ...show)
}

/** Back to what is proposed. */
export function dropRule<const T extends Statements>(scope: Scope, rule: RetentionRule, show: T) {
  const writes = [
    deleteRule(scope, rule),
    exactlyOne(scope),
    updateDueDays(scope, rule, retention[rule].months),
    record(scope, 'retention_rule_dropped', rule, { rule }),
  ]
  return commit(scope, writes, ...show)
}
