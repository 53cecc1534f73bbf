import { read } from '#db/database.ts'
import { selectSessionCosts } from '#db/sessions/costs.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { countSessions } from '#db/sessions/sessions.ts'
import { addDays, dayOf } from '#domain/organisations/clock.ts'
import { DuplicateInput, movedTo } from '#domain/sessions/move.ts'
import { duplicateSession } from '#domain/sessions/moves.ts'
import { proposedCode } from '#domain/sessions/session.ts'
import { refuseSlots } from '#domain/sessions/slot.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ChangePage } from '#views/sessions/change.tsx'
import { DuplicateFields } from '#views/sessions/change-fields.tsx'
import type { Clash } from '#views/sessions/conflicts.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { affectedBy, affectedIn } from './affected.ts'
import { loadSession } from './load.ts'
import { zoneOf } from './overview.tsx'
import { clashOf } from './slots.tsx'

export const duplicates = room('/sessions/:id/duplicates', { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const { session, count, title, screen } = await load(c)
      const today = dayOf(c.var.scope.clock.now(), zoneOf(c))
      const values = {
        id: c.var.scope.ids.next(),
        reference: proposedCode(count, today),
        first: session.startsOn > today ? addDays(session.startsOn, 28) : addDays(today, 28),
        trainers: 'on',
        space: 'on',
      }
      return page(c, title, screen({ ...blank, values }))
    },
    { rows: 80 },
  )

  .post('/', async (c) => {
    const { session, affected, costs, title, screen } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, DuplicateInput)
    if (!form.ok) return refused(c, title, screen(form.state))
    const { id, first, trainers, space, reference, tell } = form.value
    const wanted = movedTo(affected.slots, first, zoneOf(c)).map((slot, index) => ({
      ...slot,
      id: `${id}-${index}`,
      spaceId: space ? slot.spaceId : null,
      trainers: trainers ? slot.trainers : [],
    }))
    const wrong = wanted.length > 0 ? refuseSlots(wanted) : null
    if (wrong) return refused(c, title, screen(withRefusal(c, form.state, wrong)))
    const accepted = acceptedIn(form.value.accepted)
    const outcome = await duplicateSession(scope, session, wanted, costs, form.value, accepted, [])
    const { duplicate } = w.sessions.moves
    const undo = {
      action: paths.sessions.cancellation(id),
      fields: { reason: duplicate.undone, tell: tell ? 'on' : '' },
    }
    const told = { text: duplicate.done(reference), undo }
    if (outcome.ok) return gone(c, paths.sessions.one(id), told)
    if (outcome.refusal === 'taken') {
      const [made] = await read(scope, selectSessionFrame(scope, id))
      // The first answer was lost on its way: the session is there.
      if (made.length > 0) return gone(c, paths.sessions.one(id), told)
      return refused(c, title, screen(withRefusal(c, form.state, 'session_code_taken', 'reference')), 409)
    }
    const clash = await clashOf(c, session, wanted, outcome.refusal)
    const refusal = clash ? 'slot_conflicts' : outcome.refusal
    return refused(c, title, screen(withRefusal(c, form.state, refusal), clash), 409)
  })

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    'sessions.edit',
    ...affectedBy(scope, id),
    selectSessionCosts(scope, id),
    countSessions(scope),
  )
  const [, , , costs, [count]] = found
  const affected = affectedIn(found)
  const { w } = c.var
  const { moves } = w.sessions
  const title = moves.duplicate.title(session.title)
  const teachers = [...new Set(affected.slots.flatMap(({ trainers }) => trainers.map(({ name }) => name)))].join(', ')
  const screen = (state: FormState, clash?: Clash) => (
    <ChangePage
      w={w}
      session={session}
      title={title}
      lead={moves.duplicate.lead}
      action={paths.sessions.duplicates(session.id)}
      verb={moves.duplicate.verb}
      hidden={{ id: [state.values.id ?? ''].flat()[0] ?? '' }}
      state={state}
      clash={clash}
      consequences={[
        {
          icon: 'calendar-days',
          text: `${w.format.count(affected.slots.length, moves.slot, moves.slots)}, ${w.format.count(costs.length, w.sessions.costs.line, w.sessions.costs.lines)}`,
        },
        { icon: 'users', text: moves.duplicate.follows },
        ...(teachers ? [{ icon: 'mail' as const, text: moves.duplicate.told(teachers) }] : []),
      ]}
    >
      <DuplicateFields w={w} state={state} />
    </ChangePage>
  )
  return { session, affected, costs, count: count?.value ?? 0, title, screen }
}
