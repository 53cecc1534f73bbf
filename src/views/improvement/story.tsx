import type { TicketRow } from '#db/quality/tickets.ts'
import type { AcknowledgementRow, ActionRow, CauseRow, ClosureRow } from '#db/quality/tickets-steps.ts'
import type { CauseFamily, TicketSource } from '#domain/quality/tickets/kinds.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { type Step, Timeline } from '#views/ui/timeline.tsx'
import type { Speech } from '#words/words.ts'

export type StoryProps = {
  w: Speech
  ticket: TicketRow
  acknowledgement: AcknowledgementRow | undefined
  causes: readonly CauseRow[]
  actions: readonly ActionRow[]
  closures: readonly ClosureRow[]
  today: string
}

/** Everything that was done, in the order it was done, and what is expected next. */
export function Story(props: StoryProps) {
  const { w } = props
  const told = [...openings(props), ...causesTold(props), ...actionsTold(props), ...closuresTold(props)]
  const steps = told
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, ...step }) => ({ ...step, when: w.format.shortDay(at) }))
  return (
    <Card title={w.improvement.story} id="story">
      <Timeline w={w} dated steps={[...steps, ...expected(props)]} />
    </Card>
  )
}

type Told = Omit<Step, 'when'> & { at: number }

const done = (at: number, label: string, ...details: (string | null | false)[]): Told => ({
  at,
  state: 'done',
  label,
  detail: details.filter(Boolean).join(' · ') || undefined,
})

function openings({ w, ticket, acknowledgement }: StoryProps): Told[] {
  const words = w.improvement
  const opened = done(ticket.at, words.steps.opened, words.sources[ticket.source as TicketSource], ticket.openedBy)
  if (!acknowledgement) return [opened]
  const { at, by, mailed, reply } = acknowledgement
  return [opened, done(at, words.steps.acknowledged, by, mailed === 1 && words.steps.mailed, reply)]
}

const causesTold = ({ w, causes }: StoryProps): Told[] =>
  causes.map(({ at, by, family, text }) =>
    done(at, w.improvement.steps.cause, by, w.improvement.cause.families[family as CauseFamily], text),
  )

const actionsTold = ({ w, actions }: StoryProps): Told[] =>
  actions.flatMap((action) => {
    const words = w.improvement.steps
    const decided = done(action.at, words.decided(w.format.date(action.dueOn)), action.by, action.what)
    if (action.doneAt === null) return [decided]
    const end: Told = {
      ...done(action.doneAt, words.done),
      detail: (
        <>
          {[action.doneBy, action.what, action.word].filter(Boolean).join(' · ')}
          {action.holdingId && (
            <>
              {' · '}
              <a href={paths.files.one(action.holdingId)}>{words.proof}</a>
            </>
          )}
        </>
      ),
    }
    return [decided, end]
  })

const closuresTold = ({ w, closures }: StoryProps): Told[] =>
  closures.flatMap((closure) => {
    const words = w.improvement.steps
    const { checkedAt, effective, reopenedAt } = closure
    const planned = closure.checkOn !== '' && words.checkPlanned(w.format.date(closure.checkOn))
    return [
      done(closure.at, words.closed, closure.by, closure.mailed === 1 && words.mailed, closure.word, planned),
      ...(checkedAt === null
        ? []
        : [
            done(
              checkedAt,
              effective === 1 ? words.effective : words.ineffective,
              closure.checkedBy,
              closure.checkWord,
            ),
          ]),
      ...(reopenedAt === null ? [] : [done(reopenedAt, words.reopened, closure.reopenedBy, closure.reason)]),
    ]
  })

/** What the days ahead ask for. */
function expected({ w, ticket, today }: StoryProps): Step[] {
  const words = w.improvement.steps
  const step = (day: string, label: string): Step => ({
    when: w.format.date(day),
    state: day < today ? 'missing' : 'awaited',
    label,
  })
  if (ticket.stage === 'closed') return []
  if (ticket.stage === 'check') return [step(ticket.onDay, words.expectedCheck)]
  return [
    ...(ticket.stage === 'acknowledge' ? [step(ticket.acknowledgeBy, words.expectedAcknowledgement)] : []),
    step(ticket.dueOn, words.expectedAnswer),
  ]
}
