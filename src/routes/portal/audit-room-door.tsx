import type { Child } from 'hono/jsx'
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

export type Knock = {
  office: OfficeRow
  scope: Scope
  token: string
  room: RoomRow | undefined
  state: RoomState
  /** This browser has given its code. */
  entered: boolean
}

/** Whoever holds the link: which room it is of, whether it is open now, and whether they have shown their mailbox. */
export async function knock(c: Context): Promise<Knock> {
  const token = c.req.param('token') ?? ''
  const organisation = c.req.param('organisation') ?? ''
  const now = c.var.directory.clock.now()
  const ring = tokens(c.env.SECRET)
  const [id, held] = await Promise.all([
    readRoomToken(ring, token, organisation, now),
    readEntryToken(ring, readCookie(c, 'auditor') ?? '', organisation, now),
  ])
  const { scope: visit, office, answers } = await visitOrganisation(c, (there) => [selectRoom(there, id ?? '')])
  const [room] = answers[0]
  const scope: Scope = {
    ...visit,
    actor: { kind: 'visitor', id: room?.id ?? visit.actor.id },
    sites: room ? sitesOf(room) : [],
  }
  return {
    office,
    scope,
    token,
    room,
    state: room ? stateOfRoom(room, now) : 'revoked',
    entered: room !== undefined && held === room.id,
  }
}

export type Inside = Omit<Knock, 'room'> & { room: RoomRow }

/** Inside, or back at the door: a room that has closed since the last click refuses this one. */
export async function enter(c: Context): Promise<Inside | Response> {
  const found = await knock(c)
  const { room, state, entered } = found
  return room && state === 'open' && entered ? { ...found, room } : gone(c, roomPath(found))
}

/** What is opened is written in the log before it is shown. */
export async function reading(inside: Inside, what: string, id: string): Promise<void> {
  await noteReading(inside.scope, inside.room, what, id)
}

/** Who reads, and when: what every page and every file of the room carries. */
export const readsAs = ({ var: { w } }: Context, { room, scope }: Inside): string =>
  w.auditRoom.reader.readOnly(room.name, w.format.moment(scope.clock.now()))

export const roomPath = ({ office, token }: Knock | Inside, rest = ''): string =>
  rest === ''
    ? paths.auditRoom.front(office.organisationId, token)
    : paths.auditRoom.in(office.organisationId, token, rest)

/** A page of the room: who reads it and when stand at its head. */
export function framed(
  c: Context,
  inside: Inside,
  title: string,
  content: Child,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const frame = (
    <RoomFrame w={c.var.w} home={roomPath(inside)} reader={readsAs(c, inside)}>
      {content}
    </RoomFrame>
  )
  return portal(c, inside.office, title, frame, { status })
}
