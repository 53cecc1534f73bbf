import { read } from '#db/database.ts'
import { selectSource, selectSources } from '#db/quality/watch-sources.ts'
import { WatchSourceChange, WatchSourceInput } from '#domain/quality/watch/source.ts'
import { addSource, changeSource, pauseSource, removeSource, resumeSource } from '#domain/quality/watch/sources.ts'
import { mayCallLoopback } from '#edge/webhooks/post.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { blank, type FormState } from '#views/ui/form.tsx'
import { WatchSourceFormPage } from '#views/watch/source-form.tsx'
import { WatchSourcesPage } from '#views/watch/sources.tsx'

export const watchSources = room(paths.watch.sources, { staff: 'watch.edit' })

  .get(
    '/',
    async (c) => {
      const [sources] = await read(c.var.scope, selectSources(c.var.scope))
      const { w } = c.var
      return page(c, w.watch.sourcesTitle, <WatchSourcesPage w={w} sources={sources} />)
    },
    { rows: 70 },
  )

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.watch.addSource, newForm(c, blank))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const form = await readForm(c, WatchSourceInput)
    if (!form.ok) return refused(c, w.watch.addSource, newForm(c, form.state))
    const outcome = await addSource(scope, mayCallLoopback(c.env), form.value)
    if (!outcome.ok) return refused(c, w.watch.addSource, newForm(c, refusalOn(c, form.state, outcome.refusal)))
    return gone(c, paths.watch.sources, { text: w.watch.sourceAdded(form.value.name) })
  })

  .get('/:id', async (c) => {
    const source = await load(c)
    const { name, address, theme } = source
    const state = { ...blank, values: { name, address, theme } }
    return page(c, c.var.w.watch.editSource(name), editForm(c, source, state))
  })

  .post('/:id', async (c) => {
    const source = await load(c)
    const { scope, w } = c.var
    const title = w.watch.editSource(source.name)
    const form = await readForm(c, WatchSourceChange)
    if (!form.ok) return refused(c, title, editForm(c, source, form.state))
    const outcome = await changeSource(scope, mayCallLoopback(c.env), source, form.value)
    if (!outcome.ok) {
      const status = outcome.refusal === 'overtaken' ? 409 : 422
      return refused(c, title, editForm(c, source, refusalOn(c, form.state, outcome.refusal)), status)
    }
    return gone(c, paths.watch.sources, { text: w.watch.sourceSaved })
  })

  .post('/:id/pause', async (c) => {
    const source = await load(c)
    const outcome = await pauseSource(c.var.scope, source, [])
    if (!outcome.ok) return stay(c, source, outcome.refusal)
    const undo = { action: paths.watch.sourceResumption(source.id), fields: {} }
    return gone(c, paths.watch.sources, { text: c.var.w.watch.paused, undo })
  })

  .post('/:id/resumption', async (c) => {
    const source = await load(c)
    const outcome = await resumeSource(c.var.scope, source, [])
    if (!outcome.ok) return stay(c, source, outcome.refusal)
    return gone(c, paths.watch.sources, { text: c.var.w.watch.resumed })
  })

  .post('/:id/removal', async (c) => {
    const source = await load(c)
    const outcome = await removeSource(c.var.scope, source, [])
    if (!outcome.ok) return stay(c, source, outcome.refusal)
    return gone(c, paths.watch.sources, { text: c.var.w.watch.removed })
  })

type Source = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const [[source]] = await read(c.var.scope, selectSource(c.var.scope, c.req.param('id') ?? ''))
  if (!source) throw new NotThere()
  return source
}

function stay(c: Context, source: Source, refusal: Refusal) {
  const { name, address, theme } = source
  const state = withRefusal(c, { ...blank, values: { name, address, theme } }, refusal)
  return refused(c, c.var.w.watch.editSource(name), editForm(c, source, state), 409)
}

const refusalOn = (c: Context, state: FormState, refusal: Refusal): FormState =>
  withRefusal(c, state, refusal, ['watch_address', 'watch_source_known'].includes(refusal) ? 'address' : undefined)

function newForm(c: Context, state: FormState) {
  const id = [state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''
  return <WatchSourceFormPage w={c.var.w} action={paths.watch.sources} hidden={{ id }} state={state} />
}

function editForm(c: Context, source: Source, state: FormState) {
  const version = [state.values.version ?? String(source.version)].flat()[0] ?? ''
  return (
    <WatchSourceFormPage
      w={c.var.w}
      action={paths.watch.source(source.id)}
      hidden={{ version }}
      state={state}
      source={source}
    />
  )
}
