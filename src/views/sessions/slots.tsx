import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { SessionFacts } from '#db/sessions/overview.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import type { Clash } from './conflicts.tsx'
import type { Consequence, Unconfirmed } from './consequences.tsx'
import { SessionFrame, type SessionTab } from './frame.tsx'
import type { SlotItem } from './overview.tsx'
import { PlanForm, type SlotChoices } from './slot-plan.tsx'
import { slotContext } from './slots-by-day.tsx'

export type SlotsProps = {
  w: Speech
  session: SessionFrameRow
  facts: SessionFacts
  tabs: readonly SessionTab[]
  slots: readonly SlotItem[]
  choices: SlotChoices
  state: FormState
  clash: Clash | undefined
  unconfirmed: Unconfirmed | undefined
  told: readonly Consequence[]
  mayEdit: boolean
}

export function SlotsPage(props: SlotsProps) {
  const { w, session, tabs, slots, mayEdit } = props
  const editable = mayEdit && session.cancelledAt === null
  return (
    <SessionFrame
      w={w}
      session={session}
      current="slots"
      tabs={tabs}
      actions={
        editable && (
          <LinkButton icon="plus" href={paths.sessions.newSlot(session.id)}>
            {w.sessions.slots.add}
          </LinkButton>
        )
      }
    >
      {slots.length > 0 && <TimeAlert {...props} />}
      <div class="cols">
        <div>
          <Card title={w.sessions.slotsTitle} id="slots" flush>
            {slots.length === 0 ? (
              <Empty icon="calendar-days" title={w.sessions.slots.none}>
                {w.sessions.slots.noneHint}
              </Empty>
            ) : (
              <SlotRows {...props} mayEdit={editable} />
            )}
          </Card>
        </div>
        {editable && (
          <div>
            <PlanForm {...props} />
          </div>
        )}
      </div>
    </SessionFrame>
  )
}

/** What is planned against what was sold. */
function TimeAlert({ w, slots, facts }: SlotsProps) {
  const { slots: words } = w.sessions
  const planned = slots.reduce((sum, { minutes }) => sum + minutes, 0)
  const rest = facts.minutes - planned
  const { duration } = w.format
  const title = words.planned(duration(planned), duration(facts.minutes))
  if (rest === 0)
    return (
      <Alert tone="ok" title={title}>
        {words.exact}
      </Alert>
    )
  return (
    <Alert tone="warn" title={title}>
      {rest > 0 ? words.missing(duration(rest)) : words.beyond(duration(-rest))}
    </Alert>
  )
}

function SlotRows({ w, slots, mayEdit }: SlotsProps) {
  return (
    <>
      {[...Map.groupBy(slots, ({ day }) => day)].map(([day, some]) => (
        <>
          <RowsGroup title={w.format.longDate(day)} />
          <Rows label={w.format.longDate(day)}>
            {some.map((slot) => (
              <Row
                icon="clock"
                title={`${w.format.hours(slot.startsAt, slot.endsAt)}${slot.title ? `, ${slot.title}` : ''}`}
                href={mayEdit ? paths.slots.one(slot.id) : undefined}
                context={slotContext(w, slot)}
                actions={mayEdit && <SlotActions w={w} slot={slot} />}
                state={<span class="mute">{w.format.duration(slot.minutes)}</span>}
              />
            ))}
          </Rows>
        </>
      ))}
    </>
  )
}

function SlotActions({ w, slot }: { w: Speech; slot: SlotItem }) {
  const when = `${w.format.date(slot.day)}, ${w.format.hours(slot.startsAt, slot.endsAt)}`
  return (
    <>
      <span class="mute">{w.format.duration(slot.minutes)}</span>
      <LinkButton
        size="small"
        tone="quiet"
        icon="pencil"
        label={w.sessions.slots.change(when)}
        href={paths.slots.one(slot.id)}
      />
      <PostButton
        size="small"
        tone="quiet"
        icon="trash-2"
        label={w.sessions.slots.remove(when)}
        action={paths.slots.removal(slot.id)}
      />
    </>
  )
}
