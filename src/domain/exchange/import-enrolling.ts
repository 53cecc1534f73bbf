import { batch } from '#db/database.ts'
import { insertMarks, type Mark, selectMarksOfLines } from '#db/exchange/import-people.ts'
import { type ImportRow, insertImportFaults } from '#db/exchange/imports.ts'
import type { Scope } from '#db/scope.ts'
import { selectOffer } from '#db/sessions/registrations.ts'
import type { Write } from '#domain/chores/chores.ts'
import { enrol } from '#domain/sessions/enrolments.ts'
import { isRefused } from './import-line.ts'
import type { ReadLine } from './import-trial.ts'

/**
 * A seat or the waiting list for everybody of a piece. Each is enrolled by itself, under an id that its line gives: done
 * again after a crash, it is the same enrolment.
 */
export async function stepOfEnrolling(scope: Scope, row: ImportRow, lines: readonly ReadLine[]): Promise<Write[]> {
  const read = lines.flatMap(({ read: one, cells }) => (isRefused(one) ? [] : [{ ...one, cells }]))
  const [first, last] = [read[0]?.line ?? 0, read.at(-1)?.line ?? 0]
  const sessionId = row.sessionId ?? ''
  const [[offer], marked] = await batch(scope.db, [
    selectOffer(scope, sessionId),
    selectMarksOfLines(scope, row.id, first, last),
  ])
  if (!offer) throw new Error(`The session of the import ${row.id} is not there.`)
  const people = new Map(marked.flatMap(({ line, kind, id }) => (kind === 'person' ? [[line, id] as const] : [])))
  const marks: Mark[] = []
  const refused: { line: number; why: string; field: string; cells: readonly string[] }[] = []
  for (const { line, givenName, familyName, cells } of read) {
    const personId = people.get(line)
    if (!personId) continue
    const id = `${row.id}-${line}`
    const outcome = await enrol(scope, {
      id,
      sessionId,
      personId,
      companyId: null,
      price: offer.price,
      plannedMinutes: offer.minutes,
      source: 'import',
      siteId: offer.siteId,
      name: `${givenName} ${familyName}`,
    })
    if (outcome.ok) {
      const { enrolmentId } = outcome.after
      marks.push({ kind: 'enrolment', id: enrolmentId, line, did: enrolmentId === id ? 'created' : 'kept' })
    } else if (outcome.refusal === 'session_closed') refused.push({ line, why: 'session_closed', field: '', cells })
    else throw new Error(`The line ${line} could not be enrolled: ${outcome.refusal}`)
  }
  return [
    ...(marks.length > 0 ? [insertMarks(scope, row.id, marks)] : []),
    ...(refused.length > 0 ? [insertImportFaults(scope, row.id, refused)] : []),
  ]
}
