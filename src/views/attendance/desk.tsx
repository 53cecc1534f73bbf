import type { AnomalyRow } from '#db/attendance/anomalies.ts'
import type { DaySlotRow } from '#db/attendance/days.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { aboutOf, explanationOf } from './explanation.ts'
import { AttendanceFrame } from './frame.tsx'

type Paged = { w: Speech; address: string; after: string | undefined }

/** Half-days: those of today, or those of the past that somebody has still to sign. */
export function SlotsPage(props: Paged & { view: 'today' | 'unsigned'; slots: readonly DaySlotRow[] }) {
  const { w, view, slots, address, after } = props
  const { desk } = w.attendance
  return (
    <Live topics="attendance sessions" address={address}>
      <AttendanceFrame w={w} current={view}>
        <Card id="slots" title={desk[view]} flush>
          {slots.length === 0 && (
            <Empty level={3} icon="signature" title={view === 'today' ? desk.noneToday : desk.noneUnsigned} />
          )}
          <Rows pair>
            {slots.map((slot) => (
              <Row
                title={slot.title}
                href={withParameters(paths.sessions.attendance(slot.sessionId), { slot: slot.id })}
                context={`${slot.code} · ${w.format.date(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)}`}
                state={<SlotProgress w={w} slot={slot} />}
              />
            ))}
          </Rows>
          <Pages w={w} address={address} after={after} />
        </Card>
      </AttendanceFrame>
    </Live>
  )
}

function SlotProgress({ w, slot }: { w: Speech; slot: DaySlotRow }) {
  const { attendance, format } = w
  const said = attendance.desk.progress(format.number(slot.accounted), format.number(slot.taken))
  if (slot.anomalies > 0) return <Badge tone="warn">{attendance.anomaliesCount(format.number(slot.anomalies))}</Badge>
  if (slot.isOpen === 0) return <Badge tone="ok">{said}</Badge>
  return slot.countersigned === 0 && slot.accounted >= slot.taken ? (
    <Badge tone="warn">{attendance.trainerMissing}</Badge>
  ) : (
    <Badge tone="warn">{said}</Badge>
  )
}

/** What looks wrong and waits for a reason. */
export function AnomaliesPage({ w, anomalies, address, after }: Paged & { anomalies: readonly AnomalyRow[] }) {
  const { desk } = w.attendance
  return (
    <Live topics="attendance" address={address}>
      <AttendanceFrame w={w} current="anomalies">
        <Card id="anomalies" title={desk.anomalies} flush>
          {anomalies.length === 0 && <Empty level={3} icon="badge-check" title={desk.noAnomaly} />}
          <AnomalyRows w={w} anomalies={anomalies} />
          <Pages w={w} address={address} after={after} />
        </Card>
      </AttendanceFrame>
    </Live>
  )
}

export function AnomalyRows({ w, anomalies }: { w: Speech; anomalies: readonly AnomalyRow[] }) {
  const { rules, desk } = w.attendance
  return (
    <Rows pair>
      {anomalies.map((anomaly) => (
        <Row
          title={`${rules[anomaly.rule as keyof typeof rules]} · ${aboutOf(w, anomaly)}`}
          href={paths.attendance.anomaly(anomaly.id)}
          context={[explanationOf(w, anomaly), anomaly.isOpen ? '' : anomaly.resolution].filter(Boolean).join(' ')}
          state={
            anomaly.isOpen ? <Badge tone="warn">{desk.toExplain}</Badge> : <Badge tone="ok">{desk.explained}</Badge>
          }
        />
      ))}
    </Rows>
  )
}

function Pages({ w, address, after }: Paged) {
  if (!after && !address.includes('after=')) return null
  return (
    <Pager
      w={w}
      previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
      next={after && withParameters(address, { after })}
    />
  )
}
