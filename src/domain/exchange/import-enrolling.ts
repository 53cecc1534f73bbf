import { batch } from '#db/database.ts'
import { insertMarks, type Mark, selectMarksOfLines } from '#db/exchange/import-people.ts'
import { type ImportRow, insertImportFaults } from '#db/exchange/imports.ts'
import type { Scope } from '#db/scope.ts'
import { selectOffer } from '#db/sessions/registrations.ts'
import type { Write } from '#domain/chores/chores.ts'
import { enrol } from '#domain/sessions/enrolments.ts'
import { isRefused } from './import-line.ts'
import { companiesIn } from './import-run.ts'
import { knownAmong, type ReadLine, sessionsNamed } from './import-trial.ts'

/**
 * A seat or the waiting list for everybody of a piece, sent by the company their line names. Each is enrolled by itself,
 * under an id that its line gives: done again after a crash, it is the same enrolment.
 */
export async function stepOfEnrolling(scope: Scope, row: ImportRow, lines: readonly ReadLine[]): Promise<Write[]> {
  const read = lines.flatMap(({ read: one, cells }) => (isRefused(one) ? [] : [{ ...one, cells }]))
  const [people, companies, sessions] = await Promise.all([
    peopleOfLines(scope, row, read),
    companiesIn(scope, read),
    sessionsOf(scope, row, lines),
  ])
  const marks: Mark[] = []
  const refused: { line: number; why: string; field: string; cells: readonly string[] }[] = []
  for (const one of read) {
    const { line, givenName, familyName, cells } = one
    const [personId, session] = [people.get(line), sessions(one.session)]
    if (!personId || !session) continue
    const id = `${row.id}-${line}`
    const outcome = await enrol(scope, {
      id,
      sessionId: session.id,
      personId,
      companyId: companies.of(one) ?? null,
      price: one.price ?? session.price,
      plannedMinutes: session.minutes,
      source: 'import',
      siteId: session.siteId,
      name: `${givenName} ${familyName}`,
    })
    if (outcome.ok) {
      const { enrolmentId } = outcome.after
      marks.push({ kind: 'enrolment', id: enrolmentId, line, did: enrolmentId === id ? 'created' : 'kept', former: '' })
    } else if (outcome.refusal === 'session_closed') refused.push({ line, why: 'session_closed', field: '', cells })
    else throw new Error(`The line ${line} could not be enrolled: ${outcome.refusal}`)
  }
  return [
    ...(marks.length > 0 ? [insertMarks(scope, row.id, marks)] : []),
    ...(refused.length > 0 ? [insertImportFaults(scope, row.id, refused)] : []),
  ]
}

type Read = Parameters<typeof knownAmong>[1][number]

/** Who each line turned out to be; somebody named again was met in a line before. */
async function peopleOfLines(scope: Scope, row: ImportRow, read: readonly Read[]) {
  const [first, last] = [read[0]?.line ?? 0, read.at(-1)?.line ?? 0]
  const [[marked], known] = await Promise.all([
    batch(scope.db, [selectMarksOfLines(scope, row.id, first, last)]),
    knownAmong(
      scope,
      read.filter(({ isNamedAgain }) => isNamedAgain),
    ),
  ])
  return new Map([
    ...[...known].map(([line, { id }]) => [line, id] as const),
    ...marked.flatMap(({ line, kind, id }) => (kind === 'person' ? [[line, id] as const] : [])),
  ])
}

/** The one session of the list, or those that its lines name. */
async function sessionsOf(scope: Scope, row: ImportRow, lines: readonly ReadLine[]) {
  if (row.sessionId === null) {
    const found = await sessionsNamed(scope, lines)
    return (code: string) => found.get(code)
  }
  const [[offer]] = await batch(scope.db, [selectOffer(scope, row.sessionId)])
  if (!offer) throw new Error(`The session of the import ${row.id} is not there.`)
  return () => offer
}
