import type { MeasureRow, ReportLine, ReportRow } from '#db/quality/tickets-reports.ts'
import type { ReportKind } from '#domain/quality/tickets/report.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge, State } from '#views/ui/state.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type ReportsProps = { w: Speech; reports: readonly (ReportLine & { reference: string })[] }

/** When they came and where they stand: what they say is behind a button that leaves a trace. */
export function ReportsPage({ w, reports }: ReportsProps) {
  const words = w.improvement.reports
  return (
    <>
      <PageHead
        title={words.register}
        lead={words.registerLead}
        actions={<LinkButton href={paths.improvement.reports.new}>{words.title}</LinkButton>}
      />
      <Card flush label={words.list}>
        {reports.length === 0 && <Empty level={2} icon="lock" title={words.none} />}
        <Rows>
          {reports.map(({ id, reference, onDay, closedOn, measures }) => (
            <Row
              icon={closedOn === null ? 'lock' : 'circle-check'}
              title={words.reference(reference)}
              context={[
                w.improvement.receivedOn(w.format.date(onDay)),
                closedOn === null ? (measures === 1 ? words.measuresTaken : words.waiting) : words.closed,
              ].join(' · ')}
              actions={
                <PostButton action={paths.improvement.reports.reading(id)} icon="eye">
                  {words.read}
                </PostButton>
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}

type ReportProps = {
  w: Speech
  report: ReportRow & { reference: string }
  measures: readonly MeasureRow[]
  states: { measure: FormState; closure: FormState }
  problem: string | undefined
}

export function ReportPage({ w, report, measures, states, problem }: ReportProps) {
  const words = w.improvement.reports
  return (
    <>
      <PageHead
        title={words.reference(report.reference)}
        state={<Badge tone={report.closedOn === null ? 'warn' : 'ok'}>{standingOf(w, report, measures)}</Badge>}
        lead={words.readNoted}
        actions={<LinkButton href={paths.improvement.reports.all}>{words.register}</LinkButton>}
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <div class="cols">
        <div>
          <Card title={words.said} id="said">
            <p class="prewrap">{report.body}</p>
            <KeyValues
              pairs={[
                [words.kind, words.kinds[report.kind as ReportKind]],
                [words.name, report.name || words.unnamed],
                [words.contact, report.contact],
                [w.improvement.kind, words.sources[report.source as 'office' | 'public']],
              ]}
            />
          </Card>
          <Measures w={w} measures={measures} report={report} />
        </div>
        {report.closedOn === null && (
          <div>
            <Steps w={w} report={report} states={states} />
          </div>
        )}
      </div>
    </>
  )
}

function Measures({ w, measures, report }: Pick<ReportProps, 'w' | 'measures' | 'report'>) {
  const words = w.improvement.reports
  return (
    <Card title={words.measures} id="measures" flush>
      {measures.length === 0 && <p class="body mute">{words.noMeasure}</p>}
      <Rows pair>
        {measures.map(({ what, onDay }) => (
          <Row title={what} state={<State tone="ok">{w.format.date(onDay)}</State>} />
        ))}
        {report.closedOn !== null && (
          <Row
            title={report.closedWord}
            context={words.closed}
            state={<State>{w.format.date(report.closedOn)}</State>}
          />
        )}
      </Rows>
    </Card>
  )
}

function Steps({ w, report, states }: Pick<ReportProps, 'w' | 'report' | 'states'>) {
  const words = w.improvement.reports
  const { measure, closure } = states
  return (
    <>
      <Card title={words.measure} id="measure">
        <Form
          w={w}
          action={paths.improvement.reports.measures(report.id)}
          state={measure}
          hidden={{ id: [measure.values.id].flat()[0] }}
          bare
        >
          <AreaField w={w} state={measure} name="what" label={words.what} rows={3} />
          <div>
            <Button tone="primary">{words.measureVerb}</Button>
          </div>
        </Form>
      </Card>
      <Card title={words.closing} id="closing">
        <Form w={w} action={paths.improvement.reports.closure(report.id)} state={closure} bare>
          <AreaField w={w} state={closure} name="word" label={words.closingWord} rows={3} />
          <div>
            <Button>{words.closingVerb}</Button>
          </div>
        </Form>
      </Card>
    </>
  )
}

function standingOf({ improvement: { reports: words } }: Speech, report: ReportRow, measures: readonly MeasureRow[]) {
  if (report.closedOn !== null) return words.closed
  return measures.length > 0 ? words.measuresTaken : words.waiting
}
