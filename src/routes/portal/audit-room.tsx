import { selectAudit, selectPoints } from '#db/quality/audits.ts'
import { selectFindings } from '#db/quality/audits-findings.ts'
import { selectPointStandings } from '#db/quality/audits-proofs.ts'
import { selectSamples } from '#db/quality/audits-samples.ts'
import type { Scope } from '#db/scope.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { AuditEntryInput, stateOfRoom } from '#domain/quality/audits/room.ts'
import { entryToken } from '#domain/quality/audits/room-link.ts'
import { askRoomCode, enterRoom } from '#domain/quality/audits/rooms.ts'
import { monthsAfter } from '#domain/quality/grid/months.ts'
import { mostWanted } from '#domain/quality/proofs/readiness.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { writeCookie } from '#http/cookies.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { portal } from '#http/portal.tsx'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { ClosedRoom, LockedRoom, RoomFront } from '#views/audit-room/front.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { framed, type Inside, type Knock, knock, roomPath } from './audit-room-door.tsx'

const samplesShown = 10

/** An auditor at the door of their room: the link, then the code of their mailbox. */
export const auditRoom = room('/audit-room/:organisation/:token', { public: true })

  .get(
    '/',
    async (c) => {
      const knocked = await knock(c, frontReads)
      const { room: known, state, found } = knocked
      const isIn = known && state === 'open' && found
      return isIn ? roomFront(c, { ...knocked, room: known, found }, blank) : doorstep(c, knocked)
    },
    { rows: 160 },
  )

  .post('/code', async (c) => {
    const found = await knock(c)
    const { room: known, scope } = found
    if (!known) return doorstep(c, found)
    const outcome = await askRoomCode(scope, known)
    // One has just left: pressed twice, or the first answer was lost on its way.
    if (outcome.ok || outcome.refusal === 'overtaken' || outcome.refusal === 'taken') return gone(c, roomPath(found))
    return doorstep(c, found, withRefusal(c, blank, outcome.refusal))
  })

  .post('/entry', async (c) => {
    const found = await knock(c)
    const { room: known, scope, office } = found
    if (!known) return doorstep(c, found)
    const form = await readForm(c, AuditEntryInput)
    if (!form.ok) return doorstep(c, found, form.state)
    const code = await mailedCode(
      c.env.SECRET,
      [scope.organisationId, known.id, known.codeNonce ?? ''],
      known.codeNumber ?? 0,
    )
    const outcome = await enterRoom(scope, known, form.value.code, code)
    if (!outcome.ok) return doorstep(c, found, withRefusal(c, form.state, outcome.refusal, 'code'))
    const now = scope.clock.now()
    writeCookie(c, 'auditor', await entryToken(tokens(c.env.SECRET), office.organisationId, known, now))
    return gone(c, roomPath(found))
  })

type Front = Inside<ReturnType<typeof frontReads>>

/** What the index of the room shows, and the audit that a sample is drawn for. */
export const frontReads = (scope: Scope, auditId: string) =>
  [
    selectPoints(scope, auditId),
    selectPointStandings(scope, auditId, monthsAfter(dayOf(scope.clock.now()), -12), mostWanted),
    selectFindings(scope, auditId),
    selectSamples(scope, auditId, samplesShown),
    selectAudit({ ...scope, sites: 'all' }, auditId),
  ] as const

export function roomFront(c: Context, inside: Front, state: FormState, status: 200 | 409 | 422 = 200) {
  const { scope, room: known, office, found } = inside
  const today = dayOf(scope.clock.now(), office.timeZone)
  const [points, standings, findings, samples] = found
  return framed(
    c,
    inside,
    known.auditTitle,
    <RoomFront
      w={c.var.w}
      room={known}
      organisation={office.name}
      action={roomPath(inside)}
      points={points}
      standings={standings}
      findings={findings}
      samples={samples}
      today={today}
      state={state}
      newId={scope.ids.next()}
    />,
    status,
  )
}

/** What somebody sees who is not in: nothing of the organisation but its name. */
function doorstep(c: Context, found: Omit<Knock, 'found'>, state: FormState = blank) {
  const { office, room: known, scope } = found
  const { w } = c.var
  const now = scope.clock.now()
  const standing = known ? stateOfRoom(known, now) : 'revoked'
  if (!known || standing !== 'open') {
    const early = known && standing === 'early' ? w.format.day(known.opensAt) : null
    return portal(c, office, w.auditRoom.reader.gone, <ClosedRoom w={w} early={early} />)
  }
  const coded = known.codeNonce !== null && (known.codeExpiresAt ?? 0) > now
  const content = (
    <LockedRoom w={w} organisation={office.name} room={known} action={roomPath(found)} coded={coded} state={state} />
  )
  const isRefused = state.problem !== undefined || Object.keys(state.errors).length > 0
  return portal(c, office, known.auditTitle, content, { status: isRefused ? 422 : 200 })
}
