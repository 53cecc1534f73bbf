import {
  deleteAnomaly,
  deleteResolution,
  insertAnomaly,
  selectSlotAnomalies,
  selectSlotPresences,
  selectSlotSignatures,
  updateFacts,
} from '#db/attendance/anomalies.ts'
import { selectSlot } from '#db/attendance/slots.ts'
import { batch, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { anomaliesOf } from './anomalies.ts'
import type { SigningMode } from './signature.ts'

/** What must be written so that the anomalies of a slot are those that the rules find in it now. */
export async function judge(scope: Scope, slotId: string): Promise<Statement[]> {
  const [[slot], signatures, presences, known] = await batch(scope.db, [
    selectSlot(scope, slotId),
    selectSlotSignatures(scope, slotId),
    selectSlotPresences(scope, slotId),
    selectSlotAnomalies(scope, slotId),
  ])
  if (!slot) return []
  const facts = {
    slot,
    timeZone: slot.timeZone,
    presences,
    signatures: signatures.map(({ enrolmentId, mode, ...one }) => ({
      ...one,
      mode: mode as SigningMode,
      isTrainer: enrolmentId === null,
    })),
  }
  const found = new Map(
    anomaliesOf(facts, scope.clock.now()).map((one) => [
      [slotId, one.rule, one.personId].filter(Boolean).join('.'),
      { ...one, facts: JSON.stringify(one.facts) },
    ]),
  )
  const before = new Map(known.map(({ id, facts: kept }) => [id, kept]))
  return [
    ...[...before.keys()]
      .filter((id) => !found.has(id))
      .flatMap((id) => [deleteResolution(scope, id), deleteAnomaly(scope, id)]),
    ...[...found].flatMap(([id, one]) => {
      if (!before.has(id)) return [insertAnomaly(scope, { id, slotId, sessionId: slot.sessionId, ...one })]
      return before.get(id) === one.facts ? [] : [updateFacts(scope, id, one.facts)]
    }),
  ]
}
