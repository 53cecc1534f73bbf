import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectSurvey, selectSurveys } from '#db/surveys/surveys.ts'
import { audiences } from '#domain/surveys/purposes.ts'
import { readySetNames, readySets } from '#domain/surveys/ready-sets.ts'
import { createSurvey } from '#domain/surveys/surveys.ts'
import { leastAnonymous, NewSurvey } from '#domain/surveys/surveys-input.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { NewSurveyPage } from '#views/surveys/survey-new.tsx'
import { SurveysPage } from '#views/surveys/surveys.tsx'
import type { FormState } from '#views/ui/form.tsx'

const pageSize = 40

export const surveyForms = room(paths.surveys.all, { staff: 'surveys.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    const values = { set: 'hot', audience: 'trainee', smallestGroup: String(leastAnonymous) }
    return page(c, c.var.w.surveys.create, newForm(c, { values, errors: {} }))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const title = w.surveys.create
    const form = await readForm(c, NewSurvey)
    if (!form.ok) return refused(c, title, newForm(c, form.state))
    const { id, set } = form.value
    const name = form.value.title || (set === 'empty' ? w.surveys.name : readySets[set].title[w.language])
    const outcome = await createSurvey(scope, form.value, name)
    if (outcome.ok) return gone(c, paths.surveys.one(id), { text: w.surveys.created(name) })

    if (outcome.refusal !== 'taken') {
      return refused(c, title, newForm(c, withRefusal(c, form.state, outcome.refusal, 'smallestGroup')))
    }
    // The first answer was lost on its way, or another survey has this title.
    const [[known]] = await read(scope, selectSurvey(scope, id))
    if (known) return gone(c, paths.surveys.one(id))
    return refused(c, title, newForm(c, withRefusal(c, form.state, 'survey_title_taken', 'title')))
  })

export const surveys = room(paths.surveys.all, { staff: 'surveys.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const [rows] = await read(scope, selectSurveys(scope, readListing(c), pageSize))
    const list = pageOf(rows, pageSize)
    const { w, may } = c.var
    return page(
      c,
      w.surveys.title,
      <SurveysPage
        w={w}
        page={list}
        address={addressOf(c)}
        after={afterKey(list.next)}
        mayEdit={may('surveys.edit')}
      />,
    )
  },
  { rows: 70 },
)

function newForm(c: Context, state: FormState) {
  const { w, scope } = c.var
  const id = [state.values.id ?? []].flat()[0] ?? scope.ids.next()
  return <NewSurveyPage w={w} state={state} id={id} sets={[...readySetNames, 'empty']} audiences={audiences} />
}
