import { selectLastPostponement } from '#db/sessions/moves.ts'
import { movedTo, PostponementInput, ReturnInput, spanOf } from '#domain/sessions/move.ts'
import { postponeSession, restoreDates } from '#domain/sessions/moves.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ChangePage } from '#views/sessions/change.tsx'
import { PostponementFields } from '#views/sessions/change-fields.tsx'
import type { Clash } from '#views/sessions/conflicts.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { affectedBy, affectedIn, asWanted, movable, slotsMovedIn, toldIn } from './affected.ts'
import { papersIn } from './affected-papers.ts'
import { loadSession } from './load.ts'
import { zoneOf } from './overview.tsx'
import { clashOf } from './slots.tsx'

export const postponement = room('/sessions/:id/postponement', { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const { title, screen } = await load(c)
      return page(c, title, screen({ ...blank, values: { id: c.var.scope.ids.next(), tell: 'on' } }))
    },
    { rows: 80 },
  )

  .post('/', async (c) => {
    const { session, affected, title, screen } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, PostponementInput)
    if (!form.ok) return refused(c, title, screen(form.state))
    const former = movable(affected)
    const wanted = movedTo(former, form.value.first, zoneOf(c))
    const accepted = acceptedIn(form.value.accepted)
    const outcome = await postponeSession(scope, session, former, wanted, form.value, accepted, [])
    const home = paths.sessions.one(session.id)
    if (outcome.ok || outcome.refusal === 'taken') {
      const { startsOn, endsOn } = spanOf(wanted)
      const undo = { action: paths.sessions.formerDates(session.id), fields: {} }
      return gone(c, home, { text: w.sessions.moves.postpone.done(w.format.period(startsOn, endsOn)), undo })
    }
    const clash = await clashOf(c, session, wanted, outcome.refusal)
    const refusal = clash ? 'slot_conflicts' : outcome.refusal
    return refused(c, title, screen(withRefusal(c, form.state, refusal), clash), 409)
  })

export const formerDates = room('/sessions/:id/former-dates', { staff: 'sessions.edit' }).post('/', async (c) => {
  const { session, affected, last } = await load(c)
  const { scope, w } = c.var
  const { postpone } = w.sessions.moves
  const home = paths.sessions.one(session.id)
  if (!last) return gone(c, home, { text: w.refusals.never_postponed })
  const form = await readForm(c, ReturnInput)
  const before = new Map(
    (JSON.parse(last.former) as [string, string, number, number][]).map(([id, ...dates]) => [id, dates]),
  )
  const wanted = asWanted(
    movable(affected).map((slot) => {
      const [day, startsAt, endsAt] = before.get(slot.id) ?? [slot.day, slot.startsAt, slot.endsAt]
      return { ...slot, day, startsAt, endsAt }
    }),
  )
  const accepted = form.ok ? acceptedIn(form.value.accepted) : []
  const outcome = await restoreDates(scope, session, last, wanted, accepted, [])
  if (outcome.ok) return gone(c, home, { text: postpone.restored })
  const clash = await clashOf(c, session, wanted, outcome.refusal)
  if (!clash) return gone(c, home)
  const title = postpone.backTitle(session.title)
  const content = (
    <ChangePage
      w={w}
      session={session}
      title={title}
      lead={postpone.lead}
      action={paths.sessions.formerDates(session.id)}
      verb={postpone.back}
      state={withRefusal(c, blank, 'slot_conflicts')}
      clash={clash}
      consequences={[...toldIn(w, affected), ...slotsMovedIn(w, affected)]}
    />
  )
  return refused(c, title, content, 409)
})

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    'sessions.edit',
    ...affectedBy(scope, id),
    selectLastPostponement(scope, id),
  )
  const [, , , [last]] = found
  const affected = affectedIn(found)
  const { w } = c.var
  const { postpone } = w.sessions.moves
  const title = postpone.title(session.title)
  const screen = (state: FormState, clash?: Clash) => (
    <ChangePage
      w={w}
      session={session}
      title={title}
      lead={postpone.lead}
      action={paths.sessions.postponement(session.id)}
      verb={postpone.verb}
      keep={postpone.keep}
      hidden={{ id: [state.values.id ?? ''].flat()[0] ?? '' }}
      state={state}
      clash={clash}
      consequences={[...slotsMovedIn(w, affected), ...toldIn(w, affected), ...papersIn(w, affected.papers, 'moved')]}
      undo={
        last && {
          said: postpone.last(w.format.date(last.fromOn), w.format.date(last.toOn)),
          verb: postpone.back,
          action: paths.sessions.formerDates(session.id),
        }
      }
    >
      <PostponementFields w={w} state={state} />
    </ChangePage>
  )
  return { session, affected, last, title, screen }
}
