import { selectTitles } from '#db/catalogue/packs.ts'
import { read } from '#db/database.ts'
import { type RuleRow, selectRulesOf } from '#db/surveys/rules.ts'
import { selectSurvey } from '#db/surveys/surveys.ts'
import { isPurpose } from '#domain/surveys/purposes.ts'
import {
  addRule,
  changeRule,
  moments,
  NewSurveyRule,
  removeRule,
  SurveyRuleChange,
  SurveyRuleRemoval,
  typedRule,
  usualRule,
} from '#domain/surveys/rules.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RuleFormPage } from '#views/surveys/rules-form.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const surveyRules = room(paths.surveys.all, { staff: 'surveys.edit' })

  .get(
    '/:id/rules/new',
    async (c) => {
      const screen = await load(c)
      const { purpose, audience } = screen.survey
      const presentOnly = audience === 'trainee' && purpose !== 'before' ? 'on' : undefined
      const usual = usualRule[isPurpose(purpose) ? purpose : 'other']
      const values = { ...usual, programme: '', presentOnly, reminders: '3, 7', closesAfter: '14' }
      return page(c, titleOf(c, screen), form(c, screen, { values, errors: {} }))
    },
    { rows: 100 },
  )

  .post(
    '/:id/rules',
    async (c) => {
      const screen = await load(c)
      const typed = await readForm(c, NewSurveyRule)
      if (!typed.ok) return refused(c, titleOf(c, screen), form(c, screen, typed.state))
      if (!isOffered(screen, typed.value.programme)) return stay(c, screen, typed.state, 'choice', 'programme')
      const { id, ...input } = typed.value
      const outcome = await addRule(c.var.scope, screen.survey, id, input)
      // Taken, the first answer was lost on its way: the rule is there.
      if (!outcome.ok && outcome.refusal !== 'taken') return stayed(c, screen, typed.state, outcome.refusal)
      return done(c, screen)
    },
    { rows: 110 },
  )

  .get(
    '/:id/rules/:rule',
    async (c) => {
      const screen = await load(c)
      const rule = ruleIn(c, screen)
      return page(c, titleOf(c, screen), form(c, screen, { values: typedRule(rule), errors: {} }, rule))
    },
    { rows: 100 },
  )

  .post(
    '/:id/rules/:rule',
    async (c) => {
      const screen = await load(c)
      const rule = ruleIn(c, screen)
      const typed = await readForm(c, SurveyRuleChange)
      if (!typed.ok) return refused(c, titleOf(c, screen), form(c, screen, typed.state, rule))
      if (!isOffered(screen, typed.value.programme)) return stay(c, screen, typed.state, 'choice', 'programme', rule)
      const { version, ...input } = typed.value
      const outcome = await changeRule(c.var.scope, screen.survey, rule.id, version, input)
      return outcome.ok ? done(c, screen) : stayed(c, screen, typed.state, outcome.refusal, rule)
    },
    { rows: 110 },
  )

  .post(
    '/:id/rules/:rule/removal',
    async (c) => {
      const screen = await load(c)
      const rule = ruleIn(c, screen)
      const typed = await readForm(c, SurveyRuleRemoval)
      const outcome = typed.ok ? await removeRule(c.var.scope, screen.survey, rule.id, typed.value.version) : null
      const { refusals, surveys } = c.var.w
      return gone(c, paths.surveys.one(screen.survey.id), {
        text: outcome?.ok ? surveys.rules.removed : refusals.overtaken,
      })
    },
    { rows: 110 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[survey], rules, programmes] = await read(
    scope,
    selectSurvey(scope, id),
    selectRulesOf(scope, id),
    selectTitles(scope),
  )
  if (!survey) throw new NotThere()
  return { survey, rules, programmes }
}

function ruleIn(c: Context, { rules }: Screen): RuleRow {
  const rule = rules.find(({ id }) => id === c.req.param('rule'))
  if (!rule) throw new NotThere()
  return rule
}

const titleOf = (c: Context, { survey }: Screen) => c.var.w.surveys.rules.formTitle(survey.title)

const isOffered = ({ programmes }: Screen, programme: string) =>
  programme === '' || programmes.some(({ id }) => id === programme)

const done = (c: Context, { survey }: Screen) =>
  gone(c, paths.surveys.one(survey.id), { text: c.var.w.surveys.rules.saved })

type Refusal = Parameters<typeof withRefusal>[2]

const stayed = (c: Context, screen: Screen, state: FormState, refusal: Refusal, rule?: RuleRow) =>
  refusal === 'reminder_too_late'
    ? stay(c, screen, state, refusal, 'reminders', rule)
    : refused(c, titleOf(c, screen), form(c, screen, withRefusal(c, state, refusal), rule), 409)

const stay = (c: Context, screen: Screen, state: FormState, refusal: Refusal, field: string, rule?: RuleRow) =>
  refused(c, titleOf(c, screen), form(c, screen, withRefusal(c, state, refusal, field), rule))

function form(c: Context, { survey, programmes }: Screen, state: FormState, rule?: RuleRow) {
  const { w, scope } = c.var
  const { rules, rule: one, ruleRemoval } = paths.surveys
  const frame = { w, survey, state, moments, programmes }
  if (!rule) {
    const id = [state.values.id ?? []].flat()[0] ?? scope.ids.next()
    return <RuleFormPage {...frame} action={rules(survey.id)} id={id} />
  }
  return (
    <RuleFormPage
      {...frame}
      action={one(survey.id, rule.id)}
      version={String(rule.version)}
      removal={ruleRemoval(survey.id, rule.id)}
    />
  )
}
