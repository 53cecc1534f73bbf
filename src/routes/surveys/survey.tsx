import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectRulesOf } from '#db/surveys/rules.ts'
import { selectSurvey, selectVersionAndBefore, selectVersions } from '#db/surveys/surveys.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { expand } from '#domain/surveys/expand.ts'
import { archiveSurvey, copySurvey, returnSurvey } from '#domain/surveys/surveys.ts'
import { SurveyCopy } from '#domain/surveys/surveys-input.ts'
import { changesOf } from '#domain/surveys/versions.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RulesCard } from '#views/surveys/rules.tsx'
import { SurveyPage } from '#views/surveys/survey.tsx'
import { SurveyVersionPage } from '#views/surveys/survey-version.tsx'
import type { Speech } from '#words/words.ts'

export const survey = room(paths.surveys.all, { staff: 'surveys.read' })

  .get(
    '/:id',
    async (c) => {
      const screen = await load(c)
      return page(c, screen.survey.title, shown(c, screen))
    },
    { rows: 70 },
  )

  .get('/:id/versions/:number', async (c) => {
    const { scope } = c.var
    const [id, asked] = [c.req.param('id') ?? '', Number(c.req.param('number'))]
    const number = Number.isSafeInteger(asked) ? asked : 0
    const [[found], [version, before]] = await read(
      scope,
      selectSurvey(scope, id),
      selectVersionAndBefore(scope, id, number),
    )
    if (!found || version?.version !== number) throw new NotThere()
    const { w } = c.var
    const content = readSurvey(version.content)
    const changes = before ? changesOf(readSurvey(before.content), content) : null
    return page(
      c,
      w.surveys.versionTitle(found.title, w.format.number(number)),
      <SurveyVersionPage
        w={w}
        survey={found}
        number={number}
        at={version.at}
        content={content}
        asked={expand(content, sampleOf(w))}
        changes={changes}
      />,
    )
  })

export const surveyStanding = room(paths.surveys.all, { staff: 'surveys.edit' })

  .post('/:id/copies', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, SurveyCopy)
    if (!form.ok) return stay(c, screen, 'unreadable')
    const { id } = form.value
    const title = w.surveys.copyTitle(screen.survey.title.slice(0, 80), w.format.moment(scope.clock.now()))
    const outcome = await copySurvey(scope, screen.survey, id, title)
    if (outcome.ok) return gone(c, paths.surveys.edit(id), { text: w.surveys.copied })
    // The first answer was lost on its way: the copy is there.
    const [[known]] = await read(scope, selectSurvey(scope, id))
    return known
      ? gone(c, paths.surveys.edit(id))
      : stay(c, screen, outcome.refusal === 'taken' ? 'survey_title_taken' : outcome.refusal)
  })

  .post('/:id/archive', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { id, title } = screen.survey
    const outcome = await archiveSurvey(scope, screen.survey, [])
    if (!outcome.ok) return stay(c, screen, outcome.refusal)
    const undo = { action: paths.surveys.archiveReturn(id), fields: {} }
    return gone(c, paths.surveys.one(id), { text: w.surveys.archived(title), undo })
  })

  .post('/:id/archive/return', async (c) => {
    const screen = await load(c)
    const outcome = await returnSurvey(c.var.scope, screen.survey, [])
    if (!outcome.ok) return stay(c, screen, outcome.refusal)
    const { id, title } = screen.survey
    return gone(c, paths.surveys.one(id), { text: c.var.w.surveys.broughtBack(title) })
  })

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[found], versions, history, rules] = await read(
    scope,
    selectSurvey(scope, id),
    selectVersions(scope, id),
    selectHistory(scope, id),
    selectRulesOf(scope, id),
  )
  if (!found) throw new NotThere()
  return { survey: found, versions, history, rules }
}

const stay = (c: Context, screen: Screen, refusal: keyof Speech['refusals']) =>
  refused(c, screen.survey.title, shown(c, screen, c.var.w.refusals[refusal]), 409)

function shown(c: Context, { survey: found, versions, history, rules }: Screen, problem?: string) {
  const { w, may, scope } = c.var
  const content = readSurvey(found.content)
  return (
    <SurveyPage
      w={w}
      survey={found}
      content={content}
      asked={expand(content, sampleOf(w))}
      versions={versions}
      history={history}
      allHistory={historyOf(c, found.id)}
      mayEdit={may('surveys.edit')}
      copyId={scope.ids.next()}
      problem={problem}
      rules={<RulesCard w={w} surveyId={found.id} rules={rules} mayEdit={may('surveys.edit')} />}
    />
  )
}

/** A session as there are many, for looking at questions that follow one. */
const sampleOf = ({ surveys: { sample } }: Speech) => ({
  modules: sample.modules,
  trainers: sample.trainers.map((name, at) => ({ id: `sample${at}`, name })),
})
