import type { Statements } from '#db/database.ts'
import { insertDevelopment, updateDevelopment } from '#db/quality/registers-developments.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import type { DevelopmentDone, DevelopmentInput } from './development.ts'

type Development = { id: string; name: string; training: string; doneOn: string }

export function planDevelopment<const T extends Statements>(
  scope: Scope,
  { id, person: _, ...input }: DevelopmentInput,
  { id: personId, name }: { id: string; name: string },
  show: T,
) {
  const writes = [
    insertDevelopment(scope, { id, personId, ...input, doneOn: '', outcome: '', holdingId: null }),
    record(scope, 'development_planned', id, { name: `${input.training} (${name})`, plannedOn: input.plannedOn }),
  ]
  return commit(scope, writes, ...show)
}

/** Followed on that day: with its file or without, it is what an auditor is shown. */
export async function recordDevelopment<const T extends Statements>(
  scope: Scope,
  { id, name, training, doneOn: before }: Development,
  { version, doneOn, outcome }: DevelopmentDone,
  file: Received | undefined,
  show: T,
) {
  if (before !== '') return no('entry_closed')
  const writes = [
    ...(file ? keeping(scope, { id: file.id, use: 'document', rule: 'proofs', file }) : []),
    updateDevelopment(scope, id, version, { doneOn, outcome, holdingId: file?.id ?? null }),
    exactlyOne(scope),
    record(scope, 'development_recorded', id, { name: `${training} (${name})`, doneOn }),
  ]
  return commit(scope, writes, ...show)
}
