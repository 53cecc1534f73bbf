import { batch } from '#db/database.ts'
import {
  type CompanyToMake,
  type EmploymentToMake,
  insertCompanies,
  insertEmployments,
  insertMarks,
  insertPeople,
  type KnownPerson,
  type Mark,
  type PersonToMake,
  selectKnownCompanies,
  updatePeople,
} from '#db/exchange/import-people.ts'
import type { ImportRow } from '#db/exchange/imports.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import type { Step, Write } from '#domain/chores/chores.ts'
import { record } from '#domain/events/commit.ts'
import { getPiece, linesInPiece, removePieces } from '#edge/tables/pieces.ts'
import type { Policy } from './import.ts'
import { stepOfEnrolling } from './import-enrolling.ts'
import { type ImportRecord, isRefused, nameKeyOf } from './import-line.ts'
import { findImport, type ImportAsked, knownAmong, readPiece } from './import-trial.ts'

export type RunCursor = { phase: 'people' | 'enrol'; piece: number }

/** A piece: its people and their companies in one batch; then, for a session, each of them a seat or the waiting list. */
export async function stepOfRun(
  scope: Scope,
  bucket: R2Bucket,
  { importId }: ImportAsked,
  cursor: RunCursor,
): Promise<Step<RunCursor>> {
  const row = await findImport(scope, importId)
  const { piece } = cursor
  // Its pieces go once nothing that needs them can be left to do: in a step of their own.
  if (piece >= Math.ceil(row.lines / linesInPiece)) {
    await removePieces(bucket, scope.organisationId, row.id)
    return { cursor: { phase: 'people', piece: piece + 1 }, done: 0, end: 'done' }
  }
  const lines = readPiece(row, await getPiece(bucket, scope.organisationId, row.id, piece))
  const records = lines.flatMap(({ read }) => (isRefused(read) ? [] : [read]))
  const next: RunCursor = { phase: 'people', piece: piece + 1 }
  if (cursor.phase === 'enrol')
    return { cursor: next, done: lines.length, writes: await stepOfEnrolling(scope, row, lines) }
  const { writes } = await peopleOf(scope, row, records)
  return row.kind === 'enrolments'
    ? { cursor: { phase: 'enrol', piece }, done: 0, writes }
    : { cursor: next, done: lines.length, writes }
}

async function peopleOf(scope: Scope, row: ImportRow, records: readonly ImportRecord[]) {
  const named = records.filter(({ company, siret }) => company !== '' || siret !== '')
  const [known, [there]] = await Promise.all([
    knownAmong(scope, records),
    batch(scope.db, [
      selectKnownCompanies(
        scope,
        named.flatMap(({ siret }) => (siret === '' ? [] : [siret])),
        [...new Set(named.flatMap(({ company }) => (company === '' ? [] : [fold(company)])))],
      ),
    ]),
  ])
  const companies = companiesOf(scope, named, there)
  const people: PersonToMake[] = []
  const changed: { id: string; email: string; phone: string }[] = []
  const employed: EmploymentToMake[] = []
  const marks: Mark[] = companies.made.map(({ id, line }) => ({ kind: 'company', id, line, did: 'created' }))
  for (const record of records) {
    const one = known.get(record.line)
    const id = one && row.policy !== 'create' ? one.id : scope.ids.next()
    const did = one && row.policy !== 'create' ? didTo(one, record, row.policy) : 'created'
    if (did === 'created') people.push(personOf(id, record))
    if (did === 'updated') changed.push({ id, email: record.email, phone: record.phone })
    marks.push({ kind: 'person', id, line: record.line, did })
    const companyId = companies.of(record)
    if (companyId && did !== 'kept') {
      const employment = { id: scope.ids.next(), personId: id, companyId, title: record.job }
      employed.push(employment)
      if (did === 'created') marks.push({ kind: 'employment', id: employment.id, line: record.line, did: 'created' })
    }
  }
  const writes: Write[] = [
    ...(companies.made.length > 0 ? [insertCompanies(scope, companies.made)] : []),
    ...(people.length > 0 ? [insertPeople(scope, people)] : []),
    ...(changed.length > 0 ? [updatePeople(scope, changed)] : []),
    ...(employed.length > 0 ? [insertEmployments(scope, employed)] : []),
    ...(marks.length > 0 ? [insertMarks(scope, row.id, marks)] : []),
    ...(people.length + changed.length > 0
      ? [record(scope, 'people_imported', row.id, { created: people.length, updated: changed.length, name: row.name })]
      : []),
  ]
  return { writes }
}

const didTo = (one: KnownPerson, { email, phone }: ImportRecord, policy: Policy): 'updated' | 'kept' =>
  policy === 'update' && ((email !== '' && email !== one.email) || (phone !== '' && phone !== one.phone))
    ? 'updated'
    : 'kept'

const personOf = (id: string, record: ImportRecord): PersonToMake => ({
  id,
  givenName: record.givenName,
  familyName: record.familyName,
  sortKey: nameKeyOf(record) || id,
  email: record.email,
  phone: record.phone,
})

type Made = CompanyToMake & { line: number }

/** Each company once, known or made: by its number, or else by its very name. */
function companiesOf(
  scope: Scope,
  records: readonly ImportRecord[],
  there: readonly { id: string; name: string; siret: string }[],
) {
  const bySiret = new Map(there.flatMap(({ id, siret }) => (siret === '' ? [] : [[siret, id] as const])))
  const byName = new Map(there.map(({ id, name }) => [fold(name), id] as const))
  const made: Made[] = []
  const of = ({ siret, company }: ImportRecord): string | undefined =>
    (siret === '' ? undefined : bySiret.get(siret)) ?? (company === '' ? undefined : byName.get(fold(company)))
  for (const record of records) {
    const { siret, company, line } = record
    if (of(record) !== undefined || fold(company) === '') continue
    const id = scope.ids.next()
    made.push({ id, name: company, sortKey: fold(company), siret, line })
    byName.set(fold(company), id)
    if (siret !== '') bySiret.set(siret, id)
  }
  return { made, of }
}
