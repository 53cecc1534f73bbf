import { batch } from '#db/database.ts'
import {
  type CompanyToMake,
  type DetailsToMake,
  type EmploymentToMake,
  insertCompanies,
  insertDetails,
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
import { type ImportDetails, type ImportRecord, isRefused, nameKeyOf, personKeyOf } from './import-line.ts'
import { findImport, type ImportAsked, knownAmong, readPiece, withSessions } from './import-trial.ts'

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
  const lines = await withSessions(
    scope,
    row,
    readPiece(row, await getPiece(bucket, scope.organisationId, row.id, piece)),
  )
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
  const [known, companies] = await Promise.all([knownAmong(scope, records), companiesIn(scope, records)])
  const people: PersonToMake[] = []
  const changed: { id: string; email: string; phone: string }[] = []
  const employed: EmploymentToMake[] = []
  const detailed: DetailsToMake[] = []
  const met = new Map<string, string>()
  const marks: Mark[] = companies.made.map(({ id, line }) => ({
    kind: 'company',
    id,
    line,
    did: 'created',
    former: '',
  }))
  for (const record of records) {
    const one = known.get(record.line)
    const again = one === undefined ? met.get(personKeyOf(record)) : undefined
    // Named before in this list, for another session: the same person, whatever was chosen for those who were known.
    const standing = again ?? (one && (record.isNamedAgain || row.policy !== 'create') ? one.id : undefined)
    const id = standing ?? scope.ids.next()
    met.set(personKeyOf(record), id)
    if (again !== undefined || record.isNamedAgain) continue
    const did = one && standing ? didTo(one, record, row.policy) : 'created'
    if (did === 'created') people.push(personOf(id, record))
    if (did === 'updated' && one) changed.push({ id, email: record.email, phone: record.phone })
    const isDetailed = did !== 'kept' && isSaid(record.details) && !one?.isDetailed
    if (isDetailed) detailed.push({ personId: id, ...record.details })
    const former = one && did === 'updated' ? formerOf(one, isDetailed) : ''
    marks.push({ kind: 'person', id, line: record.line, did, former })
    const companyId = companies.of(record)
    if (companyId && (did === 'created' || row.policy === 'update')) {
      const employment = { id: scope.ids.next(), personId: id, companyId, title: record.job }
      employed.push(employment)
      marks.push({ kind: 'employment', id: employment.id, line: record.line, did: 'created', former: '' })
    }
  }
  const writes: Write[] = [
    ...(companies.made.length > 0 ? [insertCompanies(scope, companies.made)] : []),
    ...(people.length > 0 ? [insertPeople(scope, people)] : []),
    ...(changed.length > 0 ? [updatePeople(scope, changed)] : []),
    ...(detailed.length > 0 ? [insertDetails(scope, detailed)] : []),
    ...(employed.length > 0 ? [insertEmployments(scope, employed)] : []),
    ...(marks.length > 0 ? [insertMarks(scope, row.id, marks)] : []),
    ...(people.length + changed.length > 0
      ? [record(scope, 'people_imported', row.id, { created: people.length, updated: changed.length, name: row.name })]
      : []),
  ]
  return { writes }
}

function didTo(one: KnownPerson, { email, phone, details }: ImportRecord, policy: Policy): 'updated' | 'kept' {
  const isOther = (said: string, known: string) => said !== '' && said !== known
  const says = isOther(email, one.email) || isOther(phone, one.phone) || (isSaid(details) && !one.isDetailed)
  return policy === 'update' && says ? 'updated' : 'kept'
}

/** What was known before, and how the record will be told from one that somebody has changed since. */
const formerOf = ({ email, phone, version }: KnownPerson, isDetailed: boolean): string =>
  JSON.stringify({ email, phone, version: version + 1, isDetailed })

/** A job alone is said with the company. */
const isSaid = ({ bornOn, street, postalCode, town, category }: ImportDetails): boolean =>
  [bornOn, street, postalCode, town, category].some((text) => text !== '')

const personOf = (id: string, record: ImportRecord): PersonToMake => ({
  id,
  givenName: record.givenName,
  familyName: record.familyName,
  sortKey: nameKeyOf(record) || id,
  email: record.email,
  phone: record.phone,
})

type Made = CompanyToMake & { line: number }

/** Those that these lines name, known or to be made. */
export async function companiesIn(scope: Scope, records: readonly ImportRecord[]) {
  const named = records.filter(({ company, siret }) => company !== '' || siret !== '')
  const [there] = await batch(scope.db, [
    selectKnownCompanies(
      scope,
      named.flatMap(({ siret }) => (siret === '' ? [] : [siret])),
      [...new Set(named.flatMap(({ company }) => (company === '' ? [] : [fold(company)])))],
    ),
  ])
  return companiesOf(scope, named, there)
}

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
