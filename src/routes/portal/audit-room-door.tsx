import type { Child } from 'hono/jsx'
import type { Answers, Statements } from '#db/database.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { type RoomRow, selectRoom } from '#db/quality/audits-rooms.ts'
import type { Scope } from '#db/scope.ts'
import { type RoomState, sitesOf, stateOfRoom } from '#domain/quality/audits/room.ts'
import { readEntryToken, readRoomToken } from '#domain/quality/audits/room-link.ts'
import { noteReading } from '#domain/quality/audits/rooms.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readCookie } from '#http/cookies.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { gone } from '#http/render.tsx'
import { paths } from '#paths.ts'
import { RoomFrame } from '#views/audit-room/frame.tsx'

export type Knock<T extends Statements = []> = {
  office: OfficeRow
  scope: Scope
  token: string
  room: RoomRow | undefined
  state: RoomState
  /** What was asked for, when this browser has given its code. */
  found: Answers<T> | null
}

/** What a page of the room reads, of the audit that the room is about and of the sites that it shows. */
type Ask<T extends Statements> = (scope: Scope, auditId: string) => T

/**
 * Whoever holds the link: which room it is of, whether it is open now, and whether they have shown their mailbox. What the
 * page shows is read at the same moment, as the browser says; nothing of it is given when the room says otherwise.
 */
export async function knock<const T extends Statements = []>(c: Context, ask?: Ask<T>): Promise<Knock<T>> {
  const token = c.req.param('token') ?? ''
  const organisation = c.req.param('organisation') ?? ''
  const now = c.var.directory.clock.now()
  const ring = tokens(c.env.SECRET)
  const [id, held] = await Promise.all([
    readRoomToken(ring, token, organisation, now),
    readEntryToken(ring, readCookie(c, 'auditor') ?? '', organisation, now),
  ])
  const entry = held?.room === id ? held : null
  const seen = (there: Scope, siteIds: string): Scope => ({ ...there, sites: sitesOf({ siteIds }) })
  const { scope, office, answers } = await visitOrganisation(c, (there) => [
    selectRoom(there, id ?? ''),
    ...(entry && ask ? ask(seen(there, entry.sites), entry.audit) : []),
  ])
  const [room] = answers[0] as RoomRow[]
  const isIn = room !== undefined && entry?.audit === room.auditId && entry.sites === room.siteIds
  return {
    office,
    scope: { ...seen(scope, room?.siteIds ?? ''), actor: { kind: 'visitor', id: room?.id ?? scope.actor.id } },
    token,
    room,
    state: room ? stateOfRoom(room, now) : 'revoked',
    found: isIn ? (answers.slice(1) as unknown as Answers<T>) : null,
  }
}

export type Inside<T extends Statements = Statements> = Omit<Knock, 'room' | 'found'> & {
  room: RoomRow
  found: Answers<T>
}

/** Inside, or back at the door: a room that has closed since the last click refuses this one. */
export async function enter<const T extends Statements>(c: Context, ask: Ask<T>): Promise<Inside<T> | Response> {
  const knocked = await knock(c, ask)
  const { room, state, found } = knocked
  return room && state === 'open' && found ? { ...knocked, room, found } : gone(c, roomPath(knocked))
}

/** Whoever is inside, whatever they have asked for. */
export type Reader = Omit<Inside, 'found'>

/** What is opened is written in the log before it is shown. */
export async function reading(inside: Reader, what: string, id: string): Promise<void> {
  await noteReading(inside.scope, inside.room, what, id)
}

/** Who reads, and when: what every page and every file of the room carries. */
export const readsAs = ({ var: { w } }: Context, { room, scope }: Reader): string =>
  w.auditRoom.reader.readOnly(room.name, w.format.moment(scope.clock.now()))

export const roomPath = ({ office, token }: Pick<Knock, 'office' | 'token'>, rest = ''): string =>
  rest === ''
    ? paths.auditRoom.front(office.organisationId, token)
    : paths.auditRoom.in(office.organisationId, token, rest)

/** A page of the room: who reads it and when stand at its head. */
export function framed(
  c: Context,
  inside: Reader,
  title: string,
  content: Child,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const home = roomPath(inside)
  const frame = (
    <RoomFrame w={c.var.w} home={home === c.req.path ? undefined : home} reader={readsAs(c, inside)}>
      {content}
    </RoomFrame>
  )
  return portal(c, inside.office, title, frame, { status })
}
