import { batch } from '#db/database.ts'
import { selectRule } from '#db/quality/rules.ts'
import { settling } from '#domain/quality/proofs/corrections.ts'
import { provenBy } from '#domain/quality/proofs/proofs.ts'
import { ruleAs, servedBy } from '#domain/quality/proofs/rule-choice.ts'
import { proofRuleOf } from '#domain/quality/proofs/rules.ts'
import type { Job } from './job.ts'

/** Evidence writes itself: what has happened is kept as a proof of what it proves, as the organisation wants it. */
export async function keepProof({ scope, event, settle }: Job): Promise<void> {
  const rule = proofRuleOf(event.action)
  if (!rule) return settle([])
  const [[kept]] = await batch(scope.db, [selectRule(scope, rule)])
  const standing = ruleAs(rule, kept)
  const indicators = servedBy(standing, event.payload)
  if (indicators.length === 0) return settle([])
  await settle([provenBy(scope, { ...standing, indicators }, event), ...settling(scope, rule, event.id, event.payload)])
}
