import type { FollowedSlot } from '#db/portal/followed-slots.ts'
import type { OwnEnrolmentRow } from '#db/sessions/own-sessions.ts'
import type { Content } from '#domain/catalogue/content.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { Programme, Resources } from './teaching-session.tsx'

type SessionProps = {
  w: Speech
  enrolment: OwnEnrolmentRow
  slots: readonly FollowedSlot[]
  content: Content
  now: number
}

/** A session as whoever follows it needs it. What it is learnt with is for those who have a seat. */
export function TrainingSessionPage({ w, enrolment, slots, content, now }: SessionProps) {
  const { training: words, format } = w
  const { startsOn, endsOn, code, siteName, spaceName, place, remoteLink } = enrolment
  const hasSeat = enrolment.state === 'enrolled' && enrolment.endedAt === null && enrolment.cancelledAt === null
  return (
    <>
      <PageHead
        title={enrolment.title}
        facts={[
          { icon: 'tag', text: code },
          ...(startsOn ? [{ icon: 'calendar-days', text: format.period(startsOn, endsOn) } as const] : []),
          { icon: 'map-pin', text: [siteName, spaceName ?? place].filter(Boolean).join(', ') },
        ]}
        actions={
          hasSeat &&
          remoteLink && (
            <LinkButton tone="primary" icon="monitor" href={remoteLink}>
              {words.join}
            </LinkButton>
          )
        }
      />
      <div class="cols">
        <div>
          <FollowedSlots w={w} title={words.slots} slots={slots} now={now} />
          <Programme w={w} content={content} />
        </div>
        <div>{hasSeat && <Resources w={w} content={content} hint={words.noResourcesHint} />}</div>
      </div>
    </>
  )
}

type FollowedProps = { w: Speech; title: string; slots: readonly FollowedSlot[]; now: number }

/** Half-day after half-day: when, where, and who was there. */
export function FollowedSlots({ w, title, slots, now }: FollowedProps) {
  const { training: words, format } = w
  return (
    <Card title={title} id="slots" flush>
      {slots.length === 0 ? (
        <Empty icon="calendar" title={words.none}>
          {words.noneHint}
        </Empty>
      ) : (
        <Rows label={title} pair>
          {slots.map((slot) => (
            <Row
              title={`${format.longDate(slot.day)}, ${format.hours(slot.startsAt, slot.endsAt)}`}
              context={[slot.title, slot.spaceName].filter(Boolean).join(' · ')}
              state={<Presence w={w} slot={slot} now={now} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function Presence({ w, slot: { presence, endsAt }, now }: { w: Speech; slot: FollowedSlot; now: number }) {
  const { states } = w.attendance
  if (presence === null) return endsAt < now ? <State>{w.training.unsigned}</State> : null
  const there = presence === 'present' || presence === 'partial'
  return <State tone={there ? 'ok' : 'bad'}>{states[presence as keyof typeof states]}</State>
}
