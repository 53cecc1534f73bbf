import { type CostRow, selectSessionCosts } from '#db/sessions/costs.ts'
import { selectClientRows } from '#db/sessions/overview.ts'
import { clientsOf } from '#domain/sessions/clients.ts'
import { CostInput, CostRemoval, keepCost, removeCost } from '#domain/sessions/costs.ts'
import { marginOf } from '#domain/sessions/margin.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CostsPage } from '#views/sessions/costs.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { loadSession } from './load.ts'

export const sessionCosts = room('/sessions/:id/costs', { staff: 'sessions.edit' })

  .get('/', async (c) => {
    const { session, screen } = await load(c)
    return page(c, c.var.w.sessions.costs.title, screen(blank, undefined), { crumbs: crumbsTo(c, session) })
  })

  .post('/', async (c) => {
    const { session, screen } = await load(c)
    const { costs: words } = c.var.w.sessions
    const form = await readForm(c, CostInput)
    const which = [form.state.values.id ?? ''].flat()[0]
    if (!form.ok) return refused(c, words.title, screen(form.state, which))
    const outcome = await keepCost(c.var.scope, session, form.value, [])
    const say = form.value.version === 0 ? words.added : words.saved
    // Added already, and the answer was lost on its way.
    if (outcome.ok || outcome.refusal === 'taken') {
      return gone(c, paths.sessions.costs(session.id), { text: say(form.value.label) })
    }
    return refused(c, words.title, screen(withRefusal(c, form.state, outcome.refusal), which), 409)
  })

  .post('/removal', async (c) => {
    const { session, costs } = await load(c)
    const form = await readForm(c, CostRemoval)
    const cost = form.ok ? costs.find(({ id }) => id === form.value.id) : undefined
    const outcome = cost && (await removeCost(c.var.scope, session, cost, []))
    const undo = cost && {
      action: paths.sessions.costs(session.id),
      fields: { id: cost.id, version: '0', label: cost.label, planned: typed(cost.planned), spent: typed(cost.spent) },
    }
    const told = outcome?.ok && cost ? { text: c.var.w.sessions.costs.removed(cost.label), undo } : undefined
    return gone(c, paths.sessions.costs(session.id), told)
  })

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    'sessions.edit',
    selectSessionCosts(scope, id),
    selectClientRows(scope, id),
  )
  const [costs, enrolled] = found
  const income = clientsOf(enrolled).reduce((sum, { price }) => sum + price, 0)
  const screen = (state: FormState, which: string | undefined) => (
    <CostsPage
      w={c.var.w}
      session={session}
      costs={costs}
      margin={marginOf(income, costs)}
      typed={typed}
      newId={scope.ids.next()}
      state={state}
      which={which}
    />
  )
  return { session, costs, screen }
}

const crumbsTo = (c: Context, session: { id: string; title: string }) => [
  { label: c.var.w.sessions.title, href: paths.sessions.all },
  { label: session.title, href: paths.sessions.one(session.id) },
]

/** Cents as somebody would type them; what is not known is empty. */
const typed = (cents: CostRow['spent']): string => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','))
