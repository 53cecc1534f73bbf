import type { Chain } from '#domain/sessions/task-chain.ts'
import type { TaskModel } from '#domain/sessions/task-model.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Worker } from './task.tsx'
import { titleOf } from './tasks.tsx'

/** A model, with whether an event closes it. */
export type ShownModel = TaskModel & {
  isProved: boolean
  side: keyof Speech['tasks']['models']['sides']
  /** Who does it; empty for whoever looks after the session. */
  owner: string
}

type ModelsProps = { w: Speech; chain: Chain; models: readonly ShownModel[]; problem?: string | undefined }

export function TaskModelsPage({ w, chain, models, problem }: ModelsProps) {
  const words = w.tasks.models
  const actions = (
    <>
      {!chain.isOurs && (
        <PostButton action={paths.taskModels.restoration} fields={{ version: String(chain.version) }} tone="quiet">
          {words.restore}
        </PostButton>
      )}
      <LinkButton tone="primary" icon="plus" href={paths.taskModels.new}>
        {words.add}
      </LinkButton>
    </>
  )
  return (
    <div class="stacked wide6">
      <PageHead title={words.title} lead={words.lead} actions={actions} />
      {problem && <Alert tone="warn" title={problem} />}
      <Card flush footer={words.resting}>
        {models.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w)}
            items={models}
            id={(model) => model.id}
            name={(model) => titleOf(w, model)}
          />
        ) : (
          <Empty level={2} icon="list-checks" title={words.empty} />
        )}
      </Card>
    </div>
  )
}

type ModelFormProps = {
  w: Speech
  title: string
  action: string
  verb: string
  state: FormState
  version: number
  id?: string | undefined
  removal?: string | undefined
}

export function TaskModelPage({ w, title, action, verb, state, version, id, removal }: ModelFormProps) {
  const words = w.tasks.models
  const form = { w, state }
  const sides = Object.entries(words.sides).map(([value, label]) => ({ value, label }))
  const units = Object.entries(words.units).map(([value, label]) => ({ value, label }))
  const remove = removal && (
    <PostButton action={removal} fields={{ version: String(version) }} tone="danger" icon="trash-2">
      {words.remove}
    </PostButton>
  )
  return (
    <>
      <PageHead title={title} actions={remove} />
      <div class="cols near">
        <Form {...form} action={action} hidden={{ id, version: String(version) }}>
          <TextField {...form} name="title" label={words.name} />
          <Pair>
            <NumberField {...form} name="days" label={words.days} />
            <SelectField {...form} name="side" label={words.side} choices={sides} />
          </Pair>
          <SelectField {...form} name="unit" label={words.unit} choices={units} />
          <Worker {...form} />
          <SubmitBar w={w} verb={verb} cancel={paths.taskModels.all} />
        </Form>
      </div>
    </>
  )
}

const columnsOf = (w: Speech): Column<ShownModel>[] => [
  {
    key: 'name',
    label: w.tasks.models.name,
    cell: (model) => <a href={paths.taskModels.edit(model.id)}>{titleOf(w, model)}</a>,
  },
  { key: 'when', label: w.tasks.models.when, cell: (model) => whenOf(w, model) },
  { key: 'owner', label: w.tasks.owner, cell: ({ owner }) => owner || w.tasks.keeper, optional: true },
  {
    key: 'proof',
    label: w.tasks.models.proof,
    cell: ({ isProved }) => (isProved ? w.tasks.models.byEvent : w.tasks.models.byHand),
    optional: true,
  },
]

function whenOf({ tasks: { models } }: Speech, { anchor, days, unit, side }: ShownModel): string {
  if (days === 0) return models.sameDay[anchor]
  const count = Math.abs(days)
  return models.whenSaid(count, models.unitSaid(count, unit === 'working_days'), models.sides[side])
}
