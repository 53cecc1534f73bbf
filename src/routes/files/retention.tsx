import { read } from '#db/database.ts'
import { selectRules } from '#db/files/retention.ts'
import {
  isRetentionRule,
  type RetentionRule,
  retention,
  type Standing,
  standingRules,
} from '#domain/files/retention.ts'
import { chooseRule, dropRule, RuleInput } from '#domain/files/rules.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RetentionPage } from '#views/files/retention.tsx'
import { RulePage } from '#views/files/retention-form.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const retentionTable = room(paths.retention, { staff: 'files.read' }).get('/', async (c) => {
  const { scope } = c.var
  const [chosen] = await read(scope, selectRules(scope))
  return page(c, c.var.w.retention.title, table(c, chosen))
})

export const retentionForms = room('/settings/retention/:rule', { staff: 'organisation.edit' })

  .get('/', async (c) => {
    const { standing } = await load(c)
    const values = { months: String(standing.months ?? ''), reason: standing.reason ?? '' }
    return page(c, titleOf(c, standing.rule), form(c, standing, { values, errors: {} }))
  })

  .post('/', async (c) => {
    const { standing } = await load(c)
    const { scope, w } = c.var
    const filled = await readForm(c, RuleInput)
    const shown = [selectRules(scope)] as const
    const outcome = filled.ok ? await chooseRule(scope, standing.rule, filled.value, shown) : null
    if (!outcome?.ok) {
      const state = outcome ? withRefusal(c, filled.state, 'overtaken') : filled.state
      return refused(c, titleOf(c, standing.rule), form(c, standing, state), outcome ? 409 : 422)
    }
    return changed(c, paths.retention, w.retention.title, table(c, outcome.after[0]), { text: w.retention.saved })
  })

  .post('/proposal', async (c) => {
    const { standing } = await load(c)
    const { scope, w } = c.var
    const outcome = await dropRule(scope, standing.rule, [selectRules(scope)])
    if (!outcome.ok) throw new NotThere()
    return changed(c, paths.retention, w.retention.title, table(c, outcome.after[0]), { text: w.retention.dropped })
  })

async function load(c: Context) {
  const { scope } = c.var
  const rule = c.req.param('rule') ?? ''
  const [chosen] = await read(scope, selectRules(scope))
  const standing = isRetentionRule(rule) ? standingRules(chosen).find((each) => each.rule === rule) : undefined
  if (!standing) throw new NotThere()
  return { standing }
}

type Chosen = Parameters<typeof standingRules>[0]

const table = (c: Context, chosen: Chosen) => (
  <RetentionPage w={c.var.w} rules={standingRules(chosen)} mayEdit={c.var.may('organisation.edit')} />
)

const form = (c: Context, standing: Standing, state: FormState) => (
  <RulePage w={c.var.w} standing={standing} proposed={retention[standing.rule].months} state={state} />
)

const titleOf = ({ var: { w } }: Context, rule: RetentionRule) => w.retention.editTitle(w.retention.rules[rule].name)
