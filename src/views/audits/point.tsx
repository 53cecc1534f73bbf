import type { AuditRow, PointRow } from '#db/quality/audits.ts'
import { paths } from '#paths.ts'
import { ruleName } from '#views/quality/indicator.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup, RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { VerdictBadge } from './standing.tsx'

type Listed = { id: string; rule: string; label: string; happenedOn: string }

type PointProps = {
  w: Speech
  audit: AuditRow
  point: PointRow
  grading: 'gradable' | 'major' | 'unknown' | undefined
  /** What the indicator has to show; null when the question is our own. */
  proofs: readonly Listed[] | null
  mayEdit: boolean
  state: FormState
}

export function PointPage(props: PointProps) {
  const { w, audit, point, grading, proofs, mayEdit, state } = props
  const words = w.audits
  const open = mayEdit && audit.concludedAt === null
  return (
    <>
      <PageHead
        title={`${point.number}. ${point.question}`}
        lead={audit.title}
        state={<VerdictBadge w={w} verdict={point.verdict} />}
        facts={grading && [{ icon: 'flag', text: w.quality[grading] }]}
        actions={<LinkButton href={paths.audits.one(audit.id)}>{words.back}</LinkButton>}
      />
      {state.problem && <Alert tone="bad" title={state.problem} role="alert" />}
      <div class="cols">
        <div>{open ? <Verdict {...props} /> : <Said w={w} point={point} />}</div>
        <div>
          {point.indicator > 0 && (
            <Card
              title={words.indicator(w.format.number(point.indicator))}
              id="proofs"
              actions={<LinkButton href={paths.quality.indicator(point.indicator)}>{words.allProofs}</LinkButton>}
              flush
            >
              {proofs?.length === 0 && <p class="body mute">{words.noProof}</p>}
              <Rows>
                {proofs?.map((proof) => (
                  <Row
                    icon="file-text"
                    title={proof.label || ruleName(w, proof.rule)}
                    href={paths.quality.proof(proof.id)}
                    context={[ruleName(w, proof.rule), w.format.date(proof.happenedOn)].join(' · ')}
                  />
                ))}
              </Rows>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function Verdict({ w, audit, point, grading, proofs, state }: PointProps) {
  const words = w.audits
  const form = { w, state: { ...state, problem: undefined } }
  const version = String(point.version ?? 0)
  const verdicts = Object.keys(words.verdicts) as (keyof typeof words.verdicts)[]
  return (
    <Form {...form} id="verdict-form" action={paths.audits.point(audit.id, point.number)} hidden={{ version }}>
      <RadioCards
        {...form}
        name="verdict"
        label={words.verdict}
        hint={grading === 'major' ? words.majorOnly : undefined}
        choices={verdicts
          .filter((verdict) => verdict !== 'minor' || grading !== 'major')
          .map((value) => ({ value, label: words.verdicts[value], hint: words.verdictHints[value] }))}
      />
      <AreaField {...form} name="comment" label={words.comment} hint={words.commentHint} optional />
      {proofs !== null && proofs.length > 0 && (
        <CheckboxGroup
          {...form}
          name="proofs"
          label={words.proofsSeen}
          choices={proofs.map(({ id, rule, label, happenedOn }) => ({
            value: id,
            label: label || ruleName(w, rule),
            hint: w.format.date(happenedOn),
          }))}
          optional
        />
      )}
      <SubmitBar w={w} verb={words.keepVerdict} cancel={paths.audits.one(audit.id)}>
        {audit.kind !== 'mock' && (
          <Button formaction={paths.audits.findings(audit.id, point.number)}>{words.findLive}</Button>
        )}
      </SubmitBar>
    </Form>
  )
}

function Said({ w, point }: { w: Speech; point: PointRow }) {
  const words = w.audits
  return (
    <Card title={words.verdict} id="verdict">
      <KeyValues
        pairs={[
          [words.verdict, <VerdictBadge w={w} verdict={point.verdict} />],
          [words.comment, point.comment],
        ]}
      />
    </Card>
  )
}
