import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectDevelopment, selectDevelopments } from '#db/quality/registers-developments.ts'
import { DevelopmentDone, DevelopmentInput } from '#domain/quality/registers/development.ts'
import { planDevelopment, recordDevelopment } from '#domain/quality/registers/developments.ts'
import { dismiss, receiveForm } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DevelopmentPage, DoneState, NewDevelopmentPage } from '#views/registers/development.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { chosenOf, suggestionsOf, typedIn, unclear } from './colleague-choice.ts'
import { listed } from './listed.tsx'
import { todayOf } from './today.ts'

export const developmentForms = room(paths.registers.developments, { staff: 'registers.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.registers.development.add, newForm(c, blank))
  })

  .post(
    '/',
    async (c) => {
      const { scope } = c.var
      const typed = await typedIn(c, 'person')
      const [found] = await read(scope, selectColleagues(scope, 'team', typed))
      const { w } = c.var
      const title = w.registers.development.add
      const form = await readForm(c, DevelopmentInput)
      if (!form.ok) return refused(c, title, newForm(c, form.state))
      const person = chosenOf(typed, found)
      if ('refusal' in person) {
        const state = unclear(c, form.state, 'person', person.refusal)
        return refused(c, title, newForm(c, state, suggestionsOf(found)))
      }
      // A first answer that was lost on its way has left it there.
      await planDevelopment(scope, form.value, person.one, [])
      return gone(c, paths.registers.development(form.value.id), { text: w.registers.development.planned })
    },
    { rows: 80 },
  )

  .post('/:id/record', async (c) => {
    const screen = await load(c)
    const { development } = screen
    const form = await receiveForm(c, DevelopmentDone, c.var.w.registers.fileRefused)
    if (!form.ok) return refused(c, development.training, shown(c, screen, form.state))
    const { file } = form
    const outcome = await recordDevelopment(c.var.scope, development, form.value, file, [])
    if (!outcome.ok) {
      await dismiss(c, file ? [file] : [])
      return refused(c, development.training, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    }
    const text = c.var.w.registers.development.recorded
    return gone(c, paths.registers.development(development.id), { text })
  })

export const developments = room(paths.registers.developments, { staff: 'quality.read' })

  .get(
    '/',
    listed(selectDevelopments, {
      icon: 'graduation-cap',
      add: paths.registers.developmentNew,
      words: (w) => w.registers.development,
      entry: (c, { id, name, training, need, sortKey, doneOn }) => {
        const { w } = c.var
        return {
          href: paths.registers.development(id),
          title: training,
          context: [name, need, doneOn && w.format.date(doneOn)],
          dueOn: doneOn === '' ? sortKey : undefined,
          state: <DoneState w={w} doneOn={doneOn} />,
        }
      },
    }),
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await load(c)
      return page(c, screen.development.training, shown(c, screen, { ...blank, values: { doneOn: todayOf(c) } }))
    },
    { rows: 70 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[development], history] = await read(scope, selectDevelopment(scope, id), selectHistory(scope, id))
  if (!development) throw new NotThere()
  return { development, history }
}

const shown = (c: Context, { development, history }: Screen, state: FormState) => (
  <DevelopmentPage
    w={c.var.w}
    development={development}
    history={history}
    allHistory={historyOf(c, development.id)}
    mayEdit={c.var.may('registers.edit')}
    state={state}
  />
)

const newForm = (c: Context, state: FormState, colleagues: readonly Choice[] = []) => (
  <NewDevelopmentPage
    w={c.var.w}
    id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''}
    colleagues={colleagues}
    state={state}
  />
)
