import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import type { SlotItem } from './overview.tsx'

/** The slots under their days, each with its hours, where it takes place and who teaches. */
export function SlotsByDay({
  w,
  slots,
  hrefOf,
}: {
  w: Speech
  slots: readonly SlotItem[]
  hrefOf?: (slot: SlotItem) => string
}) {
  return (
    <>
      {[...Map.groupBy(slots, ({ day }) => day)].map(([day, some]) => (
        <>
          <RowsGroup title={w.format.longDate(day)} />
          <Rows>
            {some.map((slot) => (
              <Row
                icon="clock"
                title={w.format.hours(slot.startsAt, slot.endsAt)}
                href={hrefOf?.(slot)}
                context={slotContext(w, slot)}
                state={<span class="mute">{w.format.duration(slot.minutes)}</span>}
              />
            ))}
          </Rows>
        </>
      ))}
    </>
  )
}

/** Who teaches it, and where. */
export function slotContext(w: Speech, slot: SlotItem) {
  const names = slot.trainers.map(({ name }) => name).join(', ')
  const where = slot.spaceName ?? (slot.remoteLink ? w.sessions.frame.remote : '')
  return (
    <>
      {names || <b class="warn">{w.sessions.noSlotTrainer}</b>}
      {[slot.title, where].filter(Boolean).map((text) => ` · ${text}`)}
    </>
  )
}
