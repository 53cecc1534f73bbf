import type { ReviewLine } from '#db/quality/tickets-review.ts'
import type { TicketKind } from '#domain/quality/tickets/kinds.ts'
import type { Review } from '#domain/quality/tickets/review.ts'
import type { Targets } from '#domain/quality/tickets/targets.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import { Table } from '#views/ui/table.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'

type ReviewProps = {
  w: Speech
  review: Review
  before: Review
  targets: Targets
  closed: readonly ReviewLine[]
  organisation: string
  /** Made on that day. */
  today: string
}

/** A year of tickets as a document: what came, how quickly it was answered, why, and whether what was done worked. */
export function ReviewPage(props: ReviewProps) {
  const { w, review, before, organisation, today } = props
  const words = w.improvement.yearly
  return (
    <>
      <PageHead
        title={words.title(review.year)}
        lead={words.lead(organisation, w.format.date(today))}
        actions={
          <>
            <LinkButton href={paths.improvement.review(before.year)}>{w.improvement.review(before.year)}</LinkButton>
            <LinkButton href={paths.improvement.all}>{w.improvement.board}</LinkButton>
            <LinkButton tone="primary" icon="file-text" href={paths.improvement.reviewPdf(review.year)}>
              {words.pdf}
            </LinkButton>
          </>
        }
      />
      {review.received === 0 ? (
        <Card>
          <Empty level={2} icon="circle-check" title={words.none} />
        </Card>
      ) : (
        <>
          <Sums {...props} />
          <Kinds {...props} />
          <Causes {...props} />
        </>
      )}
      <Closed {...props} />
      <p class="mute">{words.counted}</p>
    </>
  )
}

function Sums({ w, review, before }: ReviewProps) {
  const words = w.improvement.yearly
  const percent = (value: number | null) => (value === null ? words.unknown : `${value} %`)
  const then = (value: string) => words.yearBefore(before.year, value)
  return (
    <Tiles
      tiles={[
        { what: words.received, much: review.received, note: then(String(before.received)) },
        {
          what: words.acknowledgedInTime,
          much: percent(review.acknowledgedInTime),
          note: then(percent(before.acknowledgedInTime)),
        },
        {
          what: words.answeredInTime,
          much: percent(review.answeredInTime),
          note: review.days === null ? then(percent(before.answeredInTime)) : words.meanDays(review.days),
        },
        {
          what: words.done,
          much: `${review.done} / ${review.decided}`,
          note: then(`${before.done} / ${before.decided}`),
        },
        { what: words.effective, much: percent(review.effective), note: words.checked(review.checked) },
      ]}
    />
  )
}

function Kinds({ w, review, before, targets }: ReviewProps) {
  const words = w.improvement.yearly
  return (
    <Card title={words.byKind} id="kinds" flush>
      <Table
        w={w}
        label={words.kindsTable}
        items={review.kinds}
        id={({ kind }) => kind}
        name={({ kind }) => w.improvement.kinds[kind]}
        columns={[
          { key: 'kind', label: w.improvement.kind, cell: ({ kind }) => w.improvement.kinds[kind] },
          { key: 'received', label: review.year, end: true, cell: ({ received }) => received },
          {
            key: 'before',
            label: before.year,
            end: true,
            cell: ({ kind }) => before.kinds.find((each) => each.kind === kind)?.received ?? 0,
          },
          { key: 'answered', label: words.answered, end: true, cell: ({ answered }) => answered },
          {
            key: 'days',
            label: words.days,
            end: true,
            cell: ({ days }) => (days === null ? words.unknown : words.inDays(days)),
          },
          { key: 'target', label: words.target, end: true, cell: ({ kind }) => words.inDays(targets[kind].answer) },
        ]}
      />
    </Card>
  )
}

function Causes({ w, review, before }: ReviewProps) {
  const words = w.improvement
  if (review.causes.length === 0) return null
  return (
    <Card title={words.causes} id="causes" flush>
      <Rows pair>
        {review.causes.map(({ family, count }) => (
          <Row
            title={words.cause.families[family]}
            context={words.yearly.yearBefore(
              before.year,
              String(before.causes.find((each) => each.family === family)?.count ?? 0),
            )}
            state={<span class="num">{count}</span>}
          />
        ))}
      </Rows>
    </Card>
  )
}

function Closed({ w, review, closed }: ReviewProps) {
  const words = w.improvement
  if (closed.length === 0) return null
  return (
    <Card title={words.yearly.learnt} note={words.yearly.closed(review.year)} id="closed" flush>
      <Rows pair>
        {closed.map((line) => (
          <Row
            title={line.title}
            href={paths.improvement.one(line.id)}
            context={[
              words.kinds[line.kind as TicketKind],
              w.format.date(line.closedOn),
              line.cause,
              line.decided,
              line.word,
            ]
              .filter(Boolean)
              .join(' · ')}
            state={<State tone={toneOf(line)}>{effectOf(w, line)}</State>}
          />
        ))}
      </Rows>
    </Card>
  )
}

export function effectOf(w: Speech, { effective }: ReviewLine): string {
  const { steps, yearly } = w.improvement
  if (effective === null) return yearly.unchecked
  return effective === 1 ? steps.effective : steps.ineffective
}

const toneOf = ({ effective }: ReviewLine) => (effective === null ? undefined : effective === 1 ? 'ok' : 'bad')
