import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectRule, selectRules } from '#db/quality/rules.ts'
import { changeRule } from '#domain/quality/proofs/rule-changes.ts'
import { ProofRuleInput, ruleAs } from '#domain/quality/proofs/rule-choice.ts'
import { isProofRule, type ProofRuleName, proofRules } from '#domain/quality/proofs/rules.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RulePage } from '#views/quality/rule.tsx'
import { RulesPage } from '#views/quality/rules.tsx'
import type { FormState } from '#views/ui/form.tsx'

const names = Object.keys(proofRules).filter(isProofRule)

/** What proves what, in words. */
export const rules = room(paths.quality.rules, { staff: 'quality.read' })

  .get(
    '/',
    async (c) => {
      const [kept] = await read(c.var.scope, selectRules(c.var.scope, names))
      const { w } = c.var
      const lines = names.map((rule) => ({
        ...ruleAs(
          rule,
          kept.find((one) => one.rule === rule),
        ),
        actions: proofRules[rule].actions,
      }))
      return page(c, w.quality.rulesOf.title, <RulesPage w={w} rules={lines} />)
    },
    { rows: 60 },
  )

  .get(
    '/:rule',
    async (c) => {
      const screen = await load(c)
      const { standing } = screen
      const values = {
        ...(standing.isOn ? { on: 'on' } : {}),
        indicators: standing.indicators.map(String),
        version: String(standing.version),
      }
      return page(c, titleOf(c, standing.rule), shown(c, screen, { values, errors: {} }))
    },
    { rows: 60 },
  )

export const ruleForms = room(paths.quality.rules, { staff: 'quality.edit' }).post('/:rule', async (c) => {
  const screen = await load(c)
  const { scope, w } = c.var
  const { standing } = screen
  const form = await readForm(c, ProofRuleInput)
  if (!form.ok) return refused(c, titleOf(c, standing.rule), shown(c, screen, form.state))
  const outcome = await changeRule(scope, standing, form.value, [])
  if (!outcome.ok) {
    const state = withRefusal(c, form.state, outcome.refusal === 'taken' ? 'overtaken' : outcome.refusal)
    return refused(c, titleOf(c, standing.rule), shown(c, screen, state), 409)
  }
  return gone(c, paths.quality.rules, { text: w.quality.rulesOf.saved })
})

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const rule = c.req.param('rule') ?? ''
  const [[kept], history] = await read(scope, selectRule(scope, rule), selectHistory(scope, rule))
  if (!isProofRule(rule)) throw new NotThere()
  return { standing: ruleAs(rule, kept), history }
}

const titleOf = (c: Context, rule: ProofRuleName): string => c.var.w.quality.rules[rule]

const shown = (c: Context, { standing, history }: Screen, state: FormState) => (
  <RulePage
    w={c.var.w}
    rule={standing}
    actions={proofRules[standing.rule].actions}
    offered={proofRules[standing.rule].indicators}
    history={history}
    allHistory={historyOf(c, standing.rule)}
    mayEdit={c.var.may('quality.edit')}
    state={state}
  />
)
