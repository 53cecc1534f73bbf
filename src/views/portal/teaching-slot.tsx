import type { OwnSlotRow } from '#db/portal/own-slots.ts'
import { paths } from '#paths.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Row } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type SlotProps = { w: Speech; slot: OwnSlotRow; now: number; dated?: boolean; readOnly?: boolean | undefined }

/** Attendance opens on the day; what was taught may be looked at again. */
const beforehand = 6 * 3600_000
const afterwards = 2 * 3600_000

/** One half-day of a trainer: when, what, where, and what they have answered. */
export function TeachingSlot({ w, slot, now, dated = false, readOnly = false }: SlotProps) {
  const hours = w.format.hours(slot.startsAt, slot.endsAt)
  const when = dated ? `${w.format.date(slot.day)}, ${hours}` : hours
  const title = `${when} · ${slot.title || slot.sessionTitle}`
  const stands = slot.cancelledAt === null && !readOnly
  const open = stands && slot.startsAt > now
  const near = stands && slot.startsAt - now < beforehand && slot.answer !== 'declined'
  return (
    <Row
      id={`slot-${slot.id}`}
      tone={slot.cancelledAt === null && slot.answer === 'declined' ? 'bad' : undefined}
      icon={slot.modality === 'remote' ? 'monitor' : 'clock'}
      title={title}
      href={readOnly ? undefined : paths.teaching.session(slot.sessionId)}
      context={
        <>
          {[slot.code, whereOf(w, slot)].filter(Boolean).join(' · ')} <SlotAnswer w={w} slot={slot} now={now} />
        </>
      }
      actions={
        (open || near) && (
          <>
            {near && (
              <LinkButton
                size="small"
                tone={slot.endsAt + afterwards > now && !open ? 'primary' : 'quiet'}
                icon="signature"
                href={paths.attendance.slot(slot.id)}
              >
                {w.teaching.sign}
              </LinkButton>
            )}
            {open && <Answers w={w} slot={slot} />}
          </>
        )
      }
    />
  )
}

export function whereOf(
  { teaching }: Speech,
  slot: Pick<OwnSlotRow, 'modality' | 'siteName' | 'spaceName' | 'place'>,
): string {
  return slot.modality === 'remote'
    ? teaching.remote
    : [slot.siteName, slot.spaceName ?? slot.place].filter(Boolean).join(', ')
}

function SlotAnswer({ w: { teaching }, slot, now }: { w: Speech; slot: OwnSlotRow; now: number }) {
  if (slot.cancelledAt !== null) return <State tone="bad">{teaching.cancelled}</State>
  if (slot.answer === 'accepted') return <State tone="ok">{teaching.accepted}</State>
  if (slot.answer === 'declined') return <State tone="bad">{teaching.declined}</State>
  return slot.startsAt > now ? <State tone="warn">{teaching.unanswered}</State> : <State>{teaching.past}</State>
}

function Answers({ w: { teaching }, slot }: { w: Speech; slot: OwnSlotRow }) {
  return (
    <>
      {slot.answer !== 'accepted' && (
        <PostButton size="small" action={paths.teaching.answers} fields={{ slot: slot.id }}>
          {teaching.accept}
        </PostButton>
      )}
      {slot.answer !== 'declined' && (
        <LinkButton size="small" tone="quiet" href={paths.teaching.answer(slot.id)}>
          {teaching.decline}
        </LinkButton>
      )}
    </>
  )
}
