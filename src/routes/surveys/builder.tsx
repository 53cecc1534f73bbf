import { read } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { type SurveyRow, selectSurvey } from '#db/surveys/surveys.ts'
import { contentOf, SurveyChange, typedContent } from '#domain/surveys/builder.ts'
import { type Line, linesOf, parseRearrangement, rearranged } from '#domain/surveys/builder-lines.ts'
import { type ContentProblem, problemsOf } from '#domain/surveys/builder-problems.ts'
import { readSurvey, type SurveyContent } from '#domain/surveys/content.ts'
import { changeSurvey } from '#domain/surveys/surveys.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { BuilderPage } from '#views/surveys/builder.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const surveyBuilder = room(paths.surveys.all, { staff: 'surveys.edit' })

  .get('/:id/edit', async (c) => {
    const survey = await load(c)
    const { lines, ...around } = typedContent(readSurvey(survey.content))
    const { title, anonymous, smallestGroup } = survey
    const values = {
      ...around,
      title,
      smallestGroup: String(smallestGroup),
      anonymous: anonymous ? 'on' : undefined,
    }
    return page(c, titleOf(c, survey), form(c, survey, { values, errors: {} }, lines))
  })

  .post('/:id', async (c) => {
    const survey = await load(c)
    const { scope, w } = c.var
    const typed = await readForm(c, SurveyChange)
    const lines = withIds(linesOf(typed.state.values), scope)
    const moved = parseRearrangement([(await readFields(c)).get('_do') ?? ''].flat()[0] ?? '')
    if (moved) {
      const after = rearranged(lines, moved, scope.ids.next())
      return page(c, titleOf(c, survey), form(c, survey, { ...typed.state, errors: {} }, after))
    }
    if (!typed.ok) return refused(c, titleOf(c, survey), form(c, survey, typed.state, lines))

    const content = contentOf(typed.value, lines)
    const errors = errorsOf(c, content)
    if (errors) return refused(c, titleOf(c, survey), form(c, survey, { ...typed.state, errors }, lines))
    const outcome = await changeSurvey(scope, survey, typed.value, content, [])
    if (outcome.ok) return gone(c, paths.surveys.one(survey.id), { text: w.surveys.builder.saved(typed.value.title) })
    const state =
      outcome.refusal === 'taken'
        ? withRefusal(c, typed.state, 'survey_title_taken', 'title')
        : withRefusal(c, typed.state, outcome.refusal)
    return refused(c, titleOf(c, survey), form(c, survey, state, lines), 409)
  })

async function load(c: Context): Promise<SurveyRow> {
  const [[survey]] = await read(c.var.scope, selectSurvey(c.var.scope, c.req.param('id') ?? ''))
  if (!survey) throw new NotThere()
  return survey
}

const titleOf = (c: Context, { title }: SurveyRow) => c.var.w.surveys.builder.title(title)

/** Refused, the form carries the version as it is now: saving again is then meant. */
function form(c: Context, survey: SurveyRow, state: FormState, lines: readonly Line[]) {
  const typed = [state.values.version ?? []].flat()[0]
  const version = state.problem ? undefined : typed
  return (
    <BuilderPage w={c.var.w} survey={survey} state={state} lines={lines} version={version ?? String(survey.version)} />
  )
}

/** A question keeps the name it came with; one that has none, or none that can be read, is given one. */
const withIds = (lines: readonly Line[], { ids }: Scope): Line[] =>
  lines.map((line) => (/^[0-9a-z_-]{1,40}$/.test(line.qid) ? line : { ...line, qid: ids.next() }))

function errorsOf(c: Context, content: SurveyContent): FormState['errors'] | null {
  const { problems } = c.var.w.surveys.builder
  const found = problemsOf(content)
  return found.length === 0
    ? null
    : Object.fromEntries(found.map(({ at, what }) => [`line${at}-${fieldOf[what]}`, problems[what]]))
}

const fieldOf: Record<ContentProblem, string> = {
  no_text: 'text',
  same_id: 'text',
  no_options: 'options',
  no_rows: 'rows',
  condition_unknown: 'when',
  condition_later: 'when',
  condition_text: 'when',
  condition_values: 'whenValues',
  alert_ungraded: 'alert',
  alert_range: 'alert',
  measure_kind: 'measure',
}
