import { read } from '#db/database.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectRoom } from '#db/quality/audits-rooms.ts'
import { AuditRoomInput, sitesOf, stateOfRoom } from '#domain/quality/audits/room.ts'
import { openRoom, revokeRoom, sendRoomAgain } from '#domain/quality/audits/rooms.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RoomPage } from '#views/audits/room.tsx'
import { auditPage, loadAudit } from './screen.tsx'

const logShown = 50

export const auditRoomForms = room(paths.audits.all, { staff: 'audits.edit' }).post(
  '/:id/rooms',
  async (c) => {
    const screen = await loadAudit(c)
    const { scope, w } = c.var
    const { audit, office, sites } = screen
    const form = await readForm(c, AuditRoomInput)
    if (!form.ok) return refused(c, audit.title, auditPage(c, screen, { inviting: form.state }))
    const known = sites.map(({ id }) => id).filter((id) => scope.sites === 'all' || scope.sites.includes(id))
    const asked = form.value.sites.filter((id) => known.includes(id))
    // Somebody bound to some sites opens no more than those.
    const shown = asked.length > 0 || scope.sites === 'all' ? asked : known
    const outcome = await openRoom(scope, audit, { ...form.value, sites: shown }, office.timeZone)
    // The first answer was lost on its way: it is open.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.audits.room(form.value.id), { text: w.auditRoom.opened })
    }
    const field = outcome.refusal === 'room_dates' ? 'to' : undefined
    const inviting = withRefusal(c, form.state, outcome.refusal, field)
    return refused(c, audit.title, auditPage(c, screen, { inviting }))
  },
  { rows: 220 },
)

export const auditRooms = room('/audits/rooms', { staff: 'audits.edit' })

  .get(
    '/:id',
    async (c) => {
      const { room: found, log, sites } = await load(c)
      const { scope, w } = c.var
      const shown = sitesOf(found)
      return page(
        c,
        w.auditRoom.title(found.name),
        <RoomPage
          w={w}
          room={found}
          state={stateOfRoom(found, scope.clock.now())}
          siteNames={shown === 'all' ? [] : sites.filter(({ id }) => shown.includes(id)).map(({ name }) => name)}
          log={log}
          allLog={historyOf(c, found.id)}
        />,
      )
    },
    { rows: 160 },
  )

  .post(
    '/:id/revocation',
    async (c) => {
      const { room: found } = await load(c)
      // Pressed twice, it is closed all the same.
      await revokeRoom(c.var.scope, found)
      return gone(c, paths.audits.room(found.id), { text: c.var.w.auditRoom.revoked })
    },
    { rows: 180 },
  )

  .post(
    '/:id/invitation',
    async (c) => {
      const { room: found } = await load(c)
      const { w } = c.var
      const outcome = await sendRoomAgain(c.var.scope, found)
      const text = outcome.ok ? w.auditRoom.sentAgain : w.refusals[outcome.refusal]
      return gone(c, paths.audits.room(found.id), { text })
    },
    { rows: 180 },
  )

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[found], log, sites] = await read(
    scope,
    selectRoom(scope, id),
    selectHistory(scope, id, logShown),
    selectSiteNames(scope),
  )
  const seen = scope.sites === 'all' || found?.auditSiteId == null || scope.sites.includes(found.auditSiteId)
  if (!found || !seen) throw new NotThere()
  return { room: found, log, sites }
}
