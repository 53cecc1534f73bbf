import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectRisk, selectRisks } from '#db/quality/registers-risks.ts'
import { gravityOf, RiskChange, RiskClosureInput, RiskInput } from '#domain/quality/registers/risk.ts'
import { addRisk, closeRisk, reopenRisk, reviewRisk } from '#domain/quality/registers/risks.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { GravityBadge, NewRiskPage, RiskPage } from '#views/registers/risk.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { chosen, knownAs, suggestionsOf, typedIn, unclear } from './colleague-choice.ts'
import { listed } from './listed.tsx'

export const riskForms = room(paths.registers.risks, { staff: 'registers.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.registers.risks.add, newForm(c, blank))
  })

  .post(
    '/',
    async (c) => {
      const { scope } = c.var
      const typed = await typedIn(c, 'owner')
      const [found] = await read(scope, selectColleagues(scope, 'owners', typed))
      const { w } = c.var
      const form = await readForm(c, RiskInput)
      if (!form.ok) return refused(c, w.registers.risks.add, newForm(c, form.state))
      const owner = chosen(typed, found)
      if ('refusal' in owner) {
        const state = unclear(c, form.state, 'owner', owner.refusal)
        return refused(c, w.registers.risks.add, newForm(c, state, suggestionsOf(found)))
      }
      // A first answer that was lost on its way has left it there.
      await addRisk(scope, form.value, owner.one?.id ?? null, [])
      return gone(c, paths.registers.risk(form.value.id), { text: w.registers.added })
    },
    { rows: 80 },
  )

  .post(
    '/:id',
    async (c) => {
      const typed = await typedIn(c, 'owner')
      const screen = await load(c, typed)
      const { risk } = screen
      const form = await readForm(c, RiskChange)
      if (!form.ok) return refused(c, risk.title, shown(c, screen, form.state))
      const owner = chosen(typed, screen.found, knownAs(risk.ownerId, risk.owner))
      if ('refusal' in owner) {
        return refused(c, risk.title, shown(c, screen, unclear(c, form.state, 'owner', owner.refusal)))
      }
      const outcome = await reviewRisk(c.var.scope, risk, form.value, owner.one?.id ?? null, [])
      if (!outcome.ok) return stay(c, screen, form.state, outcome.refusal)
      return gone(c, paths.registers.risk(screen.risk.id), { text: c.var.w.registers.saved })
    },
    { rows: 120 },
  )

  .post(
    '/:id/closure',
    async (c) => {
      const screen = await load(c)
      const form = await readForm(c, RiskClosureInput)
      if (!form.ok) {
        const state = { ...stateOf(screen), problem: form.state.errors.reason }
        return refused(c, screen.risk.title, shown(c, screen, state))
      }
      const outcome = await closeRisk(c.var.scope, screen.risk, form.value.reason, [])
      if (!outcome.ok) return stay(c, screen, stateOf(screen), outcome.refusal)
      const undo = { action: paths.registers.riskReopening(screen.risk.id), fields: {} }
      return gone(c, paths.registers.risks, { text: c.var.w.registers.risks.closed, undo })
    },
    { rows: 120 },
  )

  .post(
    '/:id/reopening',
    async (c) => {
      const screen = await load(c)
      const outcome = await reopenRisk(c.var.scope, screen.risk, [])
      if (!outcome.ok) return stay(c, screen, stateOf(screen), outcome.refusal)
      return gone(c, paths.registers.risk(screen.risk.id), { text: c.var.w.registers.risks.reopened })
    },
    { rows: 120 },
  )

export const risks = room(paths.registers.risks, { staff: 'quality.read' })

  .get(
    '/',
    listed(selectRisks, {
      icon: 'triangle-alert',
      add: paths.registers.riskNew,
      words: (w) => w.registers.risks,
      entry: (c, { id, title, likelihood, severity, owner, sortKey }) => {
        const { w } = c.var
        return {
          href: paths.registers.risk(id),
          title,
          context: [owner ?? ''],
          dueOn: sortKey,
          state: <GravityBadge w={w} gravity={gravityOf(likelihood, severity)} />,
        }
      },
    }),
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await load(c)
      return page(c, screen.risk.title, shown(c, screen, stateOf(screen)))
    },
    { rows: 70 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context, typed = '') {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[risk], history, found] = await read(
    scope,
    selectRisk(scope, id),
    selectHistory(scope, id),
    selectColleagues(scope, 'owners', typed),
  )
  if (!risk) throw new NotThere()
  return { risk, history, found }
}

const stay = (c: Context, screen: Screen, state: FormState, refusal: Refusal) =>
  refused(c, screen.risk.title, shown(c, screen, withRefusal(c, state, refusal)), 409)

const stateOf = ({ risk }: Screen): FormState => ({
  ...blank,
  values: {
    title: risk.title,
    cause: risk.cause,
    likelihood: String(risk.likelihood),
    severity: String(risk.severity),
    measure: risk.measure,
    owner: risk.owner ?? '',
    reviewOn: risk.sortKey,
  },
})

const shown = (c: Context, { risk, found, history }: Screen, state: FormState) => (
  <RiskPage
    w={c.var.w}
    risk={risk}
    gravity={gravityOf(risk.likelihood, risk.severity)}
    colleagues={suggestionsOf(found)}
    history={history}
    allHistory={historyOf(c, risk.id)}
    mayEdit={c.var.may('registers.edit')}
    state={state}
  />
)

const newForm = (c: Context, state: FormState, colleagues: readonly Choice[] = []) => (
  <NewRiskPage
    w={c.var.w}
    id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''}
    colleagues={colleagues}
    state={state}
  />
)
