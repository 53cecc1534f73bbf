import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { MoneyField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ReadingFields } from './reading.tsx'

type Listed = { id: string; fromDay: string; toDay: string; answer: string; at: number; number: string | null }

type StatementsProps = {
  w: Speech
  statements: readonly Listed[]
  /** The number in the organisation's identity, and the others. */
  own: string
  declarations: readonly { id: string; number: string; sites: string }[]
  mayEdit: boolean
  newId: string
  year: { from: string; to: string }
  state: FormState
}

export function StatementsPage(props: StatementsProps) {
  const { w, statements, mayEdit } = props
  const words = w.quality.statement
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols">
        <div>
          <Card title={words.all} id="counts" flush>
            {statements.length === 0 && <p class="body mute">{words.none}</p>}
            <Rows>
              {statements.map(({ id, fromDay, toDay, answer, at, number }) => (
                <Row
                  icon="list-checks"
                  title={words.year(w.format.date(fromDay), w.format.date(toDay))}
                  href={paths.quality.statement(id)}
                  context={[number, answer ? words.countedOn(w.format.moment(at)) : words.running]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </Rows>
          </Card>
        </div>
        <div>{mayEdit && <NewCount {...props} />}</div>
      </div>
    </>
  )
}

function NewCount({ w, own, declarations, newId, year, state }: StatementsProps) {
  const words = w.quality.statement
  const form = { w, state: { ...state, values: { ...year, ...state.values } } }
  const id = [state.values.id ?? newId].flat()[0] ?? newId
  return (
    <Card title={words.new} id="new">
      <Form {...form} id="statement-form" action={paths.quality.statements} bare hidden={{ id }}>
        {declarations.length > 0 && (
          <SelectField {...form} name="declaration" label={words.nda} choices={choicesOf(w, own, declarations)} />
        )}
        <Pair>
          <DateField {...form} name="from" label={words.from} />
          <DateField {...form} name="to" label={words.to} />
        </Pair>
        <MoneyField {...form} name="turnover" label={words.turnover} hint={words.turnoverHint} />
        <MoneyField {...form} name="charges" label={words.charges} />
        <MoneyField {...form} name="trainerSalaries" label={words.trainerSalaries} />
        <MoneyField {...form} name="purchases" label={words.purchases} />
        <ReadingFields {...form} />
        <SubmitBar w={w} verb={words.count} />
      </Form>
    </Card>
  )
}

/** Each number is declared apart; the whole is there to compare with. */
function choicesOf(w: Speech, own: string, declarations: StatementsProps['declarations']) {
  const words = w.quality.statement
  return [
    { value: 'own', label: own ? words.ownNumber(own) : w.settings.identity.ndaPending },
    ...declarations.map(({ id, number, sites }) => ({
      value: id,
      label: words.under(
        number,
        (JSON.parse(sites) as [id: string, name: string][]).map(([, name]) => name).join(', '),
      ),
    })),
    { value: '', label: words.whole },
  ]
}
