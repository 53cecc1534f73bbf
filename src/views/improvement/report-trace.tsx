import type { ReportLine } from '#db/quality/tickets-reports.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { type Step, Timeline } from '#views/ui/timeline.tsx'
import type { Speech } from '#words/words.ts'

type TraceProps = { w: Speech; report: ReportLine; measures: readonly { onDay: string }[] }

export function ReportTracePage({ title, mayRead, ...trace }: TraceProps & { title: string; mayRead: boolean }) {
  const { w, report } = trace
  const words = w.improvement.reports
  return (
    <>
      <PageHead
        title={title}
        lead={words.traceLead}
        actions={
          mayRead && (
            <PostButton action={paths.improvement.reports.reading(report.id)} icon="eye">
              {words.read}
            </PostButton>
          )
        }
      />
      <ReportTrace {...trace} />
    </>
  )
}

/** The days of a report: it came, something was done, it was closed. */
export function ReportTrace({ w, report, measures }: TraceProps) {
  const words = w.improvement.reports
  const step = (day: string, label: string): Step => ({ when: w.format.date(day), state: 'done', label })
  const steps = [
    step(report.onDay, words.waiting),
    ...measures.map(({ onDay }) => step(onDay, words.measureTaken)),
    ...(report.closedOn === null ? [] : [step(report.closedOn, words.closed)]),
  ]
  return (
    <Card title={words.trace} id="trace">
      <Timeline w={w} dated steps={steps} />
    </Card>
  )
}
