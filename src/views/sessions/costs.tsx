import type { CostRow } from '#db/sessions/costs.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { Margin } from '#domain/sessions/margin.ts'
import { paths } from '#paths.ts'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Dialog } from '#views/ui/dialog.tsx'
import { blank, Form, type FormState, Pair } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { MoneyField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type CostsProps = {
  w: Speech
  session: SessionFrameRow
  costs: readonly CostRow[]
  margin: Margin
  typed: (cents: number | null) => string
  newId: string
  state: FormState
  /** The line whose form was refused. */
  which: string | undefined
}

/** What a session costs, planned and real, line by line. */
export function CostsPage(props: CostsProps) {
  const { w, session, costs } = props
  const { costs: words } = w.sessions
  const back = <LinkButton href={paths.sessions.one(session.id)}>{words.back}</LinkButton>
  return (
    <>
      <PageHead title={words.title} lead={`${session.title}, ${session.code}`} actions={back} />
      <div class="cols">
        <div>
          {costs.length > 0 && (
            <Card flush label={words.title}>
              <Table
                w={w}
                label={words.list}
                columns={columnsOf(props)}
                items={costs}
                id={({ id }) => id}
                name={({ label }) => label}
                foot={<Foot {...props} />}
              />
            </Card>
          )}
          <CostForm {...props} />
        </div>
        <div>
          <MarginCard {...props} />
        </div>
      </div>
      {costs.map((cost) => (
        <Dialog w={w} id={`cost-${cost.id}`} title={cost.label}>
          <CostForm {...props} cost={cost} />
        </Dialog>
      ))}
    </>
  )
}

const columnsOf = ({ w, session }: CostsProps): Column<CostRow>[] => [
  { key: 'label', label: w.sessions.costs.label, cell: ({ label }) => label },
  {
    key: 'planned',
    label: w.sessions.costs.planned,
    end: true,
    cell: ({ planned }) => w.format.amount(planned),
  },
  {
    key: 'spent',
    label: w.sessions.costs.spent,
    end: true,
    cell: ({ spent }) =>
      spent === null ? <span class="mute">{w.sessions.costs.unknown}</span> : w.format.amount(spent),
  },
  {
    key: 'change',
    label: w.ui.actions,
    end: true,
    cell: ({ id, label }) => (
      <div class="actions">
        <Button size="small" tone="quiet" icon="pencil" label={`${w.sessions.edit} ${label}`} opens={`cost-${id}`} />
        <PostButton
          size="small"
          tone="quiet"
          icon="trash-2"
          label={`${w.sessions.costs.remove} ${label}`}
          action={paths.sessions.costRemoval(session.id)}
          fields={{ id, label }}
        />
      </div>
    ),
  },
]

function Foot({ w, margin }: CostsProps) {
  const { costs: words } = w.sessions
  return (
    <tr>
      <th scope="row">{words.total}</th>
      <td class="end" data-l={words.planned}>
        {w.format.amount(margin.planned)}
      </td>
      <td class="end" data-l={words.spent}>
        {w.format.amount(margin.spent)}
      </td>
      <td />
    </tr>
  )
}

function CostForm({ w, session, cost, newId, typed, state, which }: CostsProps & { cost?: CostRow }) {
  const { costs: words } = w.sessions
  const id = cost?.id ?? (which && state !== blank ? which : newId)
  const mine = which === id ? state : { ...blank, values: cost ? valuesOf(cost, typed) : {} }
  const form = { w, state: { ...mine, prefix: cost ? cost.id : 'new' } }
  return (
    <Form
      {...form}
      bare={cost !== undefined}
      action={paths.sessions.costs(session.id)}
      hidden={{ id, version: String(cost?.version ?? 0) }}
    >
      {!cost && <h2>{words.new}</h2>}
      <TextField {...form} name="label" label={words.label} hint={words.labelHint} />
      <Pair>
        <MoneyField {...form} name="planned" label={words.planned} />
        <MoneyField {...form} name="spent" label={words.spent} hint={words.spentHint} optional />
      </Pair>
      <SubmitBar w={w} verb={cost ? words.change : words.add} />
    </Form>
  )
}

const valuesOf = (cost: CostRow, typed: CostsProps['typed']) => ({
  label: cost.label,
  planned: typed(cost.planned),
  spent: typed(cost.spent),
})

function MarginCard({ w, margin }: CostsProps) {
  const { costs: words } = w.sessions
  return (
    <Card title={words.margin} id="margin">
      <KeyValues
        pairs={[
          [words.income, w.format.amount(margin.income)],
          [words.plannedMargin, w.format.amount(margin.plannedMargin)],
          [words.margin, <b>{w.format.amount(margin.margin)}</b>],
          ['', margin.rate !== null ? words.rate(w.format.percent(margin.rate)) : ''],
        ]}
      />
    </Card>
  )
}
