import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { insertSession, type SessionFields, updateSession } from '#db/sessions/sessions.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { centsOf } from '#domain/fields.ts'
import type { SessionInput } from './session.ts'

type Sold = { id: string; versionId: string }
type Former = { id: string; seatsMax: number; waiting: number }

/** What is sold today is attached for good: the catalogue may change, this session does not. */
export function openSession<const T extends Statements>(
  scope: Scope,
  id: string,
  sold: Sold,
  input: SessionInput,
  show: T,
) {
  const fields = fieldsOf(input)
  const writes = [
    insertSession(scope, { id, programmeId: sold.id, programmeVersionId: sold.versionId, ...fields }),
    record(scope, 'session_opened', id, { code: fields.code, title: fields.title }, fields.siteId),
  ]
  return commit(scope, writes, ...show)
}

export function changeSession<const T extends Statements>(
  scope: Scope,
  { id, seatsMax, waiting }: Former,
  version: number,
  input: SessionInput,
  show: T,
) {
  const fields = fieldsOf(input)
  const hasSeats = fields.seatsMax > seatsMax && waiting > 0
  const writes = [
    updateSession(scope, id, version, fields),
    exactlyOne(scope),
    record(scope, 'session_changed', id, { code: fields.code, title: fields.title }, fields.siteId),
    // Whoever waits comes first.
    ...(hasSeats ? [record(scope, 'seat_freed', id, { session: id, waiting }, fields.siteId)] : []),
  ]
  return commit(scope, writes, ...show)
}

const fieldsOf = (input: SessionInput): SessionFields => ({
  title: input.title,
  code: input.reference,
  sortKey: fold(input.title, input.reference),
  siteId: input.site,
  modality: input.modality,
  spaceId: input.space || null,
  place: input.place,
  remoteLink: input.remoteLink,
  seatsMin: input.seatsMin,
  seatsWanted: input.seatsWanted,
  seatsMax: input.seatsMax,
  goOn: input.goOn,
  pricePerPerson: centsOf(input.pricePerPerson),
  pricePerGroup: centsOf(input.pricePerGroup),
  isPublic: Number(input.isPublic),
  isPaidOnline: Number(input.isPaidOnline),
  ownerId: input.owner || null,
  notes: input.notes,
})
