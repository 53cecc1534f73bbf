import type { Statements } from '#db/database.ts'
import { deleteRiskClosure, insertRisk, insertRiskClosure, updateRisk } from '#db/quality/registers-risks.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { RiskChange, RiskInput } from './risk.ts'

type Risk = { id: string; title: string; closedAt: number | null }

export function addRisk<const T extends Statements>(
  scope: Scope,
  { id, owner: _, ...input }: RiskInput,
  ownerId: string | null,
  show: T,
) {
  const writes = [insertRisk(scope, { id, ...input, ownerId }), record(scope, 'risk_added', id, { name: input.title })]
  return commit(scope, writes, ...show)
}

/** Looked at again: what is likely, what is done about it, and when to look next. */
export function reviewRisk<const T extends Statements>(
  scope: Scope,
  { id }: Risk,
  { version, owner: _, ...input }: RiskChange,
  ownerId: string | null,
  show: T,
) {
  const { title, likelihood, severity, reviewOn } = input
  const writes = [
    updateRisk(scope, id, version, { ...input, ownerId }),
    exactlyOne(scope),
    record(scope, 'risk_reviewed', id, { name: title, likelihood, severity, reviewOn }),
  ]
  return commit(scope, writes, ...show)
}

export async function closeRisk<const T extends Statements>(scope: Scope, risk: Risk, reason: string, show: T) {
  if (risk.closedAt !== null) return no('entry_closed')
  const writes = [
    insertRiskClosure(scope, risk.id, reason),
    record(scope, 'risk_closed', risk.id, { name: risk.title, reason }),
  ]
  return commit(scope, writes, ...show)
}

export async function reopenRisk<const T extends Statements>(scope: Scope, risk: Risk, show: T) {
  if (risk.closedAt === null) return no('entry_open')
  const writes = [
    deleteRiskClosure(scope, risk.id),
    exactlyOne(scope),
    record(scope, 'risk_reopened', risk.id, { name: risk.title }),
  ]
  return commit(scope, writes, ...show)
}
