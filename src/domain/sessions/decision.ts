import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteDecision, insertDecision } from '#db/sessions/decisions.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { choice, optionalLine } from '#domain/fields.ts'

export const DecisionInput = z.strictObject({ decision: choice(['go', 'no_go']), reason: optionalLine(200) })
export type DecisionInput = z.output<typeof DecisionInput>

type Session = { id: string; siteId: string; code: string; title: string; cancelledAt: number | null }

/** Whether it takes place: said once, and taken back before it is said otherwise. */
export async function decideSession<const T extends Statements>(
  scope: Scope,
  { id, siteId, code, title, cancelledAt }: Session,
  input: DecisionInput,
  show: T,
) {
  if (cancelledAt !== null) return no('session_is_cancelled')
  const writes = [
    insertDecision(scope, id, input),
    record(scope, 'session_decided', id, { code, title, ...input }, siteId),
  ]
  return commit(scope, writes, ...show)
}

export function withdrawDecision<const T extends Statements>(scope: Scope, session: Session, show: T) {
  const { id, siteId, code, title } = session
  const writes = [
    deleteDecision(scope, id),
    exactlyOne(scope),
    record(scope, 'session_decision_withdrawn', id, { code, title }, siteId),
  ]
  return commit(scope, writes, ...show)
}
