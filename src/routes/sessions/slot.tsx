import { read, type Statements } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectAffectedPeople, selectAffectedSlots } from '#db/sessions/consequences.ts'
import { type SessionFrameRow, selectSessionFrame } from '#db/sessions/frame.ts'
import { selectSlotLine } from '#db/sessions/overview.ts'
import { selectSpaceChoices } from '#db/sessions/sessions.ts'
import { mostProposed, selectTrainerChoices, sessionOfSlot, theseTrainers, trainersOfSlot } from '#db/sessions/slots.ts'
import { judging } from '#domain/documents/judging.ts'
import { wallOf } from '#domain/organisations/clock.ts'
import { RemovalInput, SlotInput, wantedOf } from '#domain/sessions/slot.ts'
import { changeSlot, removeSlot } from '#domain/sessions/slots.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { suggestionsOf } from '#routes/registers/colleague-choice.ts'
import { ChangePage } from '#views/sessions/change.tsx'
import type { Clash } from '#views/sessions/conflicts.tsx'
import type { Consequence, Unconfirmed } from '#views/sessions/consequences.tsx'
import { SlotFormPage } from '#views/sessions/slot-form.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { affectedIn, isAnybody, mayBeTold, toldIn } from './affected.ts'
import { papersIn } from './affected-papers.ts'
import { itemOf } from './load.ts'
import { zoneOf } from './overview.tsx'
import { reachOf } from './reach.ts'
import { everyKind, unconfirmed, withoutSlots, withSlots } from './slot-papers.ts'
import { clashOf } from './slots.tsx'
import { type TrainersNamed, trainersIn, withTrainer } from './trainer-choice.ts'

export const slot = room('/slots', { staff: 'sessions.edit' })

  .get(
    '/:id',
    async (c) => {
      const day = c.req.query('day')
      if (!day) {
        const { slot, title, screen } = await load(c)
        return page(c, title, screen(slot.state))
      }
      const { slot, title, screen, judged } = await loadJudged(c)
      // Moved by hand in the agenda: what follows is read before it is saved.
      const state = { ...slot.state, values: { ...slot.state.values, day } }
      const moved = SlotInput.safeParse({ ...slot.state.values, id: slot.id, day })
      const wanted = moved.success ? [{ ...wantedOf(moved.data, zoneOf(c)), id: slot.id }] : []
      return page(c, title, screen(state, { follows: unconfirmed(c, judged, '', withSlots(wanted)) }))
    },
    { rows: 150 },
  )

  .post('/:id', async (c) => {
    const { session, slot, title, screen, judged, found } = await loadJudged(c, await trainersIn(c))
    const { scope, w } = c.var
    const form = withTrainer(c, await readForm(c, SlotInput), found)
    if (!form.ok) return refused(c, title, screen(form.state))
    const { confirmed, version, tell } = form.value
    const wanted = { ...wantedOf(form.value, zoneOf(c)), id: slot.id }
    const follows = unconfirmed(c, judged, confirmed, withSlots([wanted]))
    if (follows) return refused(c, title, screen(withRefusal(c, form.state, 'papers_follow'), { follows }), 409)
    const accepted = acceptedIn(form.value.accepted)
    const outcome = await changeSlot(scope, session, slot.former, { version, tell }, wanted, accepted, [])
    if (outcome.ok) {
      const fields = { ...slot.again, version: String(version + 1), confirmed: everyKind, ...(tell && { tell: 'on' }) }
      const undo = { action: paths.slots.one(slot.id), fields }
      return gone(c, paths.sessions.slots(session.id), { text: w.sessions.slots.saved, undo })
    }
    const clash = await clashOf(c, session, [wanted], outcome.refusal)
    const state = withRefusal(c, form.state, clash ? 'slot_conflicts' : outcome.refusal)
    return refused(c, title, screen(state, { clash }), 409)
  })

  .post('/:id/removal', async (c) => {
    const { session, slot, title, screen, judged, told } = await loadJudged(c)
    const { w } = c.var
    const form = await readForm(c, RemovalInput)
    const { confirmed, tell } = form.ok ? form.value : { confirmed: '', tell: false }
    const follows = unconfirmed(c, judged, confirmed, withoutSlots([slot.id]))
    const isUntold = told.length > 0 && !confirmed.split(' ').includes('people')
    if (follows || isUntold) return refused(c, title, removal(c, session, slot, follows, told), 409)
    const outcome = await removeSlot(c.var.scope, session, { id: slot.id, ...slot.former }, tell, [])
    if (!outcome.ok) return refused(c, title, screen(withRefusal(c, slot.state, 'slot_signed')), 409)
    const fields = { ...slot.again, confirmed: everyKind, ...(tell && { tell: 'on' }) }
    const undo = { action: paths.sessions.slots(session.id), fields }
    return gone(c, paths.sessions.slots(session.id), { text: w.sessions.slots.removed, undo })
  })

