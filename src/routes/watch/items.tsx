import { read } from '#db/database.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectItem, selectProgrammeNames } from '#db/quality/watch-items.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { itemKinds, WatchItemInput, WatchTriageInput, WatchUseInput } from '#domain/quality/watch/item.ts'
import { addItem, sortItem, useItem } from '#domain/quality/watch/items.ts'
import { dismiss, receiveForm } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { blank, type FormState } from '#views/ui/form.tsx'
import { WatchItemPage } from '#views/watch/item.tsx'
import { WatchItemFormPage } from '#views/watch/item-form.tsx'

export const watchItemForms = room(paths.watch.items, { staff: 'watch.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    const values = { kind: 'link', happenedOn: today(c) }
    return page(c, c.var.w.watch.add, newForm(c, { ...blank, values }))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const form = await receiveForm(c, WatchItemInput, w.watch.fileRefused)
    if (!form.ok) return refused(c, w.watch.add, newForm(c, form.state))
    const { file } = form
    const outcome = await addItem(scope, form.value, file, [])
    // The first answer was lost on its way: it is there.
    if (!outcome.ok) await dismiss(c, file ? [file] : [])
    return gone(c, paths.watch.item(form.value.id), { text: w.watch.added })
  })

  .post('/:id/triage', async (c) => {
    const screen = await load(c)
    const { item } = screen
    const form = await readForm(c, WatchTriageInput)
    if (!form.ok) return refused(c, item.title, shown(c, screen, form.state))
    const { verdict } = form.value
    const outcome = await sortItem(c.var.scope, item, verdict, [])
    if (!outcome.ok) {
      return refused(c, item.title, shown(c, screen, withRefusal(c, valuesOf(c, []), outcome.refusal)), 409)
    }
    const { watch } = c.var.w
    const text = { new: watch.returned, kept: watch.kept, aside: watch.asided }[verdict]
    const undo = { action: paths.watch.triage(item.id), fields: { verdict: item.state } }
    return gone(c, paths.watch.state(item.state), { text, undo })
  })

  .post('/:id/use', async (c) => {
    const screen = await load(c)
    const { item } = screen
    const form = await readForm(c, WatchUseInput)
    if (!form.ok) return refused(c, item.title, shown(c, screen, form.state))
    const outcome = await useItem(c.var.scope, item, form.value, [])
    if (!outcome.ok) {
      return refused(c, item.title, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    }
    return gone(c, paths.watch.item(item.id), { text: c.var.w.watch.used })
  })

/** What a proof opens. */
export const watchItems = room(paths.watch.items, { staff: 'watch.read' }).get(
  '/:id',
  async (c) => {
    const screen = await load(c)
    const indicators = JSON.parse(screen.item.indicators) as number[]
    return page(c, screen.item.title, shown(c, screen, valuesOf(c, indicators)))
  },
  { rows: 100 },
)

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[item], programmes, history] = await read(
    scope,
    selectItem(scope, id),
    selectProgrammeNames(scope),
    selectHistory(scope, id),
  )
  if (!item) throw new NotThere()
  return { item, programmes: programmes.map(({ id: value, title: label }) => ({ value, label })), history }
}

const valuesOf = (c: Context, indicators: readonly number[]): FormState => ({
  ...blank,
  values: { indicators: indicators.map(String), decidedOn: today(c) },
})

const today = (c: Context): string => dayOf(c.var.scope.clock.now(), c.var.visit.person?.timeZone)

function shown(c: Context, { item, programmes, history }: Screen, state: FormState) {
  return (
    <WatchItemPage
      w={c.var.w}
      item={item}
      programmes={programmes}
      history={history}
      allHistory={historyOf(c, item.id)}
      mayEdit={c.var.may('watch.edit')}
      state={state}
    />
  )
}

const newForm = (c: Context, state: FormState) => (
  <WatchItemFormPage
    w={c.var.w}
    id={[state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''}
    kinds={itemKinds}
    state={state}
  />
)
