import { read } from '#db/database.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { selectSplit } from '#db/sessions/moves.ts'
import { countSessions } from '#db/sessions/sessions.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { SplitInput } from '#domain/sessions/move.ts'
import { proposedCode } from '#domain/sessions/session.ts'
import { reuniteSessions, splitSession } from '#domain/sessions/splits.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ChangePage } from '#views/sessions/change.tsx'
import { SplitFields } from '#views/sessions/change-fields.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { affectedBy, affectedIn } from './affected.ts'
import { loadSession } from './load.ts'

export const split = room('/sessions/:id/split', { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const { count, title, screen } = await load(c)
      const { ids, clock } = c.var.scope
      const values = { id: ids.next(), reference: proposedCode(count, dayOf(clock.now())) }
      return page(c, title, screen({ ...blank, values }))
    },
    { rows: 80 },
  )

  .post('/', async (c) => {
    const { session, affected, title, screen } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, SplitInput)
    if (!form.ok) return refused(c, title, screen(form.state))
    const { id, reference } = form.value
    const wanted = affected.slots.map((slot, index) => ({ ...slot, id: `${id}-${index}`, spaceId: null, trainers: [] }))
    const outcome = await splitSession(scope, session, wanted, affected.people, form.value, [])
    const undo = { action: paths.sessions.reunion(id), fields: {} }
    const told = { text: w.sessions.moves.split.done(reference), undo }
    if (outcome.ok) return gone(c, paths.sessions.one(id), told)
    const [made] = await read(scope, selectSessionFrame(scope, id))
    // The first answer was lost on its way: the session is there.
    if (made.length > 0) return gone(c, paths.sessions.one(id), told)
    if (outcome.refusal === 'taken') {
      return refused(c, title, screen(withRefusal(c, form.state, 'session_code_taken', 'reference')), 409)
    }
    return refused(c, title, screen(withRefusal(c, form.state, outcome.refusal)), 409)
  })

export const reunion = room('/sessions/:id/reunion', { staff: 'sessions.edit' }).post('/', async (c) => {
  const { scope } = c.var
  const { session, found } = await loadSession(c, 'sessions.edit', selectSplit(scope, c.req.param('id') ?? ''))
  const [[made]] = found
  const { refusals, sessions } = c.var.w
  const home = paths.sessions.one(session.id)
  if (!made) return gone(c, home, { text: refusals.never_split })
  const outcome = await reuniteSessions(scope, session, made, sessions.moves.split.reason(made.fromCode), [])
  if (outcome.ok) return gone(c, paths.sessions.one(made.fromId), { text: sessions.moves.split.reunited })
  return gone(c, home, { text: refusals[outcome.refusal === 'overtaken' ? 'seats_taken' : outcome.refusal] })
})

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    'sessions.edit',
    ...affectedBy(scope, id),
    countSessions(scope),
    selectSplit(scope, id),
  )
  const [, , , [count], [made]] = found
  const affected = affectedIn(found)
  const { w } = c.var
  const { moves } = w.sessions
  const title = moves.split.title(session.title)
  const screen = (state: FormState) => (
    <ChangePage
      w={w}
      session={session}
      title={title}
      lead={moves.split.lead}
      action={paths.sessions.split(session.id)}
      verb={moves.split.verb}
      hidden={{ id: [state.values.id ?? ''].flat()[0] ?? '' }}
      state={state}
      consequences={[
        { icon: 'calendar-days', text: w.format.count(affected.slots.length, moves.slot, moves.slots) },
        { icon: 'user', text: moves.split.follows },
        { icon: 'file-warning', tone: 'warn', text: moves.split.papers },
        { icon: 'mail', text: moves.split.told },
      ]}
      undo={
        made && {
          said: moves.split.from(made.fromCode),
          verb: moves.split.back,
          action: paths.sessions.reunion(session.id),
        }
      }
    >
      <SplitFields w={w} state={state} people={affected.people} />
    </ChangePage>
  )
  return { session, affected, count: count?.value ?? 0, title, screen }
}
