import type { OwnSlotRow } from '#db/portal/own-slots.ts'
import { paths } from '#paths.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { TeachingFrame } from './teaching-frame.tsx'
import { TeachingSlot } from './teaching-slot.tsx'

type TeachingProps = {
  w: Speech
  monday: string
  sunday: string
  before: string
  after: string
  slots: readonly OwnSlotRow[]
  unanswered: readonly OwnSlotRow[]
  now: number
}

/** A week of somebody's own: first what awaits an answer, then day after day. */
export function TeachingPage({ w, monday, sunday, before, after, slots, unanswered, now }: TeachingProps) {
  const { teaching: words } = w
  return (
    <TeachingFrame w={w} current="week" title={words.title}>
      <Unanswered w={w} slots={unanswered} />
      <Card
        title={words.weekOf(w.format.period(monday, sunday))}
        id="week"
        flush
        actions={
          <>
            <LinkButton
              tone="quiet"
              size="small"
              icon="chevron-left"
              label={words.before}
              href={paths.teaching.week(before)}
            />
            <LinkButton tone="quiet" size="small" href={paths.teaching.all}>
              {words.thisWeek}
            </LinkButton>
            <LinkButton
              tone="quiet"
              size="small"
              icon="chevron-right"
              label={words.after}
              href={paths.teaching.week(after)}
            />
          </>
        }
      >
        <TeachingWeek w={w} slots={slots} now={now} />
      </Card>
    </TeachingFrame>
  )
}

/** Day after day; read only, for whoever holds a link. */
export function TeachingWeek(props: {
  w: Speech
  slots: readonly OwnSlotRow[]
  now: number
  readOnly?: boolean | undefined
}) {
  const { w, slots, now, readOnly } = props
  if (slots.length === 0) {
    return (
      <Empty icon="calendar" title={w.teaching.none}>
        {w.teaching.noneHint}
      </Empty>
    )
  }
  return [...Map.groupBy(slots, ({ day }) => day)].map(([day, ofDay]) => (
    <>
      <RowsGroup title={w.format.longDate(day)} />
      <Rows label={w.format.longDate(day)}>
        {ofDay.map((slot) => (
          <TeachingSlot w={w} slot={slot} now={now} readOnly={readOnly} />
        ))}
      </Rows>
    </>
  ))
}

/** One line a session: who teaches six half-days says yes once. */
export function Unanswered({ w, slots }: { w: Speech; slots: readonly OwnSlotRow[] }) {
  const { teaching: words, format } = w
  if (slots.length === 0) return null
  return (
    <Card title={words.toAnswer} id="unanswered" note={words.toAnswerHint} flush>
      <Rows label={words.toAnswer}>
        {[...Map.groupBy(slots, ({ sessionId }) => sessionId)].map(([session, asked]) => (
          <Row
            icon="calendar-clock"
            tone="warn"
            title={asked[0]?.sessionTitle}
            href={paths.teaching.session(session)}
            context={`${format.period(asked[0]?.day ?? '', asked.at(-1)?.day ?? '')} · ${format.count(asked.length, words.one, words.many)} · ${asked[0]?.siteName}`}
            actions={
              <PostButton size="small" action={paths.teaching.answers} fields={{ session }}>
                {words.acceptAll}
              </PostButton>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
