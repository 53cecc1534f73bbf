import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { insertChain, updateChain } from '#db/sessions/task-chains.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { daysOf, inOrder, type ModelInput, ourChain, readChain, type TaskModel } from './task-model.ts'

/** The chain as the screens show it; version 1 is ours, that nobody has changed yet. */
export type Chain = {
  models: readonly TaskModel[]
  version: number
  isOurs: boolean
  /** Those who do some of them, by id. */
  owners: Readonly<Record<string, string>>
}
type Row = { models: string; version: number; owners: string }
/** What is said of a model, and who was meant by the name typed. */
type Said = Omit<ModelInput, 'worker'> & { ownerId: string | null }

export function chainOf(row: Row | undefined): Chain {
  const owners = JSON.parse(row?.owners ?? '{}') as Chain['owners']
  return { models: inOrder(readChain(row?.models)), version: row?.version ?? 1, isOurs: row === undefined, owners }
}

export function addModel<const T extends Statements>(
  scope: Scope,
  chain: Chain,
  id: string,
  version: number,
  { title, unit, ownerId, ...when }: Said,
  show: T,
) {
  const model: TaskModel = { id, kind: 'own', title, ...daysOf(when), unit, ownerId }
  const models = [...chain.models.filter((other) => other.id !== id), model]
  return keep(scope, { ...chain, version }, models, title, show)
}

export function changeModel<const T extends Statements>(
  scope: Scope,
  chain: Chain,
  { id, kind }: TaskModel,
  version: number,
  /** What ours is called stays said by its kind, in every language. */
  { title, ourTitle, ...input }: Said & { ourTitle: string },
  show: T,
) {
  const changed: TaskModel = {
    id,
    kind,
    title: title === ourTitle ? '' : title,
    ...daysOf(input),
    unit: input.unit,
    ownerId: input.ownerId,
  }
  const models = chain.models.map((model) => (model.id === id ? changed : model))
  return keep(scope, { ...chain, version }, models, title, show)
}

export function removeModel<const T extends Statements>(
  scope: Scope,
  chain: Chain,
  model: TaskModel,
  version: number,
  name: string,
  show: T,
) {
  const models = chain.models.filter(({ id }) => id !== model.id)
  return keep(scope, { ...chain, version }, models, name, show)
}

export function restoreChain<const T extends Statements>(scope: Scope, chain: Chain, show: T) {
  return keep(scope, chain, ourChain, '', show)
}

function keep<const T extends Statements>(
  scope: Scope,
  { version, isOurs }: Chain,
  models: readonly TaskModel[],
  name: string,
  show: T,
) {
  const kept = JSON.stringify(inOrder(models))
  const writes = isOurs && version === 1 ? [insertChain(scope, kept)] : [updateChain(scope, version, kept)]
  return commit(scope, [...writes, exactlyOne(scope), record(scope, 'task_chain_changed', 'chain', { name })], ...show)
}
