import * as z from 'zod'
import { type AnomalyRow, deleteResolution, insertResolution } from '#db/attendance/anomalies.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'

export const ResolutionInput = z.strictObject({ reason: line(500) })
export type ResolutionInput = z.output<typeof ResolutionInput>

/** Somebody has looked, and says why it is right as it is. Other facts will ask again. */
export async function resolveAnomaly<const T extends Statements>(
  scope: Scope,
  anomaly: AnomalyRow,
  { reason }: ResolutionInput,
  show: T,
) {
  if (anomaly.isOpen === 0) return no('anomaly_resolved')
  const writes = [
    insertResolution(scope, anomaly.id, reason),
    record(scope, 'anomaly_resolved', ...said(anomaly, reason)),
  ]
  return commit(scope, writes, ...show)
}

export async function reopenAnomaly<const T extends Statements>(scope: Scope, anomaly: AnomalyRow, show: T) {
  if (anomaly.isOpen === 1) return no('anomaly_open')
  const writes = [
    deleteResolution(scope, anomaly.id),
    exactlyOne(scope),
    record(scope, 'anomaly_reopened', ...said(anomaly, anomaly.resolution ?? '')),
  ]
  return commit(scope, writes, ...show)
}

const said = ({ slotId, sessionId, rule, personId, siteId }: AnomalyRow, reason: string) =>
  [slotId, { session: sessionId, rule, person: personId, reason }, siteId] as const
