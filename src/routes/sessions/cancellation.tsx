import { selectPaid } from '#db/sessions/payments.ts'
import { CancellationInput, ReturnInput } from '#domain/sessions/move.ts'
import { cancelSession, reinstateSession } from '#domain/sessions/moves.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ChangePage } from '#views/sessions/change.tsx'
import { ReasonFields } from '#views/sessions/change-fields.tsx'
import type { Clash } from '#views/sessions/conflicts.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { affectedBy, affectedIn, asWanted, freedIn, paidIn, toldIn } from './affected.ts'
import { papersIn } from './affected-papers.ts'
import { loadSession } from './load.ts'
import { clashOf } from './slots.tsx'

export const cancellation = room('/sessions/:id/cancellation', { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const { title, screen } = await load(c)
      return page(c, title, screen({ ...blank, values: { tell: 'on' } }))
    },
    { rows: 80 },
  )

  .post('/', async (c) => {
    const { session, paid, title, screen } = await load(c)
    const form = await readForm(c, CancellationInput)
    if (!form.ok) return refused(c, title, screen(form.state))
    const outcome = await cancelSession(c.var.scope, session, form.value, [], form.value.refund ? paid : [])
    const home = paths.sessions.one(session.id)
    // Cancelled already, by this form or by somebody quicker: its page says when and why.
    if (!outcome.ok && outcome.refusal === 'taken') return gone(c, home)
    if (!outcome.ok) return refused(c, title, screen(withRefusal(c, form.state, outcome.refusal)), 409)
    const undo = { action: paths.sessions.reinstatement(session.id), fields: {} }
    return gone(c, home, { text: c.var.w.sessions.moves.cancel.done, undo })
  })

export const reinstatement = room('/sessions/:id/reinstatement', { staff: 'sessions.edit' }).post('/', async (c) => {
  const { session, affected } = await load(c)
  const { scope, w } = c.var
  const { moves } = w.sessions
  const form = await readForm(c, ReturnInput)
  const accepted = form.ok ? acceptedIn(form.value.accepted) : []
  const wanted = asWanted(affected.slots)
  const outcome = await reinstateSession(scope, session, wanted, accepted, [])
  const home = paths.sessions.one(session.id)
  if (outcome.ok) return gone(c, home, { text: moves.reinstated })
  const clash = await clashOf(c, session, wanted, outcome.refusal)
  if (!clash) return gone(c, home)
  const title = moves.reinstatement.title(session.title)
  const content = (
    <ChangePage
      w={w}
      session={session}
      title={title}
      lead={moves.reinstatement.lead}
      action={paths.sessions.reinstatement(session.id)}
      verb={moves.reinstate}
      state={withRefusal(c, blank, 'slot_conflicts')}
      clash={clash}
      consequences={toldIn(w, affected)}
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
    selectPaid(scope, { sessionId: id }),
  )
  const [, , , paid] = found
  const affected = affectedIn(found)
  const { w } = c.var
  const { moves } = w.sessions
  const title = moves.cancel.title(session.title)
  const screen = (state: FormState, clash?: Clash) => (
    <ChangePage
      w={w}
      session={session}
      title={title}
      lead={moves.cancel.lead}
      action={paths.sessions.cancellation(session.id)}
      verb={moves.cancel.verb}
      tone="danger"
      keep={moves.keep}
      state={state}
      clash={clash}
      consequences={[
        ...toldIn(w, affected),
        ...papersIn(w, affected.papers, 'cancelled'),
        ...freedIn(w, affected),
        ...paidIn(w, session.id, paid),
      ]}
    >
      <ReasonFields w={w} state={state} />
      {paid.length > 0 && (
        <CheckboxField w={w} state={state} name="refund" label={moves.cancel.refund} hint={moves.cancel.refundHint} />
      )}
    </ChangePage>
  )
  return { session, paid, affected, title, screen }
}
