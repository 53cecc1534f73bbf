import { read, type Statements } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { type Booked, type Conflict, type ConflictKind, selectConflicts } from '#db/sessions/conflicts.ts'
import { selectAffectedPeople } from '#db/sessions/consequences.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { selectSessionFacts, selectSlotLines } from '#db/sessions/overview.ts'
import { selectSpaceChoices } from '#db/sessions/sessions.ts'
import {
  lastTrainersOf,
  mostProposed,
  selectConflictPolicy,
  selectTrainerChoices,
  theseTrainers,
} from '#db/sessions/slots.ts'
import { judging } from '#domain/documents/judging.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { skippedHolidays } from '#domain/sessions/calendar.ts'
import { PlanInput, plannedBy, SlotInput, wantedOf } from '#domain/sessions/slot.ts'
import { bookingOf, type Planned, planSlots } from '#domain/sessions/slots.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { suggestionsOf } from '#routes/registers/colleague-choice.ts'
import type { Clash } from '#views/sessions/conflicts.tsx'
import type { Consequence, Unconfirmed } from '#views/sessions/consequences.tsx'
import { SlotFormPage } from '#views/sessions/slot-form.tsx'
import { SlotsPage } from '#views/sessions/slots.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { isAnybody, mayBeTold } from './affected.ts'
import { itemOf, loadSession } from './load.ts'
import { zoneOf } from './overview.tsx'
import { everyKind, unconfirmed, withSlots } from './slot-papers.ts'
import { tabsFor } from './tabs.ts'
import { type TrainersNamed, trainersIn, withTrainer } from './trainer-choice.ts'

export const slotForms = room('/sessions/:id/slots', { staff: 'sessions.edit' })

  .post('/plan', async (c) => {
    const { session, answering, screen, judged } = await loadJudged(c)
    const { scope, w } = c.var
    const form = withTrainer(c, await readForm(c, PlanInput), answering)
    if (!form.ok) return refused(c, w.sessions.slots.title, screen(form.state))
    const wanted = plannedBy(form.value, zoneOf(c))
    const follows = unconfirmed(c, judged, form.value.confirmed, withSlots(wanted))
    if (follows) {
      const state = withRefusal(c, form.state, 'papers_follow')
      return refused(c, w.sessions.slots.title, screen(state, undefined, follows), 409)
    }
    const { tell } = form.value
    const outcome = await planSlots(scope, session, wanted, { accepted: acceptedIn(form.value.accepted), tell }, [])
    // Planned already, and the answer was lost on its way.
    if (outcome.ok || outcome.refusal === 'taken') {
      const { plan } = w.sessions.slots
      const days = [...new Set(wanted.map(({ day }) => day))]
      const skipped = skippedHolidays(days, form.value.weekdays.map(Number)).map(w.format.date)
      const said = plan.done(w.format.count(wanted.length, plan.slot, plan.slots))
      const text = skipped.length > 0 ? `${said} ${plan.skipped(skipped.join(', '))}` : said
      return gone(c, paths.sessions.slots(session.id), { text })
    }
    const clash = await clashOf(c, session, wanted, outcome.refusal)
    const refusal = clash ? 'slot_conflicts' : outcome.refusal
    return refused(c, w.sessions.slots.title, screen(withRefusal(c, form.state, refusal), clash), 409)
  })

  .get(
    '/new',
    async (c) => {
      const { session, choices, slots, told, reaches } = await load(c, 'sessions.edit')
      const last = slots.at(-1)
      const values = {
        id: c.var.scope.ids.next(),
        version: '0',
        day: last?.day ?? dayOf(c.var.scope.clock.now(), zoneOf(c)),
        from: '09:00',
        to: '12:30',
        space: session.spaceId ?? '',
        remoteLink: session.remoteLink,
        trainers: last?.trainers.map(({ id }) => id) ?? [],
        tell: reaches ? 'on' : '',
      }
      return page(c, c.var.w.sessions.slots.addTitle, newForm(c, session, choices, { ...blank, values }, { told }))
    },
    { rows: 150 },
  )

  .post('/', async (c) => {
    const { session, choices, answering, judged, told } = await loadJudged(c)
    const { scope, w } = c.var
    const title = w.sessions.slots.addTitle
    const form = withTrainer(c, await readForm(c, SlotInput), answering)
    if (!form.ok) return refused(c, title, newForm(c, session, choices, form.state, { told }))
    const wanted = wantedOf(form.value, zoneOf(c))
    const follows = unconfirmed(c, judged, form.value.confirmed, withSlots([wanted]))
    if (follows) {
      const state = withRefusal(c, form.state, 'papers_follow')
      return refused(c, title, newForm(c, session, choices, state, { follows, told }), 409)
    }
    const { tell } = form.value
    const outcome = await planSlots(scope, session, [wanted], { accepted: acceptedIn(form.value.accepted), tell }, [])
    if (outcome.ok || outcome.refusal === 'taken') {
      const fields = { confirmed: everyKind, ...(tell && { tell: 'on' }) }
      const undo = { action: paths.slots.removal(wanted.id), fields }
      return gone(c, paths.sessions.slots(session.id), { text: w.sessions.slots.added, undo })
    }
    const clash = await clashOf(c, session, [wanted], outcome.refusal)
    const state = withRefusal(c, form.state, clash ? 'slot_conflicts' : outcome.refusal)
    return refused(c, title, newForm(c, session, choices, state, { clash, told }), 409)
  })

