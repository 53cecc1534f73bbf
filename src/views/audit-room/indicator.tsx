import type { PointRow } from '#db/quality/audits.ts'
import { toneOfVerdict, VerdictBadge } from '#views/audits/standing.tsx'
import { ruleName } from '#views/quality/indicator.tsx'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type IndicatorProps = {
  w: Speech
  home: string
  point: PointRow
  grading: 'gradable' | 'major' | 'unknown' | undefined
  proofs: readonly { id: string; rule: string; label: string; happenedOn: string }[]
  after: string | undefined
  mayFind: boolean
  state: FormState
}

export function RoomIndicator({ w, home, point, grading, proofs, after, mayFind, state }: IndicatorProps) {
  const { reader: words } = w.auditRoom
  const here = `${home}/indicators/${point.number}`
  const form = { w, state: { ...state, problem: undefined } }
  const grades = grading === 'major' ? (['major'] as const) : (['minor', 'major'] as const)
  return (
    <>
      <PageHead
        title={`${point.number}. ${point.question}`}
        state={point.verdict === null ? undefined : <VerdictBadge w={w} verdict={point.verdict} />}
        facts={grading && [{ icon: 'flag', text: w.quality[grading] }]}
      />
      {state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
      <Card title={words.proofs} id="proofs" flush>
        {proofs.length === 0 && <p class="body mute">{words.noProof}</p>}
        <Rows>
          {proofs.map((proof) => (
            <Row
              icon="file-text"
              title={proof.label || ruleName(w, proof.rule)}
              href={`${home}/proofs/${proof.id}`}
              context={[ruleName(w, proof.rule), w.format.date(proof.happenedOn)].join(' · ')}
            />
          ))}
        </Rows>
        {after && <Pager w={w} previous={undefined} next={withParameters(here, { after })} />}
      </Card>
      {mayFind && (
        <Card title={words.finding} id="finding" note={words.findingHint}>
          <Form {...form} id="finding-form" action={`${here}/finding`} bare>
            <RadioCards
              {...form}
              name="grade"
              label={words.grade}
              choices={grades.map((value) => ({
                value,
                label: w.audits.grades[value],
                hint: w.audits.verdictHints[value],
              }))}
            />
            <AreaField {...form} name="said" label={words.said} rows={4} />
            <div class="actions">
              <Button tone="primary">{words.record}</Button>
            </div>
          </Form>
        </Card>
      )}
      {!mayFind && point.comment && (
        <Card title={words.said} id="said">
          <p class={toneOfVerdict(point.verdict)}>{point.comment}</p>
        </Card>
      )}
    </>
  )
}
