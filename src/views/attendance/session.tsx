import type { AnomalyRow } from '#db/attendance/anomalies.ts'
import type { GridSlot } from '#db/attendance/grid.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { paths } from '#paths.ts'
import { SessionFrame, type SessionTab } from '#views/sessions/frame.tsx'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { CellWord, Legend } from './cell.tsx'
import { AnomalyRows } from './desk.tsx'
import { Grid, type GridRow } from './grid.tsx'

type SessionAttendanceProps = {
  w: Speech
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  slots: readonly GridSlot[]
  rows: readonly GridRow[]
  anomalies: readonly AnomalyRow[]
  /** The half-day shown alone, as on a phone. */
  slot: GridSlot | undefined
  address: string
  after: string | undefined
  now: number
}

export function SessionAttendancePage(props: SessionAttendanceProps) {
  const { w, session, tabs, slots, rows, anomalies, slot, address, after, now } = props
  const { attendance } = w
  return (
    <Live topics="attendance sessions" address={address}>
      <SessionFrame
        w={w}
        session={session}
        current="attendance"
        tabs={tabs}
        actions={
          <>
            <LinkButton icon="shield-check" href={paths.attendance.chain(session.id)}>
              {attendance.chain.open}
            </LinkButton>
            <LinkButton icon="printer" href={paths.attendance.sheets(session.id)}>
              {attendance.paper.open}
            </LinkButton>
          </>
        }
      >
        {slots.length === 0 && <Empty level={2} icon="calendar-days" title={attendance.noSlots} />}
        {slots.length > 0 && rows.length === 0 && <Empty level={2} icon="users" title={attendance.nobody} />}
        {anomalies.length > 0 && (
          <Card
            id="anomalies"
            title={anomalies[0]?.isOpen ? attendance.desk.ofSession : attendance.desk.allExplained}
            flush
          >
            <AnomalyRows w={w} anomalies={anomalies} />
          </Card>
        )}
        {slot && <OneSlot w={w} slot={slot} at={slots.indexOf(slot)} rows={rows} back={session.id} />}
        {!slot && slots.length > 0 && rows.length > 0 && (
          <div class="only-wide">
            <Card
              id="grid"
              title={attendance.grid}
              flush
              footer={<Legend w={w} states={rows.flatMap(({ states }) => states)} />}
            >
              <Grid w={w} slots={slots} rows={rows} />
              {(after || address.includes('after=')) && (
                <Pager
                  w={w}
                  previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
                  next={after && withParameters(address, { after })}
                />
              )}
            </Card>
          </div>
        )}
        {!slot && slots.length > 0 && <SlotList w={w} slots={slots} session={session.id} now={now} />}
      </SessionFrame>
    </Live>
  )
}

type SlotListProps = { w: Speech; slots: readonly GridSlot[]; session: string; now: number }

function SlotList({ w, slots, session, now }: SlotListProps) {
  const { attendance, format } = w
  return (
    <Card id="slots" title={attendance.bySlot} flush>
      <Rows pair>
        {slots.map((slot) => (
          <Row
            title={`${format.date(slot.day)}, ${format.hours(slot.startsAt, slot.endsAt)}`}
            href={withParameters(paths.sessions.attendance(session), { slot: slot.id })}
            context={attendance.signedOf(format.number(slot.signed), format.number(slot.taken))}
            state={<SlotState w={w} slot={slot} now={now} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

function SlotState({ w, slot, now }: { w: Speech; slot: GridSlot; now: number }) {
  const { attendance, format } = w
  if (slot.anomalies > 0) return <Badge tone="warn">{attendance.anomaliesCount(format.number(slot.anomalies))}</Badge>
  if (slot.countersigned > 0) return <Badge tone="ok">{attendance.trainerSigned}</Badge>
  if (now < slot.startsAt) return <Badge>{attendance.cell.coming}</Badge>
  return <Badge tone="warn">{slot.signed < slot.taken ? attendance.desk.unsigned : attendance.trainerMissing}</Badge>
}

type OneSlotProps = { w: Speech; slot: GridSlot; at: number; rows: readonly GridRow[]; back: string }

function OneSlot({ w, slot, at, rows, back }: OneSlotProps) {
  const { attendance, format } = w
  return (
    <Card
      id="slot"
      title={`${format.date(slot.day)}, ${format.hours(slot.startsAt, slot.endsAt)}`}
      flush
      actions={
        <>
          <a class="btn small" href={paths.attendance.slot(slot.id)}>
            {attendance.tablet.sign}
          </a>
          <a class="btn quiet small" href={paths.sessions.attendance(back)}>
            {attendance.back}
          </a>
        </>
      }
    >
      <Rows pair>
        {rows.map(({ person, states }) => (
          <Row
            title={`${person.givenName} ${person.familyName}`}
            href={paths.attendance.presence(slot.id, person.id)}
            context={person.endedAt !== null && attendance.ended}
            state={<CellWord w={w} state={states[at] ?? 'coming'} />}
          />
        ))}
      </Rows>
    </Card>
  )
}
