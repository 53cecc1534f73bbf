import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { type Booked, refuseConflicts } from '#db/sessions/conflicts.ts'
import { insertSession, type SessionFields, updateSession } from '#db/sessions/sessions.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { centsOf } from '#domain/fields.ts'
import type { SessionInput } from './session.ts'
import { bookingOf, type Planned } from './slots.ts'

type Sold = { id: string; versionId: string }
type Former = Planned & Place & { waiting: number }

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

type Said = { version: number; tell: boolean; accepted: readonly string[] }

/** Whoever waits is offered the seats that come; those who come and teach are told of another place when asked. */
export function changeSession<const T extends Statements>(
  scope: Scope,
  session: Former,
  { version, tell, accepted }: Said,
  input: SessionInput,
  spaces: readonly Booked[],
  show: T,
) {
  const { id, seatsMax, waiting } = session
  const fields = fieldsOf(input)
  const hasSeats = fields.seatsMax > seatsMax && waiting > 0
  const payload = { code: fields.code, title: fields.title, tell: tell && isElsewhere(session, fields) }
  const writes = [
    ...refuseConflicts(scope, bookingOf({ ...session, seatsMax: fields.seatsMax }, spaces), accepted, ['space_small']),
    updateSession(scope, id, version, fields),
    exactlyOne(scope),
    record(scope, 'session_changed', id, payload, fields.siteId),
    // Whoever waits comes first.
    ...(hasSeats ? [record(scope, 'seat_freed', id, { session: id, waiting }, fields.siteId)] : []),
  ]
  return commit(scope, writes, ...show)
}

type Place = Pick<SessionFields, 'siteId' | 'modality' | 'spaceId' | 'place' | 'remoteLink'>

const isElsewhere = (former: Place, wanted: Place): boolean =>
  former.siteId !== wanted.siteId ||
  former.modality !== wanted.modality ||
  former.spaceId !== wanted.spaceId ||
  former.place !== wanted.place ||
  former.remoteLink !== wanted.remoteLink

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
