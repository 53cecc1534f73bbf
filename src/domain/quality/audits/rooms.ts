import type { AuditRow } from '#db/quality/audits.ts'
import {
  countRoomAttempt,
  insertRoom,
  insertRoomRevocation,
  type RoomRow,
  renewRoomCode,
} from '#db/quality/audits-rooms.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { addDays, instantOf } from '#domain/organisations/clock.ts'
import { type AuditRoomInput, codeLife, codePause, mostAttempts, mostCodes, refuseTimes, stateOfRoom } from './room.ts'

/** From the morning of the first day to the end of the last one, where the organisation is. */
export async function openRoom(scope: Scope, audit: AuditRow, input: AuditRoomInput, timeZone: string) {
  if (audit.concludedAt !== null) return no('audit_over')
  const { id, name, email, body, from, to, sites } = input
  const opensAt = instantOf(from, '00:00', timeZone)
  const closesAt = instantOf(addDays(to, 1), '00:00', timeZone)
  const refusal = refuseTimes(opensAt, closesAt, scope.clock.now())
  if (refusal) return no(refusal)
  const siteIds = audit.siteId ?? sites.join(' ')
  return commit(scope, [
    insertRoom(scope, { id, auditId: audit.id, name, email, body, siteIds, opensAt, closesAt }),
    record(scope, 'audit_room_opened', id, { name, audit: audit.title, from, to }, audit.siteId),
  ])
}

/** The next thing that is asked for there is refused. */
export async function revokeRoom(scope: Scope, room: RoomRow) {
  if (room.revokedAt !== null) return no('already_closed')
  return commit(scope, [
    insertRoomRevocation(scope, room.id),
    record(scope, 'audit_room_revoked', room.id, { name: room.name, audit: room.auditTitle }, room.auditSiteId),
  ])
}

/** The letter again: its link is the same. */
export async function sendRoomAgain(scope: Scope, room: RoomRow) {
  const state = stateOfRoom(room, scope.clock.now())
  if (state === 'revoked' || state === 'over') return no('already_closed')
  return commit(scope, [
    record(scope, 'audit_room_sent_again', room.id, { name: room.name, audit: room.auditTitle }, room.auditSiteId),
  ])
}

/** A code to the mailbox of the auditor: the one before is good no more. */
export async function askRoomCode(scope: Scope, room: RoomRow) {
  if (stateOfRoom(room, scope.clock.now()) !== 'open') return no('already_closed')
  if ((room.codeNumber ?? 0) >= mostCodes) return no('too_many_codes')
  const code = { nonce: scope.ids.secret(16), expiresAt: scope.clock.now() + codeLife }
  return commit(scope, [
    renewRoomCode(scope, room.id, code, mostCodes, codePause),
    exactlyOne(scope),
    record(scope, 'audit_room_code_asked', room.id, { name: room.name }, room.auditSiteId),
  ])
}

/** A guess is counted in the batch that judges it, and five are. */
export async function enterRoom(scope: Scope, room: RoomRow, guess: string, code: string) {
  const { codeNonce: nonce, codeExpiresAt } = room
  if (stateOfRoom(room, scope.clock.now()) !== 'open') return no('already_closed')
  if (nonce === null || (codeExpiresAt ?? 0) <= scope.clock.now()) return no('code_expired')
  const action = guess === code ? 'audit_room_entered' : 'audit_room_code_mistaken'
  const outcome = await commit(scope, [
    countRoomAttempt(scope, room.id, nonce, mostAttempts),
    exactlyOne(scope),
    record(scope, action, room.id, { name: room.name }, room.auditSiteId),
  ])
  if (!outcome.ok) return no('code_spent')
  return guess === code ? outcome : no('signing_code')
}

/** Each thing that is opened there stays in its history: who, what, when. */
export const noteReading = (scope: Scope, room: RoomRow, what: string, id: string) =>
  commit(scope, [
    record(scope, 'audit_room_read', room.id, { name: room.name, what: what.slice(0, 200), id }, room.auditSiteId),
  ])
