import { read } from '#db/database.ts'
import { selectSurveyAsked } from '#db/surveys/results.ts'
import { selectVerbatim } from '#db/surveys/verbatims.ts'
import { hideVerbatim, readVerbatimName, showVerbatim, VerbatimHidingInput } from '#domain/surveys/verbatims.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { VerbatimHidingPage } from '#views/surveys/verbatims-hiding.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const address = '/surveys/:id/verbatims/:verbatim'

export const verbatimHiding = room(`${address}/hiding`, { staff: 'surveys.edit' })

  .get('/', async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.results.verbatims.hideTitle, shown(c, screen, blank))
  })

  .post('/', async (c) => {
    const screen = await load(c)
    const form = await readForm(c, VerbatimHidingInput)
    if (!form.ok) return refused(c, c.var.w.results.verbatims.hideTitle, shown(c, screen, form.state))
    const { survey, verbatim } = screen
    // Hidden meanwhile by somebody else: it is what was asked.
    if (verbatim.hiddenAt === null) await hideVerbatim(c.var.scope, survey.id, verbatim, form.value.reason)
    return gone(c, paths.surveys.verbatims(survey.id), { text: c.var.w.results.verbatims.isHidden })
  })

export const verbatimReturn = room(`${address}/return`, { staff: 'surveys.edit' }).post('/', async (c) => {
  const { survey, verbatim } = await load(c)
  if (verbatim.hiddenAt !== null) await showVerbatim(c.var.scope, survey.id, verbatim)
  return gone(c, paths.surveys.verbatims(survey.id), { text: c.var.w.results.verbatims.isShown })
})

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const name = readVerbatimName(c.req.param('verbatim') ?? '') ?? { answerId: '', field: '' }
  const [[survey], [verbatim]] = await read(
    scope,
    selectSurveyAsked(scope, id),
    selectVerbatim(scope, id, name.answerId, name.field),
  )
  if (!survey || !verbatim) throw new NotThere()
  return { survey, verbatim, id: c.req.param('verbatim') ?? '' }
}

const shown = (c: Context, { survey, verbatim, id }: Screen, state: FormState) => (
  <VerbatimHidingPage w={c.var.w} survey={survey} id={id} said={verbatim.words} state={state} />
)
