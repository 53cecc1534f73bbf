import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectChain } from '#db/sessions/task-chains.ts'
import { addModel, type Chain, chainOf, changeModel, removeModel, restoreChain } from '#domain/sessions/task-chain.ts'
import { proofs } from '#domain/sessions/task-kinds.ts'
import { ModelChange, ModelRemoval, NewModel, sideOf, type TaskModel } from '#domain/sessions/task-model.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosen, knownAs, typedIn, unclear } from '#routes/registers/colleague-choice.ts'
import { TaskModelPage, TaskModelsPage } from '#views/sessions/task-models.tsx'
import { titleOf } from '#views/sessions/tasks.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const taskModels = room('/settings/tasks', { staff: 'templates.edit' })

  .get('/', async (c) => {
    const { chain } = await load(c)
    return page(c, c.var.w.tasks.models.title, show(c, chain))
  })

  .get('/new', async (c) => {
    const { chain } = await load(c)
    const state = { values: { days: '1', side: 'before_start', unit: 'days' }, errors: {} }
    return page(c, c.var.w.tasks.models.add, newForm(c, chain.version, state))
  })

  .post('/', async (c) => {
    const { chain, workers } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, NewModel)
    if (!form.ok) return refused(c, w.tasks.models.add, newForm(c, chain.version, form.state))
    const { id, version, worker: typed, ...input } = form.value
    const worker = chosen(typed, workers)
    if ('refusal' in worker) {
      const state = unclear(c, form.state, 'worker', worker.refusal)
      return refused(c, w.tasks.models.add, newForm(c, chain.version, state))
    }
    const said = { ...input, ownerId: worker.one?.id ?? null }
    const outcome = await addModel(scope, chain, id, version, said, [selectChain(scope)])
    if (outcome.ok) return showChanged(c, outcome.after[0], w.tasks.models.saved)
    const again = withRefusal(c, form.state, overtakenOr(outcome.refusal))
    return refused(c, w.tasks.models.add, newForm(c, chain.version, again), 409)
  })

  .get('/:id/edit', async (c) => {
    const { chain, model } = await loadOne(c)
    const state = { values: valuesOf(c, chain, model), errors: {} }
    return page(c, titleOf(c.var.w, model), editForm(c, chain, model, state))
  })

  .post('/restoration', async (c) => {
    const { chain } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, ModelRemoval)
    const version = form.ok ? form.value.version : 0
    const outcome = await restoreChain(scope, { ...chain, version }, [selectChain(scope)])
    if (outcome.ok) return showChanged(c, outcome.after[0], w.tasks.models.restored)
    return refused(c, w.tasks.models.title, show(c, chain, w.refusals.overtaken), 409)
  })

  .post('/:id', async (c) => {
    const { chain, model, workers } = await loadOne(c)
    const { scope, w } = c.var
    const form = await readForm(c, ModelChange)
    if (!form.ok) return refused(c, titleOf(w, model), editForm(c, chain, model, form.state))
    const { version, worker: typed, ...input } = form.value
    const worker = chosen(typed, workers, knownAs(model.ownerId, ownerOf(chain, model)))
    if ('refusal' in worker) {
      const state = unclear(c, form.state, 'worker', worker.refusal)
      return refused(c, titleOf(w, model), editForm(c, chain, model, state))
    }
    const ourTitle = model.kind === 'own' ? '' : w.tasks.kinds[model.kind]
    const said = { ...input, ourTitle, ownerId: worker.one?.id ?? null }
    const outcome = await changeModel(scope, chain, model, version, said, [selectChain(scope)])
    if (outcome.ok) return showChanged(c, outcome.after[0], w.tasks.models.saved)
    const again = withRefusal(c, form.state, overtakenOr(outcome.refusal))
    return refused(c, titleOf(w, model), editForm(c, chain, model, again), 409)
  })

  .post('/:id/removal', async (c) => {
    const { chain, model } = await loadOne(c)
    const { scope, w } = c.var
    const form = await readForm(c, ModelRemoval)
    const version = form.ok ? form.value.version : 0
    const name = titleOf(w, model)
    const outcome = await removeModel(scope, chain, model, version, name, [selectChain(scope)])
    if (outcome.ok) return showChanged(c, outcome.after[0], w.tasks.models.removed)
    return refused(c, w.tasks.models.title, show(c, chain, w.refusals.overtaken), 409)
  })

/** One trip: the chain, and whoever answers to the name that was typed. */
async function load(c: Context) {
  const { scope } = c.var
  const typed = c.req.method === 'GET' ? '' : await typedIn(c, 'worker')
  const [[row], workers] = await read(scope, selectChain(scope), selectColleagues(scope, 'team', typed))
  return { chain: chainOf(row), workers }
}

async function loadOne(c: Context) {
  const { chain, workers } = await load(c)
  const model = chain.models.find(({ id }) => id === c.req.param('id'))
  if (!model) throw new NotThere()
  return { chain, model, workers }
}

const ownerOf = ({ owners }: Chain, { ownerId }: TaskModel): string => owners[ownerId ?? ''] ?? ''

function show({ var: { w } }: Context, chain: Chain, problem?: string) {
  const models = chain.models.map((model) => ({
    ...model,
    isProved: proofs[model.kind].length > 0,
    side: sideOf(model),
    owner: ownerOf(chain, model),
  }))
  return <TaskModelsPage w={w} chain={chain} models={models} problem={problem} />
}

function newForm({ var: { w, scope } }: Context, version: number, state: FormState) {
  const { add } = w.tasks.models
  const id = [state.values.id ?? scope.ids.next()].flat()[0]
  return (
    <TaskModelPage w={w} title={add} action={paths.taskModels.all} verb={add} state={state} version={version} id={id} />
  )
}

function editForm({ var: { w } }: Context, { version }: Chain, model: TaskModel, state: FormState) {
  return (
    <TaskModelPage
      w={w}
      title={w.tasks.models.editTitle(titleOf(w, model))}
      action={paths.taskModels.one(model.id)}
      verb={w.tasks.save}
      state={state}
      version={version}
      removal={paths.taskModels.removal(model.id)}
    />
  )
}

function valuesOf({ var: { w } }: Context, chain: Chain, model: TaskModel): FormState['values'] {
  const worker = ownerOf(chain, model)
  return { title: titleOf(w, model), days: String(Math.abs(model.days)), side: sideOf(model), unit: model.unit, worker }
}

function showChanged(c: Context, [row]: readonly Parameters<typeof chainOf>[0][], text: string) {
  return changed(c, paths.taskModels.all, c.var.w.tasks.models.title, show(c, chainOf(row)), { text })
}

/** Two people who make the chain their own at once: the second hears of the first. */
const overtakenOr = (refusal: Refusal): Refusal => (refusal === 'taken' ? 'overtaken' : refusal)
