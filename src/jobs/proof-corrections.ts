import { batch } from '#db/database.ts'
import { selectFallenOfPaper, selectStandingOfPaper, selectStandingOfPresence } from '#db/quality/proof-corrections.ts'
import { selectRule } from '#db/quality/rules.ts'
import { correcting, returning, withdrawing } from '#domain/quality/proofs/corrections.ts'
import { provenBy } from '#domain/quality/proofs/proofs.ts'
import { ruleAs } from '#domain/quality/proofs/rule-choice.ts'
import type { Job } from './job.ts'

/** A paper stands no more: neither do its proofs. Those of the paper that corrects it take their place as they are kept. */
export async function followVoidedPaper({ scope, event, settle }: Job): Promise<void> {
  const [proofs] = await batch(scope.db, [selectStandingOfPaper(scope, event.subjectId)])
  await settle(withdrawing(scope, proofs, String(event.payload.reason ?? '')))
}

/** The change that voided it was undone: its proofs stand with it. */
export async function followRestoredPaper({ scope, event, settle }: Job): Promise<void> {
  const [proofs] = await batch(scope.db, [selectFallenOfPaper(scope, event.subjectId)])
  await settle(returning(scope, proofs))
}

/** What proved an absence gives way to what is known of it now; to nothing, when there was none. */
export async function followCorrectedPresence({ scope, event, settle }: Job): Promise<void> {
  const { enrolment, state, reason } = event.payload
  const [proofs, [kept]] = await batch(scope.db, [
    selectStandingOfPresence(scope, event.subjectId, String(enrolment ?? '')),
    selectRule(scope, 'absence_followed'),
  ])
  const rule = ruleAs('absence_followed', kept)
  const why = String(reason ?? '')
  if (proofs.length === 0 || state === 'present' || !rule.isOn) return settle(withdrawing(scope, proofs, why))
  await settle([provenBy(scope, rule, event), ...correcting(scope, event.id, proofs, why)])
}
