import { read } from '#db/database.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { selectSlotLine } from '#db/sessions/overview.ts'
import { selectSpaceChoices } from '#db/sessions/sessions.ts'
import { selectTrainerChoices, sessionOfSlot } from '#db/sessions/slots.ts'
import { wallOf } from '#domain/organisations/clock.ts'
import { SlotInput, wantedOf } from '#domain/sessions/slot.ts'
import { changeSlot, removeSlot } from '#domain/sessions/slots.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { Clash } from '#views/sessions/conflicts.tsx'
import { SlotFormPage } from '#views/sessions/slot-form.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { itemOf } from './load.ts'
import { zoneOf } from './overview.tsx'
import { reachOf } from './reach.ts'
import { clashOf } from './slots.tsx'

export const slot = room('/slots', { staff: 'sessions.edit' })

  .get(
    '/:id',
    async (c) => {
      const { slot, title, screen } = await load(c)
      return page(c, title, screen(slot.state))
    },
    { rows: 260 },
  )

  .post('/:id', async (c) => {
    const { session, slot, title, screen } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, SlotInput)
    if (!form.ok) return refused(c, title, screen(form.state))
    const wanted = { ...wantedOf(form.value, zoneOf(c)), id: slot.id }
    const outcome = await changeSlot(
      scope,
      session,
      slot.former,
      form.value.version,
      wanted,
      acceptedIn(form.value.accepted),
      [],
    )
    if (outcome.ok) return gone(c, paths.sessions.slots(session.id), { text: w.sessions.slots.saved })
    const clash = await clashOf(c, session, [wanted], outcome.refusal)
    return refused(c, title, screen(withRefusal(c, form.state, clash ? 'slot_conflicts' : outcome.refusal), clash), 409)
  })

  .post('/:id/removal', async (c) => {
    const { session, slot, title, screen } = await load(c)
    const outcome = await removeSlot(c.var.scope, session, { id: slot.id, ...slot.former }, [])
    if (!outcome.ok) return refused(c, title, screen(withRefusal(c, slot.state, 'slot_signed')), 409)
    const undo = { action: paths.sessions.slots(session.id), fields: slot.again }
    return gone(c, paths.sessions.slots(session.id), { text: c.var.w.sessions.slots.removed, undo })
  })

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const ofIt = sessionOfSlot(scope, id)
  const [[session], [row], spaces, trainers] = await read(
    scope,
    selectSessionFrame(reachOf(c, 'sessions.edit'), ofIt),
    selectSlotLine(scope, id),
    selectSpaceChoices(scope),
    selectTrainerChoices(scope, ofIt),
  )
  if (!session || !row) throw new NotThere()
  const { w } = c.var
  const item = itemOf(row)
  const title = w.sessions.slots.editTitle(w.format.longDate(row.day))
  const fields = valuesOf(item, zoneOf(c))
  const slot = {
    id,
    former: { day: row.day, startsAt: row.startsAt, endsAt: row.endsAt },
    state: { values: { ...fields, trainers: item.trainers.map((trainer) => trainer.id) }, errors: {} },
    again: { ...fields, id, version: '0', trainers: item.trainers.map((trainer) => trainer.id).join(',') },
  }
  const screen = (state: FormState, clash?: Clash) => (
    <SlotFormPage
      w={w}
      title={title}
      lead={`${session.title}, ${session.code}`}
      action={paths.slots.one(id)}
      verb={w.sessions.slots.save}
      cancel={paths.sessions.slots(session.id)}
      hidden={{ id, version: String([state.values.version ?? row.version].flat()[0]) }}
      state={state}
      choices={{ spaces, trainers }}
      clash={clash}
    />
  )
  return { session, slot, title, screen }
}

function valuesOf(slot: ReturnType<typeof itemOf>, zone: string) {
  return {
    version: String(slot.version),
    day: slot.day,
    from: wallOf(slot.startsAt, zone).hour,
    to: wallOf(slot.endsAt, zone).hour,
    minutes: String(slot.minutes),
    title: slot.title,
    space: slot.spaceId ?? '',
    remoteLink: slot.remoteLink,
  }
}
