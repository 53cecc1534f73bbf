import { provenBy } from '#domain/quality/proofs/proofs.ts'
import { proofRuleOf } from '#domain/quality/proofs/rules.ts'
import type { Job } from './job.ts'

/** Evidence writes itself: what has happened is kept as a proof of what it proves. */
export async function keepProof({ scope, event, settle }: Job): Promise<void> {
  const rule = proofRuleOf(event.action)
  await settle(rule ? [provenBy(scope, rule, event)] : [])
}