export const slots = room('/sessions/:id/slots', { staff: 'sessions.read' }).get(
  '/',
  async (c) => {
    const { session, screen } = await load(c, 'sessions.read')
    return page(c, session.title, screen(undefined))
  },
  { rows: 150 },
)

/** With the papers that the change may make false. */
const loadJudged = async (c: Context) => {
  const { rest, ...loaded } = await load(
    c,
    'sessions.edit',
    judging(c.var.scope, c.req.param('id') ?? ''),
    await trainersIn(c),
  )
  return { ...loaded, judged: rest }
}

async function load<const T extends Statements = readonly []>(
  c: Context,
  permission: 'sessions.edit' | 'sessions.read',
  also: T = [] as unknown as T,
  named?: TrainersNamed,
) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    permission,
    selectSessionFacts(scope, id),
    selectSlotLines(scope, id),
    selectSpaceChoices(scope),
    selectTrainerChoices(scope, id, named ? theseTrainers(named.ids) : lastTrainersOf(scope, id)),
    selectColleagues(scope, 'trainers', named?.typed ?? ''),
    selectAffectedPeople(scope, id),
    ...also,
  )
  const [[facts], rows, spaces, trainers, answering, people, ...rest] = found
  if (!facts) throw new NotThere()
  const slots = rows.map(itemOf)
  const choices = { spaces, trainers, more: trainers.length >= mostProposed, others: suggestionsOf(answering) }
  const told = mayBeTold(c.var.w, { people, slots })
  const screen = (state: FormState | undefined, clash?: Clash, follows?: Unconfirmed) => (
    <SlotsPage
      w={c.var.w}
      session={session}
      facts={facts}
      tabs={tabsFor(c, session.siteId)}
      slots={slots}
      choices={choices}
      state={state ?? proposal(c, session, facts.halfDays)}
      clash={clash}
      unconfirmed={follows}
      told={told}
      mayEdit={c.var.may('sessions.edit', session.siteId)}
    />
  )
  return { session, slots, choices, answering, told, reaches: isAnybody({ people, slots }), screen, rest }
}

/** What stands in the way, when that is why the batch failed; read once it has. */
export async function clashOf(
  c: Context,
  session: Planned,
  wanted: readonly Booked[],
  refusal: string,
  kinds?: readonly ConflictKind[],
): Promise<Clash | undefined> {
  if (refusal !== 'overtaken') return undefined
  const { scope } = c.var
  const [[policy], ...found] = await read(
    scope,
    selectConflictPolicy(scope),
    ...selectConflicts(scope, bookingOf(session, wanted), kinds),
  )
  const conflicts: Conflict[] = found.flat()
  if (conflicts.length === 0) return undefined
  return { conflicts, policy: policy?.policy === 'block' ? 'block' : 'warn', seatsMax: session.seatsMax }
}

type Choices = Parameters<typeof SlotFormPage>[0]['choices']

type Beside = { clash?: Clash | undefined; follows?: Unconfirmed | undefined; told: readonly Consequence[] }

function newForm(c: Context, session: SessionFrameRow, choices: Choices, state: FormState, beside: Beside) {
  const { w } = c.var
  const id = [state.values.id ?? ''].flat()[0] ?? ''
  return (
    <SlotFormPage
      w={w}
      title={w.sessions.slots.addTitle}
      lead={`${session.title}, ${session.code}`}
      action={paths.sessions.slots(session.id)}
      verb={w.sessions.slots.add}
      cancel={paths.sessions.slots(session.id)}
      hidden={{ id, version: '0' }}
      state={state}
      choices={choices}
      clash={beside.clash}
      unconfirmed={beside.follows}
      told={beside.told}
    />
  )
}

/** Full days of the week, at the usual hours, as many as the programme says. */
const proposal = (c: Context, session: SessionFrameRow, halfDays: number): FormState => ({
  ...blank,
  values: {
    id: c.var.scope.ids.next(),
    first: session.goOn,
    days: String(Math.max(1, Math.ceil(halfDays / 2))),
    weekdays: ['1', '2', '3', '4', '5'],
    morning: 'on',
    morningFrom: '09:00',
    morningTo: '12:30',
    afternoon: 'on',
    afternoonFrom: '13:30',
    afternoonTo: '17:00',
    space: session.spaceId ?? '',
    remoteLink: session.remoteLink,
  },
})
