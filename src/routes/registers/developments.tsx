import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectDevelopment, selectDevelopments } from '#db/quality/registers-developments.ts'
import { selectTeam } from '#db/quality/registers-team.ts'
import { DevelopmentDone, DevelopmentInput } from '#domain/quality/registers/development.ts'
import { planDevelopment, recordDevelopment } from '#domain/quality/registers/developments.ts'
import { uses } from '#edge/files/uses.ts'
import { dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { checkFields, readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { DevelopmentPage, DoneState, NewDevelopmentPage } from '#views/registers/development.tsx'
import { RegisterPage } from '#views/registers/register.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { todayOf } from './today.ts'

const pageSize = 25

export const developmentForms = room(paths.registers.developments, { staff: 'registers.edit' })

  .get(
    '/new',
    async (c) => {
      const team = await loadTeam(c)
      return page(c, c.var.w.registers.development.add, newForm(c, team, blank))
    },
    { rows: 240 },
  )

  .post(
    '/',
    async (c) => {
      const team = await loadTeam(c)
      const { scope, w } = c.var
      const title = w.registers.development.add
      const form = await readForm(c, DevelopmentInput)
      if (!form.ok) return refused(c, title, newForm(c, team, form.state))
      const person = team.find(({ value }) => value === form.value.person)
      if (!person) return refused(c, title, newForm(c, team, withRefusal(c, form.state, 'choice', 'person')))
      // A first answer that was lost on its way has left it there.
      await planDevelopment(scope, form.value, person.label, [])
      return gone(c, paths.registers.development(form.value.id), { text: w.registers.development.planned })
    },
    { rows: 240 },
  )

  .post('/:id/record', async (c) => {
    const screen = await load(c)
    const { development } = screen
    const arrivals = await receiveFiles(c, 'file', uses.document)
    const form = checkFields(c, DevelopmentDone, arrivals.fields)
    const [file, ...others] = arrivals.files
    if (!form.ok || arrivals.refused.length > 0) {
      await dismiss(c, arrivals.files)
      const { errors } = form.state
      const more = arrivals.refused.length > 0 ? { ...errors, file: c.var.w.registers.fileRefused } : errors
      return refused(c, development.training, shown(c, screen, { ...form.state, errors: more }))
    }
    await dismiss(c, others)
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
    async (c) => {
      const { scope } = c.var
      const [rows] = await read(scope, selectDevelopments(scope, readListing(c).after, pageSize))
      const { items, next } = pageOf(rows, pageSize)
      const { w, may } = c.var
      const words = w.registers.development
      return page(
        c,
        words.title,
        <RegisterPage
          w={w}
          title={words.title}
          lead={words.lead}
          icon="graduation-cap"
          add={may('registers.edit') ? { href: paths.registers.developmentNew, label: words.add } : undefined}
          entries={items.map(({ id, name, training, need, sortKey, doneOn }) => ({
            href: paths.registers.development(id),
            title: training,
            context: [name, need, doneOn && w.format.date(doneOn)],
            dueOn: doneOn === '' ? sortKey : undefined,
            state: <DoneState w={w} doneOn={doneOn} />,
          }))}
          today={todayOf(c)}
          address={addressOf(c)}
          after={afterKey(next)}
        />,
      )
    },
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
type Team = Awaited<ReturnType<typeof loadTeam>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[development], history] = await read(scope, selectDevelopment(scope, id), selectHistory(scope, id))
  if (!development) throw new NotThere()
  return { development, history }
}

async function loadTeam(c: Context) {
  const [team] = await read(c.var.scope, selectTeam(c.var.scope))
  return team.map(({ id: value, name: label }) => ({ value, label }))
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

const newForm = (c: Context, team: Team, state: FormState) => (
  <NewDevelopmentPage
    w={c.var.w}
    id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''}
    team={team}
    state={state}
  />
)
