import * as z from 'zod'
import type { Statement, Statements } from '#db/database.ts'
import { insertSuccession, insertValidation } from '#db/quality/proof-life.ts'
import { insertWithdrawalIfNone } from '#db/quality/proofs.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { optionalText } from '#domain/fields.ts'

export const verdicts = ['valid', 'weak'] as const
export type Verdict = (typeof verdicts)[number]

export const ProofValidationInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  verdict: z.enum(verdicts, { error: 'choice' }),
  comment: optionalText(1000),
})
export type ProofValidationInput = z.output<typeof ProofValidationInput>

/** How long before the end of its validity a proof is told to be renewed. */
export const daysOfNotice = 30

/** Somebody has looked at it and says what it is worth. */
export function validateProof<const T extends Statements>(
  scope: Scope,
  proof: { id: string; label: string },
  { id, verdict, comment }: ProofValidationInput,
  show: T,
) {
  const writes = [
    insertValidation(scope, { proofId: proof.id, id, verdict, comment }),
    record(scope, 'proof_validated', proof.id, { name: proof.label, verdict, comment }),
  ]
  return commit(scope, writes, ...show)
}

/** The proof before gives way: it is there to be read, and serves no indicator any more. */
export function replacing(
  scope: Scope,
  proofId: string,
  replacedId: string,
): (Statement | ReturnType<typeof record>)[] {
  return [
    insertSuccession(scope, proofId, replacedId),
    insertWithdrawalIfNone(scope, replacedId, ''),
    record(scope, 'proof_replaced', replacedId, { by: proofId }),
  ]
}