/** Taking a slot away, once what follows has been read. */
function removal(
  c: Context,
  session: SessionFrameRow,
  slot: { id: string; day: string },
  follows: Unconfirmed | undefined,
  told: readonly Consequence[],
) {
  const { w } = c.var
  const { slots } = w.sessions
  const state = { ...blank, values: { tell: 'on' } }
  return (
    <ChangePage
      w={w}
      session={session}
      title={slots.remove(w.format.longDate(slot.day))}
      lead={session.title}
      action={paths.slots.removal(slot.id)}
      verb={slots.removeVerb}
      tone="danger"
      hidden={{ confirmed: `${follows?.key ?? ''} people` }}
      state={state}
      consequences={[...(follows?.consequences ?? papersIn(w, [], 'moved')), ...told]}
    >
      {told.length > 0 && <CheckboxField w={w} state={state} name="tell" label={w.sessions.moves.tell} />}
    </ChangePage>
  )
}

type InTheWay = { clash?: Clash | undefined; follows?: Unconfirmed | undefined }

/** With the papers that the change may make false. */
async function loadJudged(c: Context, named?: TrainersNamed) {
  const { scope } = c.var
  const { rest, ...loaded } = await load(c, judging(scope, sessionOfSlot(scope, c.req.param('id') ?? '')), named)
  return { ...loaded, judged: rest }
}

async function load<const T extends Statements = readonly []>(
  c: Context,
  also: T = [] as unknown as T,
  named?: TrainersNamed,
) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const ofIt = sessionOfSlot(scope, id)
  const [[session], [row], spaces, trainers, found, people, all, ...rest] = await read(
    scope,
    selectSessionFrame(reachOf(c, 'sessions.edit'), ofIt),
    selectSlotLine(scope, id),
    selectSpaceChoices(scope),
    selectTrainerChoices(scope, ofIt, named ? theseTrainers(named.ids) : trainersOfSlot(scope, id)),
    selectColleagues(scope, 'trainers', named?.typed ?? ''),
    selectAffectedPeople(scope, ofIt),
    selectAffectedSlots(scope, ofIt),
    ...also,
  )
  if (!session || !row) throw new NotThere()
  const { w } = c.var
  const item = itemOf(row)
  const affected = affectedIn([people, [], all])
  const told = isAnybody(affected) ? toldIn(w, affected) : []
  const title = w.sessions.slots.editTitle(w.format.longDate(row.day))
  const fields = valuesOf(item, zoneOf(c))
  const slot = {
    id,
    day: row.day,
    former: {
      day: row.day,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      spaceId: row.spaceId,
      remoteLink: row.remoteLink,
      trainers: item.trainers.map((trainer) => trainer.id),
    },
    state: { values: { ...fields, tell: 'on', trainers: item.trainers.map((trainer) => trainer.id) }, errors: {} },
    again: { ...fields, id, version: '0', trainers: item.trainers.map((trainer) => trainer.id).join(',') },
  }
  const screen = (state: FormState, { clash, follows }: InTheWay = {}) => (
    <SlotFormPage
      w={w}
      title={title}
      lead={`${session.title}, ${session.code}`}
      action={paths.slots.one(id)}
      verb={w.sessions.slots.save}
      cancel={paths.sessions.slots(session.id)}
      hidden={{ id, version: String([state.values.version ?? row.version].flat()[0]) }}
      state={state}
      choices={{ spaces, trainers, more: trainers.length >= mostProposed, others: suggestionsOf(found) }}
      clash={clash}
      unconfirmed={follows}
      told={mayBeTold(w, affected)}
    />
  )
  return { session, slot, title, told, screen, found, rest }
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
