import type { FundingRow } from '#db/sessions/fundings.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { MoneyField } from '#views/ui/number-fields.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge, type Tone } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import type { EnrolmentScreen } from './enrolment.tsx'

type FundingsProps = { w: Speech; screen: EnrolmentScreen; state: FormState }

/** Who pays which part, and what is left of the price. */
export function FundingsCard({ w, screen, state }: FundingsProps) {
  const { enrolment, fundings, mayEdit, funders } = screen
  const wrong = [...Object.values(state.errors), state.problem].find(Boolean)
  const add = mayEdit && funders.length > 0 && (
    <Button size="small" icon="plus" opens="funding">
      {w.enrolments.addFunding}
    </Button>
  )
  return (
    <>
      <Card
        flush
        title={w.enrolments.fundings}
        id="fundings"
        actions={add}
        footer={fundings.length > 0 && <Balance w={w} screen={screen} />}
      >
        {wrong && <Alert tone="bad" role="alert" title={wrong} />}
        {fundings.length === 0 && <p class="body mute">{w.enrolments.noFunding}</p>}
        <Rows>
          {fundings.map((funding) => (
            <Line w={w} funding={funding} mayEdit={mayEdit} />
          ))}
        </Rows>
      </Card>
      {mayEdit && funders.length === 0 && (
        <LinkButton href={paths.funders.all} icon="landmark">
          {w.funders.add}
        </LinkButton>
      )}
      {mayEdit && (
        <FundingDialog
          w={w}
          screen={screen}
          state={state}
          id="funding"
          action={paths.enrolments.fundings(enrolment.id)}
        />
      )}
      {mayEdit &&
        fundings.map((funding) => (
          <FundingDialog
            w={w}
            screen={screen}
            state={{ values: valuesOf(funding), errors: {} }}
            id={`funding-${funding.id}`}
            action={paths.funding.one(funding.id)}
            version={funding.version}
          />
        ))}
    </>
  )
}

function Line({ w, funding, mayEdit }: { w: Speech; funding: FundingRow; mayEdit: boolean }) {
  const states: Record<string, string> = w.enrolments.fundingStates
  return (
    <Row
      icon="hand-coins"
      title={
        <>
          {funding.funder} · {w.format.amount(funding.amount)}{' '}
          <Badge tone={tones[funding.state]}>{states[funding.state] ?? funding.state}</Badge>
        </>
      }
      context={funding.reference}
      actions={
        mayEdit && (
          <>
            <Button size="small" tone="quiet" opens={`funding-${funding.id}`}>
              {w.enrolments.editFunding}
            </Button>
            <PostButton size="small" tone="quiet" action={paths.funding.removal(funding.id)}>
              {w.enrolments.removeFunding}
            </PostButton>
          </>
        )
      }
    />
  )
}

const tones: Record<string, Tone> = { asked: 'warn', granted: 'ok', refused: 'bad' }

function Balance({ w, screen: { enrolment, balance } }: { w: Speech; screen: EnrolmentScreen }) {
  const { granted, asked, rest, over } = balance
  const { format, enrolments: words } = w
  const outcome =
    over > 0 ? words.beyond(format.amount(over)) : rest > 0 ? words.rest(format.amount(rest)) : words.covered
  return (
    <p>
      {words.sum(format.amount(granted), format.amount(enrolment.price))}. {outcome}
      {asked > 0 && ` ${words.askedToo(format.amount(asked))}`}
    </p>
  )
}

type DialogProps = {
  w: Speech
  screen: EnrolmentScreen
  state: FormState
  id: string
  action: string
  version?: number | undefined
}

function FundingDialog({ w, screen, state, id, action, version }: DialogProps) {
  const form = { w, state: { ...state, prefix: id, problem: undefined } }
  const words = w.enrolments
  const verb = version === undefined ? words.addFunding : words.saveFunding
  return (
    <Confirm
      w={w}
      id={id}
      title={verb}
      action={action}
      verb={verb}
      keep={w.ui.cancel}
      tone="primary"
      fields={version === undefined ? { id: screen.nextId } : { version: String(version) }}
    >
      <SelectField
        {...form}
        name="funder"
        label={words.funder}
        none={words.chooseFunder}
        choices={screen.funders.map(({ id: value, name }) => ({ value, label: name }))}
      />
      <MoneyField {...form} name="amount" label={words.amount} />
      <TextField {...form} name="reference" label={words.reference} optional />
      <SelectField
        {...form}
        name="state"
        label={words.fundingState}
        choices={Object.entries(words.fundingStates).map(([value, label]) => ({ value, label }))}
      />
    </Confirm>
  )
}

const valuesOf = ({ funderId, amount, reference, state }: FundingRow): FormState['values'] => ({
  funder: funderId,
  amount: (amount / 100).toFixed(2).replace('.', ','),
  reference,
  state,
})
