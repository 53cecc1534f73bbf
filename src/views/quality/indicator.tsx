import type { Ready } from '#domain/quality/proofs/readiness.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { IndicatorBadge, whyOf } from './standing.tsx'

type Listed = { id: string; rule: string; label: string; happenedOn: string }

type IndicatorProps = {
  w: Speech
  line: Ready
  proofs: readonly Listed[]
  address: string
  after: string | undefined
  today: string
  mayEdit: boolean
  newId: string
  state: FormState
}

export function IndicatorPage(props: IndicatorProps) {
  const { w, line, mayEdit } = props
  const { indicator } = line
  const words = w.quality
  return (
    <>
      <PageHead
        title={`${indicator.number}. ${indicator.title}`}
        lead={whyOf(w, line)}
        state={<IndicatorBadge w={w} state={line.state} />}
        facts={[{ icon: 'flag', text: words[indicator.grading] }]}
      />
      <div class="cols">
        <div>
          <Card title={words.proofs} id="proofs" flush>
            <Proofs {...props} />
          </Card>
        </div>
        <div>{mayEdit && <AddProof {...props} />}</div>
      </div>
    </>
  )
}

function Proofs({ w, proofs, address, after }: IndicatorProps) {
  const words = w.quality
  return (
    <>
      {proofs.length === 0 && <p class="body mute">{words.noProof}</p>}
      <Rows>
        {proofs.map(({ id, rule, label, happenedOn }) => (
          <Row
            icon="file-text"
            title={label || ruleName(w, rule)}
            href={paths.quality.proof(id)}
            context={[ruleName(w, rule), w.format.date(happenedOn)].join(' · ')}
          />
        ))}
      </Rows>
      {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
    </>
  )
}

export function ruleName({ quality: { rules, byHand } }: Speech, rule: string): string {
  const known: Readonly<Record<string, string>> = rules
  return known[rule] ?? byHand
}

function AddProof({ w, line, today, newId, state }: IndicatorProps) {
  const words = w.quality
  const number = String(line.indicator.number)
  const form = { w, state: { ...state, values: { indicators: number, happenedOn: today, ...state.values } } }
  const id = [state.values.id ?? newId].flat()[0] ?? newId
  const action = `${paths.quality.proofs}?indicator=${number}`
  return (
    <Card title={words.add} id="add">
      <Form {...form} id="proof-form" action={action} upload hidden={{ id }}>
        <TextField {...form} name="label" label={words.label} />
        <TextField {...form} name="indicators" label={words.indicators} hint={words.indicatorsHint} />
        <DateField {...form} name="happenedOn" label={words.happenedOn} />
        <DateField {...form} name="validUntil" label={words.validUntil} optional />
        <FileField {...form} name="file" label={words.file} hint={words.fileHint} optional />
        <TextField {...form} name="link" label={words.link} optional />
        <AreaField {...form} name="note" label={words.note} optional />
        <SubmitBar w={w} verb={words.add} />
      </Form>
    </Card>
  )
}
