import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectOwnEmployments, selectOwnRecord } from '#db/portal/own-data.ts'
import { askCorrection, CorrectionInput, exportOwnData } from '#domain/portal/own-data.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { OwnDataPage } from '#views/portal/training-data.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

/** What is held about whoever looks: to see, to have put right, to take away. */
export const trainingData = room(paths.ownTraining.data, { staff: 'training.own' })

  .get('/', async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.training.data, content(c, screen, blank))
  })

  .post('/corrections', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, CorrectionInput)
    if (!form.ok) return refused(c, w.training.data, content(c, screen, form.state))
    const outcome = await askCorrection(scope, screen.person, form.value)
    return outcome.ok
      ? gone(c, paths.ownTraining.data, { text: w.training.own.sent })
      : refused(c, w.training.data, content(c, screen, withRefusal(c, form.state, outcome.refusal)))
  })

  .post(
    '/export',
    async (c) => {
      const { person } = await load(c)
      const { scope, w } = c.var
      const outcome = await exportOwnData(scope, person)
      if (!outcome.ok) return gone(c, paths.ownTraining.data, { text: w.refusals[outcome.refusal] })
      const [[about], employments, enrolments, presences, signatures, papers] = outcome.after
      const held = { person: about, employments, enrolments, presences, signatures, papers }
      return new Response(JSON.stringify(held, null, 2), {
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Disposition': `attachment; filename="${w.training.own.file}.json"`,
          'Cache-Control': 'private, no-store',
        },
      })
    },
    { rows: 200 },
  )

async function load(c: Context) {
  const { scope } = c.var
  const me = ownPerson(scope)
  const [[person], employments] = await read(scope, selectOwnRecord(scope, me), selectOwnEmployments(scope, me))
  if (!person) throw new NotThere()
  return { person, employments }
}

function content(c: Context, screen: Awaited<ReturnType<typeof load>>, state: FormState) {
  const { w, visit } = c.var
  return <OwnDataPage w={w} organisation={visit.person?.organisationName ?? ''} {...screen} state={state} />
}
