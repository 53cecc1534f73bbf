import { DecisionInput, decideSession, withdrawDecision } from '#domain/sessions/decision.ts'
import { readForm } from '#http/form.ts'
import { Unreadable } from '#http/refusals.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { loadSession } from './load.ts'

export const sessionDecisions = room('/sessions/:id/decision', { staff: 'sessions.edit' })

  .post('/', async (c) => {
    const { session } = await loadSession(c, 'sessions.edit')
    const { decision: words } = c.var.w.sessions
    const form = await readForm(c, DecisionInput)
    if (!form.ok) throw new Unreadable(400)
    const outcome = await decideSession(c.var.scope, session, form.value, [])
    const home = paths.sessions.one(session.id)
    // Somebody said it already: the page says what.
    if (!outcome.ok && outcome.refusal === 'taken') return gone(c, home)
    if (!outcome.ok) return gone(c, home, { text: c.var.w.refusals[outcome.refusal] })
    const text = form.value.decision === 'go' ? words.decidedGo : words.decidedNoGo
    return gone(c, home, { text, undo: { action: paths.sessions.decisionRemoval(session.id), fields: {} } })
  })

  .post('/removal', async (c) => {
    const { session } = await loadSession(c, 'sessions.edit')
    const outcome = await withdrawDecision(c.var.scope, session, [])
    const text = c.var.w.sessions.decision.removed
    return gone(c, paths.sessions.one(session.id), outcome.ok ? { text } : undefined)
  })
